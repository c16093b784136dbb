### Why a cart was not changed.

# $sku (String)
cart-refusal-unknown-sku = We do not sell anything with the number “{ $sku }”.
# $max (Number)
cart-refusal-too-many-things = A cart holds at most { $max } different things. Please order the rest separately.
# $max (Number)
# $there (Number)
cart-refusal-too-many-pieces = At most { $max } pieces of one thing go into an order; { $there } are in your cart.
# $name (String)
# $label (String) - the variant
cart-refusal-sold-out = { $name } in { $label } is sold out at the moment.
# $left (Number)
# $name (String)
# $label (String) - the variant
cart-refusal-only-left = Only { $left } left of { $name } in { $label }. Your cart is as it was.

## A quantity

cart-refusal-quantity-missing = Enter a quantity.
cart-refusal-quantity-not-a-number = Enter the quantity as a number, such as 2.
cart-refusal-quantity-not-whole = Enter a whole number, such as 2.
cart-refusal-quantity-negative = A quantity cannot be less than 1.
cart-refusal-quantity-zero = Enter a quantity of 1 or more. To take something out of the cart, remove it.
# $max (Number)
cart-refusal-quantity-too-many = You can order up to { $max } of one item.

## A promotion code

cart-refusal-no-code = Enter a promotion code.
cart-refusal-unknown-code = We do not know this promotion code. Check the spelling, or go on without it.
