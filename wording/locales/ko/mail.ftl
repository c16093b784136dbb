mail-order = 탑승권, 주문 번호
mail-order-number = 주문 { $number }
mail-dear = { $name } 님, 안녕하세요.
mail-thanks = { $name } 님, 감사합니다.
mail-hello = 안녕하세요.
mail-see-order = 주문 보기
mail-see-payment = 결제 상태 보기
mail-paid-with = 결제 수단
mail-keep = 이 메일을 보관해 두세요. 메일의 링크로 어느 기기에서든 주문을 열어 보실 수 있습니다.
mail-help-label = 궁금한 점은 메일로 문의해 주세요:
mail-help = 궁금한 점은 메일로 문의해 주세요: { $address }
mail-legal = { -shop-name }에서 이 메일 주소가 입력되어 보내 드리는 안내입니다. 해당 용건만을 담은 메일이며 광고가 아닙니다.
mail-goes-back = 결제하신 수단으로 돌려드립니다. 카드사나 은행에 따라 내역에 표시되기까지 최대 10일이 걸릴 수 있습니다.
mail-goes-to = 결제하신 수단으로 돌려드립니다: { $to }. 카드사나 은행에 따라 내역에 표시되기까지 최대 10일이 걸릴 수 있습니다.

## 영수증

mail-receipt-subject = { -shop-name } 주문 { $number }: { $total } 결제 완료
mail-receipt = 주문이 결제되었습니다
mail-receipt-charged = { $paid }에 { $total } 금액이 한 번 청구되었습니다.
mail-receipt-next = 지금 상품을 포장하고 있으며, 발송되면 다시 메일을 보내 드립니다.

## 발송

mail-shipped-subject = { -shop-name } 주문 { $number }: 배송이 시작되었습니다
mail-shipped = 배송이 시작되었습니다
mail-shipped-left = 주문 { $number }의 상품이 발송되었습니다. { $delivery }.
mail-shipped-part-subject = { -shop-name } 주문 { $number }의 일부가 발송되었습니다
mail-shipped-part = 주문의 일부가 발송되었습니다
mail-shipped-part-left = 주문 { $number }의 일부가 발송되었습니다. 나머지는 곧 보내 드리며, 그때 다시 알려 드립니다. { $delivery }.
mail-shipped-rest-subject = { -shop-name } 주문 { $number }의 나머지가 발송되었습니다
mail-shipped-rest = 주문의 나머지가 발송되었습니다
mail-shipped-rest-left = 주문 { $number }의 나머지가 발송되었습니다. 이제 모두 발송되었습니다. { $delivery }.

## 취소

mail-cancelled-subject = { -shop-name } 주문 { $number }: 취소되었습니다
mail-cancelled = 주문이 취소되었습니다
mail-cancelled-off = 주문 { $number }의 취소가 완료되었습니다. 상품은 발송되지 않습니다.
mail-cancelled-back = 결제하셨거나 카드사가 잡아 둔 금액 { $amount } 전액을 고객님께 돌려드립니다.
mail-cancelled-nothing = 이 주문으로 결제된 금액은 없습니다. 결제가 뒤늦게 들어오더라도 전액 돌려드립니다.

## 환불

mail-refunded-subject = { -shop-name } 주문 { $number }: { $amount } 환불
mail-refunded = 대금을 환불해 드립니다
mail-refunded-amount = 주문 { $number }의 결제 금액 가운데 { $amount } 금액을 환불해 드렸습니다.
mail-refunded-reason = 사유: { $reason }
mail-returned-subject = { -shop-name } 주문 { $number }: 결제 금액을 돌려드렸습니다
mail-returned = 결제 금액을 돌려드립니다
mail-returned-amount = 주문 { $number }에 들어온 { $amount }의 결제는 필요하지 않아 전액 돌려드렸습니다.

## 미결제

mail-unpaid-subject = { -shop-name } 주문 { $number }: 결제되지 않았습니다
mail-failed = 결제가 이루어지지 않았습니다
mail-expired = 결제 시간이 지났습니다
mail-unpaid-not-charged = 이 주문으로 청구된 금액은 없습니다.
mail-unpaid-not-seen = 이 주문의 결제가 저희에게 들어오지 않았습니다.
mail-unpaid-late = 결제가 뒤늦게 들어오면 이 주문의 대금으로 한 번만 처리하거나 돌려드립니다.
mail-unpaid-next = 주문은 접수하신 뒤 하루 동안 보관됩니다. 주문을 원하시면 { $total } 금액을 결제해 주세요. 원하지 않으시면 그대로 두시면 됩니다.
mail-pay = { $total } 결제하기

mail-capture-failed-subject = { -shop-name } 주문 { $number }: 결제가 완료되지 않았습니다
mail-capture-failed = 결제가 완료되지 않았습니다
mail-capture-failed-held = 카드사가 이 주문을 위해 { $total } 금액을 잡아 두었지만, 저희가 아직 대금을 받지 못했습니다.
mail-capture-failed-next = 저희가 확인한 뒤 다시 메일을 보내 드리겠습니다. 따로 하실 일은 없습니다. 다른 방법으로 결제하시면, 잡아 둔 금액을 먼저 풀어 드립니다.

## 로그인

mail-login-subject = { -shop-name } 로그인 링크
mail-login = 로그인
mail-login-asked = 이 메일 주소로 { -shop-name } 로그인 요청이 있었습니다. 고객님께서 요청하신 것으로 보입니다.
mail-login-button = { -shop-name } 로그인
mail-login-lasts = 링크는 20분 동안 한 번만 쓸 수 있습니다. 요청하지 않으셨다면 그대로 두세요. 이 링크 없이는 아무도 로그인할 수 없습니다.
