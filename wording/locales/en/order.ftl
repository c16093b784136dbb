### An order: its page, its place in lists, and the rows of its sum.

# $number (String)
order-title = Order { $number }

# $date (Element)
order-placed = Placed { $date }
# The order's number follows.
order-number = Order
order-check-or-pay = Check the result or pay
order-contents = Your items

# -order-write-to-us (Element)
order-note = Print this page or keep its address: it opens this order on any device. Questions? { -order-write-to-us } and name the order number.
-order-write-to-us = Write to us

## Its progress

order-progress = Progress of the order
# Read out behind the name of a step.
order-step-done = , done
order-step-current = , the order is here
order-step-ahead = , still to come

order-step-cancelled = Cancelled
order-step-not-paid = Not paid

# What happens now with a cancelled order.
# $amount (String)
order-gives-back = Nothing will be sent. { $amount } goes back to where it came from; banks take up to ten days to show it.
# $amount (String)
# $to (String) - "Alipay"
order-gives-back-to = Nothing will be sent. { $amount } goes back to where it came from: { $to }. Banks take up to ten days to show it.

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
order-parcel = Parcel
# $number (Number)
order-parcel-number = Parcel { $number }
# $date (Element)
order-parcel-left = Left { $date }
order-parcel-contents = In this parcel
order-still-to-come = Still to come
order-follow-parcel = Follow the parcel
# The number follows.
order-payment-number = Payment number
order-news-to = Receipt and news to
order-persons-hidden = This link no longer shows who ordered and where it went. Log in with the order's e-mail address to see all of it.

## Keeping it in an account

order-keep-log-in = Keep this order: get a login link
order-keep-claim = Keep this order in my account
# -order-your-account (Element)
order-kept = Kept in { -order-your-account }.
-order-your-account = your account
order-of-other-address = This order was placed with another e-mail address. Log in with that one to keep it.
order-kept-elsewhere = This order is kept in another account already. Its page still opens by its link.

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

## Its steps

order-step-placed = Placed
order-step-paid = Paid
order-step-packed = Packed
order-step-left = On its way

## How its payment stands

# $card (String) - its masked number
order-paid-by-card = Card { $card }
# $moment (String)
order-paid-on = Paid on { $moment }
order-checking = Checking with the payment service
    .next = We are checking with the payment service and will mail you the result.
order-processing = Being processed by the payment service
    .next = The payment service is working on your payment. We will mail you the result.
order-not-paid = Not paid yet
    .next = The order waits for your payment.
order-capturing = Authorised, the money is being taken
    .next = Your card is authorised and the money is being taken. We pack the order as soon as that is done.
order-held = Authorised, not charged yet
    .next = Your card is authorised, and you are charged when the order is ready to leave.
# $delivery (String)
# $email (String)
order-paid = Paid
    .next = We are packing your order. { $delivery }: we mail { $email } when it leaves.
    .next-left = Your order is on its way. { $delivery }.
    .next-partly = A part of your order is on its way. We mail { $email } when the rest leaves.
order-failed = Payment failed
order-expired = Time to pay ran out
order-try-again = The order is not paid. You can try again; the order number stays the same.
order-cancelled = Cancelled
    .next = Nothing will be sent. Should a payment for it arrive, you get all of it back.
order-returned = Cancelled, the payment goes back
    .next = Nothing will be sent, and whatever you paid goes back to where it came from.
order-given-back = Given back
    .next = All that you paid went back to where it came from.
order-capture-failed = Approved, the money could not be taken yet
    .next = Your bank holds the amount for this order, but we could not take it yet. We are looking at it and will write to you.
order-review = We are looking at this payment
    .next = Something about this payment does not add up. We are looking at it and will write to you.

# $amount (String)
order-refunded = { $amount } refunded
# $amount (String)
order-refund-pending = { $amount } is being refunded
