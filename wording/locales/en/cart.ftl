### The cart.

cart-title = Your cart
cart-empty = Your cart is empty.
# $number (String) - of the order
cart-order-cancelled = Order { $number } is cancelled, and your cart is open again. Should a payment for it still arrive, it goes back by itself. What you typed at the checkout is still there.
cart-go-to-shop = Go to the shop
# $name (String) - the product
cart-added = { $name } is in your cart.
# $name (String) - the product
cart-back-to = Back to { $name }
cart-keep-looking = Keep looking
cart-needs-cookies = Your browser keeps no cookies for this shop
cart-needs-cookies-message = So we cannot know which cart is yours, and nothing was put into it. Allow cookies for this site in your browser’s settings, and add the product again. We use them for your cart and your log-in only.

## Its lines

# $price (String)
cart-each = { $price } each

# The field's label; the rest is only read out.
# $name (String) - the product and its variant
cart-quantity = Quantity
    .rest = of { $name }

# The product's name follows, only read out.
cart-update = Update
cart-remove = Remove

# $was (String) - the price from before
cart-price-changed = The price has changed: it was { $was }.
# $left (Number)
cart-only-left = Only { $left } left: please lower the quantity.
cart-sold-out = Sold out: please remove it.

# $name (String) - the product, or its number
cart-gone = “{ $name }” is not sold at the moment, or not in the currency that you chose. It is not part of your order. Choose another currency, or remove it.

# $name (String) - the product
# $currency (String) - the code of a currency
cart-not-in-currency = “{ $name }” is not sold in { $currency }. Choose another currency at the foot of the page and add it again.

## Its sum

cart-summary = Summary
cart-total = Total before delivery
cart-checkout = Go to checkout
cart-checkout-blocked = Please change or remove what is marked, then go on to checkout.
cart-checkout-waits = Checkout opens again when the payment above has ended.
cart-note = You choose the delivery next; the total is shown before you pay.

## Promotion codes

cart-have-code = I have a promotion code
cart-code = Promotion code
cart-use-code = Use code
# $code (String)
cart-code-lost = The code { $code } is not valid any more, so nothing was taken off.
# $code (String)
cart-remove-code = Remove code { $code }
