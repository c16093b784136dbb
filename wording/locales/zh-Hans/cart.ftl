### 购物车。

cart-title = 您的购物车
cart-empty = 您的购物车是空的。
cart-order-cancelled = 订单 { $number } 已取消，购物车重新开放。如果这笔订单的付款之后仍然到账，会自动退回。您在结账页填写的内容仍在。
cart-go-to-shop = 前往商店
cart-added = “{ $name }”已放入购物车。
cart-back-to = 返回“{ $name }”
cart-keep-looking = 继续逛逛
cart-needs-cookies = 您的浏览器没有为本店保存 Cookie
cart-needs-cookies-message = 因此我们无法辨认您的购物车，商品没有放入。请在浏览器设置中允许本网站使用 Cookie，然后再次添加商品。我们只将 Cookie 用于购物车和登录。

## Its lines

cart-each = 单价 { $price }

cart-quantity = 数量
    .rest = （{ $name }）

cart-update = 更新
cart-remove = 移除

cart-price-changed = 价格已变动：原价为 { $was }。
cart-only-left = 仅剩 { $left } 件，请减少数量。
cart-sold-out = 已售罄，请移除。

cart-gone = “{ $name }”目前不出售，或不以您所选的货币出售，因此不计入订单。请选择其他货币，或将它移除。

cart-not-in-currency = “{ $name }”不以 { $currency } 出售。请在页面底部选择其他货币，然后重新添加。

## Its sum

cart-summary = 小结
cart-total = 合计（未含运费）
cart-checkout = 去结账
cart-checkout-blocked = 请先更改或移除已标出的商品，再去结账。
cart-checkout-waits = 上面的付款结束后，即可再次结账。
cart-note = 下一步选择配送方式；付款前会显示总额。

## Promotion codes

cart-have-code = 我有优惠码
cart-code = 优惠码
cart-use-code = 使用
cart-code-lost = 优惠码 { $code } 已失效，因此没有减价。
cart-remove-code = 移除优惠码 { $code }
