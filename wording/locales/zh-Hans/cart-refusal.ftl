### 购物车为何没有改动。

cart-refusal-unknown-sku = 本店没有编号为“{ $sku }”的商品。
cart-refusal-too-many-things = 购物车最多放 { $max } 种商品，其余的请另行下单。
cart-refusal-too-many-pieces = 同一商品每单最多 { $max } 件，您的购物车里已有 { $there } 件。
cart-refusal-sold-out = “{ $name }”（{ $label }）暂时售罄。
cart-refusal-only-left = “{ $name }”（{ $label }）仅剩 { $left } 件。您的购物车没有变动。

## A quantity

cart-refusal-quantity-missing = 请输入数量。
cart-refusal-quantity-not-a-number = 数量请用数字填写，例如 2。
cart-refusal-quantity-not-whole = 请输入整数，例如 2。
cart-refusal-quantity-negative = 数量不能小于 1。
cart-refusal-quantity-zero = 数量至少为 1。如果不想要了，请从购物车中移除。
cart-refusal-quantity-too-many = 同一商品最多可订 { $max } 件。

## A promotion code

cart-refusal-no-code = 请输入优惠码。
cart-refusal-unknown-code = 没有这个优惠码。请检查拼写，或不使用优惠码继续。
