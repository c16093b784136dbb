subscription-list-title = 내 구독
subscription-list-older = 이전 구독
subscription-list-empty = 이 브라우저에서 신청하신 구독이 없습니다. 메일의 링크로 어느 기기에서든 구독을 열어 보실 수 있습니다.
subscription-number = 구독 번호
subscription-invoices = 청구서
subscription-no-invoices = 아직 없습니다.
subscription-go-on = 결제 페이지로 이동
subscription-agreement = 동의하신 내용
subscription-keep = 내 계정에 보관
subscription-kept-elsewhere = 없는 구독이거나 다른 계정에 보관된 구독입니다.
subscription-of-other-address = 다른 이메일 주소로 신청하신 구독입니다. 계정에 보관하시려면 그 주소로 로그인해 주세요.
subscription-agreed-at = { $date }에 다음 내용에 동의하셨습니다.
subscription-changed-at = { $date }에 저희가 플랜을 변경했습니다.
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
subscription-terminating-says = 이 구독을 종료하고 있습니다. 결제 서비스에 알리고 있으며, 확인될 때까지 반복해서 알립니다.
subscription-cancel-asked-says = 해지하셨습니다.
subscription-end-refused-says = 결제 서비스가 이 구독의 종료를 거부하여 다시 결제될 수 있습니다. 저희 담당자가 확인하고 있으며, 결제 서비스에도 계속 요청하고 있습니다. 전자지갑으로 결제하신다면 전자지갑에서 직접 구독을 종료하실 수 있습니다. 그래도 결제되면 저희에게 알려 주세요.
subscription-ending-says = 해지하셨습니다. 더 이상 청구되지 않습니다.
subscription-ended-says = 종료된 구독입니다. 더 이상 청구되지 않습니다.
subscription-failed-says = 첫 결제가 이루어지지 않아 구독이 시작되지 않았습니다. 잡아 둔 금액이 있다면 돌려드립니다. 다시 신청하실 수 있습니다.
subscription-expired-says = 정해진 시간 안에 신청을 마치지 않아 청구된 금액은 없습니다. 다시 신청하실 수 있습니다.

subscription-surplus-says = 이미 이용 중인 플랜이어서 두 번째 신청은 바로 종료했습니다. 결제하신 금액이 있다면 돌려드립니다.

## 플랜 변경

subscription-change-title = 플랜 변경
subscription-change-lead = 변경할 때 청구되는 금액은 없습니다. 다음 이용 기간부터 새 플랜이 적용됩니다.
subscription-change-heading = 플랜 변경: { $plan }
subscription-change-back = 변경하지 않고 구독 { $number } 페이지로 돌아가기
subscription-change-until = { $begins }까지는 모두 그대로이며, 변경에 따라 청구되는 금액은 없습니다.
subscription-change-pays = { $begins }부터 해지하실 때까지 { $price } 금액을 결제합니다.
subscription-change-charged = 새 플랜의 첫 청구일은 { $charged }입니다.
subscription-change-button = 플랜 변경
subscription-changing-says = 플랜 변경을 신청하셨습니다. 결제 서비스에 알리고 있으며, 확인될 때까지 반복해서 알립니다. 그때까지는 아무것도 바뀌지 않습니다.
subscription-change-refused-says = 결제 서비스에서 플랜 변경을 받아들이지 않았습니다. 구독은 전과 같이 계속됩니다. 다시 시도하시거나 메일로 문의해 주세요.
subscription-change-error-not-charged = 더 이상 청구되지 않는 구독이어서 플랜을 변경할 수 없습니다.
subscription-change-error-paying = 이 구독의 결제가 예정되어 있거나 진행 중입니다. 결제가 끝나면 플랜을 변경하실 수 있으니 몇 시간 뒤에 다시 확인해 주세요.
subscription-change-error-pending = 지난번 변경이 아직 확인되지 않았습니다. 확인되면 플랜을 다시 변경하실 수 있습니다.
subscription-change-error-no-plan = 이 구독에서 선택할 수 없는 플랜입니다.
subscription-change-error-has-plan = 이미 구독 중인 플랜입니다.
subscription-change-error-changed = 이 페이지를 여신 뒤 가격이나 결제 주기, 날짜가 변경되었습니다. 아래의 새 조건을 읽어 보시고 동의하시면 버튼을 다시 눌러 주세요. 변경된 내용은 없습니다.

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
subscription-mail-plan-changed = 플랜이 변경되었습니다: { $plan }
subscription-mail-plan-kept = { $plan }: 플랜을 변경하지 못했습니다
subscription-mail-rate-changed = { $plan }: 가격이 변경됩니다
subscription-mail-rate-changed-says = { $begins }부터 { $price } 금액을 결제합니다. 원하지 않으시면 청구되기 전에 구독 페이지에서 해지해 주세요. 그러면 더 이상 청구되지 않습니다.
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
