order-title = 주문 { $number }

order-placed = 주문일 { $date }
order-number = 주문 번호
order-check-or-pay = 결과 확인 또는 결제
order-contents = 주문 상품

order-note = 이 페이지를 인쇄하거나 주소를 보관해 두세요. 어느 기기에서든 이 주문을 열어 보실 수 있습니다. 궁금한 점이 있으시면 주문 번호와 함께 { -order-write-to-us }.
-order-write-to-us = 메일로 문의해 주세요

## 진행 상황

order-progress = 주문 진행 상황
order-step-done = , 완료
order-step-current = , 현재 단계
order-step-ahead = , 예정

order-step-cancelled = 취소됨
order-step-not-paid = 미결제

order-gives-back = 상품은 발송되지 않습니다. { $amount } 금액은 결제하신 수단으로 돌려드립니다. 카드사나 은행에 따라 내역에 표시되기까지 최대 10일이 걸릴 수 있습니다.
order-gives-back-to = 상품은 발송되지 않습니다. { $amount } 금액은 결제하신 수단으로 돌려드립니다: { $to }. 카드사나 은행에 따라 내역에 표시되기까지 최대 10일이 걸릴 수 있습니다.

## 합계

order-goods = 상품
order-subtotal = 소계, { $count ->
   *[other] { $count }개
}
order-code = 코드 { $code }
order-free = 무료
order-total = 총액

## 배송지와 결제

order-going-to = 배송지
order-payment = 결제
order-parcel = 택배
order-parcel-number = 소포 { $number }
order-parcel-left = { $date } 발송
order-parcel-contents = 이 소포에 든 것
order-still-to-come = 아직 보내지 않은 것
order-follow-parcel = 배송 조회
order-payment-number = 결제 번호
order-news-to = 영수증과 안내 메일
order-persons-hidden = 이 링크로는 주문하신 분과 배송지를 더 이상 볼 수 없습니다. 주문할 때 입력하신 이메일 주소로 로그인하시면 모두 보실 수 있습니다.

## 계정에 보관

order-keep-log-in = 이 주문 보관하기: 로그인 링크 받기
order-keep-claim = 내 계정에 이 주문 보관
order-kept = 이 주문은 { -order-your-account }에 보관되어 있습니다.
-order-your-account = 내 계정
order-of-other-address = 다른 이메일 주소로 접수된 주문입니다. 보관하시려면 그 주소로 로그인해 주세요.
order-kept-elsewhere = 이미 다른 계정에 보관된 주문입니다. 주문 페이지는 지금처럼 링크로 열어 보실 수 있습니다.

## 주문 목록

order-list-title = 주문 내역
order-list-in-account = 내 계정에 보관된 주문
order-list-empty = 이 브라우저에서 하신 주문이 아직 없습니다.
order-list-empty-advice = 영수증의 링크로 어느 기기에서든 주문을 열어 보실 수 있습니다.
order-list-go-to-shop = 상품 보러 가기
order-pieces = { $count ->
   *[other] { $count }개
}
order-check-result = 결과 확인

## 단계

order-step-placed = 주문 접수
order-step-paid = 결제 완료
order-step-packed = 포장 완료
order-step-left = 배송 중

## 결제 상태

order-paid-by-card = 카드 { $card }
order-paid-on = 결제 완료: { $moment }
order-checking = 결제 서비스에 확인 중
    .next = 결제 서비스에 확인하고 있습니다. 결과는 메일로 알려 드립니다.
order-processing = 결제 서비스에서 처리 중
    .next = 결제 서비스에서 결제를 처리하고 있습니다. 결과는 메일로 알려 드립니다.
order-not-paid = 결제 전
    .next = 결제를 기다리고 있는 주문입니다.
order-capturing = 승인됨, 대금을 받는 중
    .next = 카드가 승인되어 지금 대금을 받고 있습니다. 끝나는 대로 상품을 포장합니다.
order-held = 승인됨, 아직 청구 전
    .next = 카드가 승인되었습니다. 금액은 상품 발송 준비가 끝나면 청구됩니다.
order-paid = 결제 완료
    .next = 지금 상품을 포장하고 있습니다. { $delivery }: 발송되면 { $email } 주소로 메일을 보내 드립니다.
    .next-left = 상품을 배송하고 있습니다. { $delivery }.
    .next-partly = 주문의 일부가 발송되었습니다. 나머지를 보낼 때 { $email }(으)로 알려 드립니다.
order-failed = 결제 실패
order-expired = 결제 시간 지남
order-try-again = 아직 결제되지 않은 주문입니다. 다시 시도하실 수 있으며 주문 번호는 그대로입니다.
order-cancelled = 취소됨
    .next = 상품은 발송되지 않습니다. 이 주문의 결제가 들어오더라도 전액 돌려드립니다.
order-returned = 취소됨, 결제 금액을 돌려드리는 중
    .next = 상품은 발송되지 않습니다. 결제하신 금액은 모두 결제하신 수단으로 돌려드립니다.
order-given-back = 환불됨
    .next = 결제하신 금액 전액을 결제하신 수단으로 환불해 드렸습니다.
order-capture-failed = 승인됨, 아직 대금을 받지 못함
    .next = 카드사가 이 주문의 금액을 잡아 두었지만, 저희가 아직 대금을 받지 못했습니다. 확인한 뒤 메일로 알려 드리겠습니다.
order-review = 결제 확인 중
    .next = 결제 내용에 맞지 않는 부분이 있습니다. 확인한 뒤 메일로 알려 드리겠습니다.

order-refunded = { $amount } 환불됨
order-refund-pending = { $amount } 환불 중
