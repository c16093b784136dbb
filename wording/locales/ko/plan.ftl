plan-list-title = 구독
plan-list-lead = 한 번 신청하면 이용 기간마다 결제되고, 원하실 때 언제든지 해지하실 수 있습니다.
plan-list-empty = 이 통화로 이용할 수 있는 구독이 없습니다. 페이지 맨 아래에서 다른 통화를 선택해 주세요.
plan-list-mine = 내 구독

## 결제 주기

plan-every-day = { $count }일마다
plan-every-week = { $count ->
    [1] 매주
   *[other] { $count }주마다
}
plan-every-month = { $count ->
    [1] 매월
   *[other] { $count }개월마다
}
plan-every-year = { $count ->
    [1] 매년
   *[other] { $count }년마다
}
plan-price = { $interval } { $amount }

## 플랜 페이지

plan-email = 이메일
plan-email-hint = 청구, 결제 실패, 종료 등 구독 안내를 보내 드립니다.
plan-name = 이름
plan-agreement = 동의하시는 내용
plan-subscribe = 구독하고 { $amount } 결제
plan-start-trial = 무료 체험 시작

## 동의 내용

plan-pay-first = { $date }까지의 이용료로 지금 { $amount } 금액을 결제합니다.
plan-trial-free = 체험은 무료이며 { $date }에 끝납니다. 지금 결제되는 금액은 없으며, 카드나 전자지갑을 쓸 수 있는지만 확인합니다.
plan-pay-then = 그 뒤에는 해지하실 때까지 { $interval } { $amount } 금액을 결제합니다.
plan-next-charge = 다음 청구일은 { $date }입니다.
plan-day-before = 그 뒤의 금액은 해당 이용 기간이 시작되기 전날에 청구됩니다.
plan-cancel-any-time = 구독 페이지에서 언제든지 해지하실 수 있으며, 페이지 주소는 메일로 보내 드립니다. 해지하시면 더 이상 청구되지 않고, 이미 결제하신 기간은 끝까지 이용하실 수 있습니다.

## 문제가 생겼을 때

plan-error-name = 이름을 입력해 주세요
plan-error-changed = 이 페이지를 여신 뒤 가격이나 결제 주기가 변경되었습니다. 아래의 새 조건을 읽어 보시고 동의하시면 버튼을 다시 눌러 주세요. 청구된 금액은 없습니다.
plan-error-no-answer = 결제 서비스가 응답하지 않았습니다. 청구된 금액은 없습니다. 잠시 후 버튼을 다시 눌러 주세요.
plan-error-refused = 결제 서비스에서 이 신청을 받을 수 없습니다. 청구된 금액은 없습니다. 메일로 문의해 주세요.
plan-error-tries = 여러 번 시도하셨습니다. 청구된 금액은 없습니다. 몇 시간 뒤에 다시 시도하시거나 메일로 문의해 주세요.

plan-goods = 어떤 상품을 보내 드릴까요?
plan-error-goods = 받으실 상품을 선택해 주세요.
