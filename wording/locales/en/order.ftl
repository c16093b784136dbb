### An order: its page, its place in lists, and the rows of its sum.

# $number (String)
order-title = Order { $number }

# $date (String)
order-placed = Placed { $date }
# The order's number follows.
order-number = Order
order-check-or-pay = Check the result or pay
order-contents = On board

# -order-write-to-us (Element)
order-note = Print this page or keep its address: it opens this order on any device. Questions? { -order-write-to-us } and name the order number.
-order-write-to-us = Write to us

## Its progress

order-progress = Progress of the order
# Read out behind the name of a step.
order-step-done = , done
order-step-current = , the order is here
order-step-ahead = , still to come

## Rows of its sum

order-goods = Goods
order-subtotal = Subtotal, { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
}
# $code (String) - a promo code
order-code = Code { $code }
order-free = Free
order-total = Total

## Address and payment

order-going-to = Going to
order-payment = Payment
# The number follows.
order-payment-number = Payment number
order-news-to = Receipt and news to

## Keeping it in an account

order-keep-log-in = Keep this order: get a login link
order-keep-claim = Keep this order in my account
# -order-your-account (Element)
order-kept = Kept in { -order-your-account }.
-order-your-account = your account

## Lists of orders

order-list-title = Your orders
order-list-in-account = Orders kept in your account
order-list-empty = No orders yet from this browser.
order-list-empty-advice = The link in your receipt opens an order on any device.
order-list-go-to-shop = Go to the shop
order-pieces = { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
}
order-check-result = Check the result
