cart-refusal-unknown-sku = 상품 번호 ‘{ $sku }’에 해당하는 상품은 판매하지 않습니다.
cart-refusal-too-many-things = 장바구니에는 최대 { $max }가지 상품을 담을 수 있습니다. 나머지는 따로 주문해 주세요.
cart-refusal-too-many-pieces = 한 번에 같은 상품을 최대 { $max }개까지 주문하실 수 있습니다. 장바구니에 이미 { $there }개가 담겨 있습니다.
cart-refusal-sold-out = { $name } ({ $label }) 상품은 현재 품절입니다.
cart-refusal-only-left = { $name } ({ $label }) 상품은 { $left }개만 남아 있습니다. 장바구니는 그대로입니다.

## 수량

cart-refusal-quantity-missing = 수량을 입력해 주세요.
cart-refusal-quantity-not-a-number = 수량은 2와 같이 숫자로 입력해 주세요.
cart-refusal-quantity-not-whole = 수량은 2와 같이 소수점 없이 입력해 주세요.
cart-refusal-quantity-negative = 수량은 1보다 작을 수 없습니다.
cart-refusal-quantity-zero = 수량은 1 이상으로 입력해 주세요. 장바구니에서 빼시려면 삭제를 눌러 주세요.
cart-refusal-quantity-too-many = 한 상품은 최대 { $max }개까지 주문하실 수 있습니다.

## 프로모션 코드

cart-refusal-no-code = 프로모션 코드를 입력해 주세요.
cart-refusal-unknown-code = 등록되지 않은 프로모션 코드입니다. 철자를 확인하시거나 코드 없이 계속해 주세요.
