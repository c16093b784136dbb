product-from = { $price }부터

product-in-stock = 재고 있음
product-low = { $left }개 남음
product-sold-out = 품절

## 상품 페이지

product-breadcrumb = 현재 위치
product-breadcrumb-shop = 스토어
product-variants = 옵션 선택
product-variant-sold-out = 품절
product-quantity = 수량
product-add = 장바구니에 담기
product-unavailable = 지금은 품절입니다. 다른 옵션이나 아래의 상품을 살펴보세요.

product-note = 배송 방법은 주문서에서 요금과 소요 기간을 보고 선택하실 수 있습니다. 사용하지 않은 상품은 30일 이내에 반품하실 수 있습니다. 자세한 내용은 { -product-how-returns-work }를 확인해 주세요.
-product-how-returns-work = 반품 안내

product-about = 상품 소개
product-details = 상세 정보
product-related = 함께 쓰기 좋은 상품

product-picture-in = { $picture }, { $variant }
product-pictures = 사진
