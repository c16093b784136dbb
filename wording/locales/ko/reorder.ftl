reorder-again = 다시 주문하기

reorder-missing = { $count ->
   *[other] 이 주문의 상품 { $count }개는 지금 구매할 수 없습니다. 나머지는 현재 가격으로 장바구니에 담았습니다.
}
