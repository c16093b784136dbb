cart-title = 장바구니
cart-empty = 장바구니가 비어 있습니다.
cart-order-cancelled = 주문 { $number }의 취소가 완료되어 장바구니를 다시 쓰실 수 있습니다. 이 주문의 결제가 뒤늦게 들어오더라도 자동으로 돌려드립니다. 주문서에 입력하신 내용은 그대로 남아 있습니다.
cart-go-to-shop = 상품 보러 가기
cart-added = { $name } 상품을 장바구니에 담았습니다.
cart-back-to = { $name } 페이지로 돌아가기
cart-keep-looking = 계속 둘러보기
cart-needs-cookies = 브라우저에서 이 스토어의 쿠키를 저장하지 않고 있습니다
cart-needs-cookies-message = 그래서 어느 장바구니가 고객님의 것인지 알 수 없어 상품을 담지 못했습니다. 브라우저 설정에서 이 사이트의 쿠키를 허용한 뒤 상품을 다시 담아 주세요. 쿠키는 장바구니와 로그인에만 사용합니다.

## 담긴 상품

cart-each = 개당 { $price }

cart-quantity = 수량
    .rest = ({ $name })

cart-update = 변경
cart-remove = 삭제

cart-price-changed = 가격이 변경되었습니다. 이전 가격은 { $was }입니다.
cart-only-left = { $left }개만 남아 있습니다. 수량을 줄여 주세요.
cart-sold-out = 품절되었습니다. 장바구니에서 삭제해 주세요.

cart-gone = ‘{ $name }’ 상품은 현재 판매하지 않거나, 선택하신 통화로는 판매하지 않습니다. 이 상품은 주문에 포함되지 않습니다. 다른 통화를 선택하시거나 삭제해 주세요.

cart-not-in-currency = ‘{ $name }’ 상품은 { $currency } 통화로 판매하지 않습니다. 페이지 맨 아래에서 다른 통화를 선택한 뒤 다시 담아 주세요.

## 합계

cart-summary = 주문 요약
cart-total = 상품 합계 (배송비 별도)
cart-checkout = 주문하기
cart-checkout-blocked = 표시된 상품을 변경하거나 삭제한 뒤 주문을 계속해 주세요.
cart-checkout-waits = 위의 결제가 끝나면 다시 주문하실 수 있습니다.
cart-note = 배송 방법은 다음 단계에서 선택하며, 결제하시기 전에 총액을 보여 드립니다.

## 프로모션 코드

cart-have-code = 프로모션 코드가 있습니다
cart-code = 프로모션 코드
cart-use-code = 적용
cart-code-lost = { $code } 코드는 더 이상 유효하지 않아 할인이 적용되지 않았습니다.
cart-remove-code = { $code } 코드 삭제
