subscription-list-title = 내 구독
subscription-list-empty = 이 브라우저에서 신청하신 구독이 없습니다. 메일의 링크로 어느 기기에서든 구독을 열어 보실 수 있습니다.
subscription-number = 구독 번호
subscription-invoices = 청구서
subscription-no-invoices = 아직 없습니다.
subscription-go-on = 결제 페이지로 이동
subscription-agreement = 동의하신 내용
subscription-agreed-at = { $date }에 다음 내용에 동의하셨습니다.
subscription-news-to = 안내 메일은 { $email } 주소로 보내 드립니다.

## 상태

subscription-signing-up = 시작 전
subscription-active = 이용 중
subscription-past-due = 결제 실패
subscription-ending = 해지됨
subscription-ended = 종료됨
subscription-failed = 시작되지 않음
subscription-expired = 시작되지 않음

## 상태 설명

subscription-signing-up-says = 결제 서비스의 답을 기다리고 있습니다. 결제 페이지에서 절차를 마치셨다면 1분 안에 이 페이지가 저절로 바뀝니다.
subscription-access-until = { $date }까지 이용하실 수 있습니다.
subscription-next = 다음 결제는 { $amount }, 결제일은 { $charged }입니다. { $renews }에 시작하는 이용 기간의 이용료입니다.
subscription-waits-for-money = 결제를 확인하고 있습니다. 확인되면 이용하실 수 있습니다.
subscription-past-due-says = 이번 이용 기간의 금액을 청구하지 못해 지금은 이용하실 수 없습니다. 결제 서비스가 자동으로 다시 시도하니 카드나 전자지갑에 잔액이 충분한지 확인해 주세요.
subscription-cancelling-says = 해지하셨습니다. 결제 서비스에 알리고 있으며, 확인될 때까지 반복해서 알립니다.
subscription-ending-says = 해지하셨습니다. 더 이상 청구되지 않습니다.
subscription-ended-says = 종료된 구독입니다. 더 이상 청구되지 않습니다.
subscription-failed-says = 첫 결제가 이루어지지 않아 구독이 시작되지 않았습니다. 잡아 둔 금액이 있다면 돌려드립니다. 다시 신청하실 수 있습니다.
subscription-expired-says = 정해진 시간 안에 신청을 마치지 않아 청구된 금액은 없습니다. 다시 신청하실 수 있습니다.

subscription-surplus-says = 이미 이용 중인 플랜이어서 두 번째 신청은 바로 종료했습니다. 결제하신 금액이 있다면 돌려드립니다.

## 해지

subscription-cancel-title = 해지
subscription-cancel = 구독 해지
subscription-cancel-until = 더 이상 청구되지 않으며, { $date }까지 이용하실 수 있습니다.
subscription-cancel-late = { $renews }에 시작하는 이용 기간의 금액 { $amount } 청구가 이미 진행 중이어서 그대로 청구될 수 있습니다. 청구되면 그 기간이 끝날 때까지 이용하실 수 있습니다. 그 뒤로는 더 이상 청구되지 않습니다.
subscription-cancel-now = 더 이상 청구되지 않습니다.

## 청구서

subscription-period = { $start }부터 { $end }까지
subscription-period-unknown = 이용 기간 { $number }
subscription-invoice-open = 확인 중
subscription-invoice-trial = 무료 체험
subscription-invoice-paid = 결제 완료
subscription-invoice-failed = 미결제
subscription-invoice-refunded = 환불됨
subscription-invoice-needs-review = 결제 확인 중

## 메일

subscription-mail-greeting = { $name } 님, 안녕하세요.
subscription-mail-link = 구독 보기
subscription-mail-signed-up = 구독이 시작되었습니다: { $plan }
subscription-mail-paid = { $plan }: { $amount } 결제 완료
subscription-mail-charge-failed = { $plan }: 결제가 실패했습니다
subscription-mail-charge-failed-says = 금액을 청구하지 못했습니다. 결제 서비스가 자동으로 다시 시도하니 카드나 전자지갑에 잔액이 충분한지 확인해 주세요. 구독을 더 이상 원하지 않으시면 구독 페이지에서 해지해 주세요.
subscription-mail-cancelled = 구독이 해지되었습니다: { $plan }
subscription-mail-ended = 구독이 종료되었습니다: { $plan }
subscription-mail-trial-ends = { $plan }: 무료 체험이 곧 끝납니다
subscription-mail-upcoming = { $plan }: 곧 { $amount } 청구됩니다
subscription-mail-how-to-cancel = 계속 이용하지 않으시려면 그날 전에 구독 페이지에서 해지해 주세요. 그러면 청구되지 않습니다.

## 배송

subscription-delivery = 배송
subscription-delivery-next = 결제된 이용 기간마다 보내 드립니다: { $item }.
subscription-delivery-change = 받을 상품이나 배송지 변경
subscription-delivery-note = 이미 포장한 택배는 원래 배송지로 발송됩니다.
subscription-delivery-save = 저장
subscription-parcel-to-ship = { $item }: 포장 중
subscription-parcel-shipped = { $item }: { $date } 발송
subscription-parcel-sold-out = { $item }: 품절. 나중에 보내 드리거나 해당 이용 기간의 금액을 환불해 드립니다.
subscription-parcel-withdrawn = { $item }: 해당 이용 기간이 환불되어 발송하지 않음
