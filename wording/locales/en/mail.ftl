### Mails to buyers. Each says first whether money moved and how much, then what happens now.

# Above the order's number.
mail-order = Boarding pass, order
# $number (String)
mail-order-number = Order { $number }
# $name (String)
mail-dear = Dear { $name },
# $name (String)
mail-thanks = Thank you, { $name }.
mail-hello = Hello,
mail-see-order = See the order
mail-see-payment = See how the payment stands
mail-paid-with = Paid with
mail-keep = Keep this mail: its link opens the order on any device.
# Before the address of the help page.
mail-help-label = Questions? Write to us:
# $address (String)
mail-help = Questions? Write to us: { $address }
mail-legal = You get this mail because this address was given for it at { -shop-name }. It is about that only, and is no advertisement.
mail-goes-back = It goes back to where the payment came from. Banks take up to ten days to show it.
# $to (String) - "Alipay"
mail-goes-to = It goes back to where the payment came from: { $to }. Banks take up to ten days to show it.

## The receipt

# $number (String)
# $total (String)
mail-receipt-subject = Your { -shop-name } order { $number }: paid { $total }
mail-receipt = Your order is paid
# $total (String)
# $paid (String) - when
mail-receipt-charged = You were charged { $total }, once, on { $paid }.
mail-receipt-next = We are packing your order and mail you again when it leaves.

## Shipped

# $number (String)
mail-shipped-subject = Your { -shop-name } order { $number } is on its way
mail-shipped = Your order is on its way
# $number (String)
# $delivery (String)
mail-shipped-left = Your order { $number } has left us. { $delivery }.
# $number (String)
mail-shipped-part-subject = A part of your { -shop-name } order { $number } is on its way
mail-shipped-part = A part of your order is on its way
# $number (String)
# $delivery (String)
mail-shipped-part-left = A part of your order { $number } has left us; the rest follows, and we write again when it does. { $delivery }.
# $number (String)
mail-shipped-rest-subject = The rest of your { -shop-name } order { $number } is on its way
mail-shipped-rest = The rest of your order is on its way
# $number (String)
# $delivery (String)
mail-shipped-rest-left = The rest of your order { $number } has left us: with it, all of it is on its way. { $delivery }.

## Cancelled

# $number (String)
mail-cancelled-subject = Your { -shop-name } order { $number } was cancelled
mail-cancelled = Your order is cancelled
# $number (String)
mail-cancelled-off = We have cancelled your order { $number }. Nothing will be sent.
# $amount (String)
mail-cancelled-back = All that you paid, or that your bank set aside for it, { $amount }, is yours again.
mail-cancelled-nothing = Nothing was paid for it. Should a payment still arrive, you get all of it back.

## Given back

# $number (String)
# $amount (String)
mail-refunded-subject = Your { -shop-name } order { $number }: { $amount } refunded
mail-refunded = Money goes back to you
# $amount (String)
# $number (String)
mail-refunded-amount = We have refunded { $amount } of your order { $number }.
# $reason (String)
mail-refunded-reason = The reason: { $reason }
# $number (String)
mail-returned-subject = Your { -shop-name } order { $number }: a payment was returned
mail-returned = A payment goes back to you
# $amount (String)
# $number (String)
mail-returned-amount = A payment of { $amount } for your order { $number } was not needed, so we have returned all of it.

## Not paid

# $number (String)
mail-unpaid-subject = Your { -shop-name } order { $number } is not paid
mail-failed = Your payment did not go through
mail-expired = The time to pay ran out
mail-unpaid-not-charged = You were not charged for this order.
mail-unpaid-not-seen = No payment for this order has reached us.
mail-unpaid-late = Should a payment for it still arrive, it pays this order, once, or you get it back.
# $total (String)
mail-unpaid-next = Your order is kept until a day after you placed it. To have it, pay { $total }; to leave it, do nothing.
# $total (String)
mail-pay = Pay { $total }

# $number (String)
mail-capture-failed-subject = Your { -shop-name } order { $number }: the payment is not complete
mail-capture-failed = Your payment is not complete
# $total (String)
mail-capture-failed-held = Your bank holds { $total } for this order, but we could not take it yet.
mail-capture-failed-next = We are looking at it and write to you again: there is nothing you need to do. If you pay another way, we let this hold go first.

## Logging in

mail-login-subject = Your link to log in to { -shop-name }
mail-login = Log in
mail-login-asked = Somebody, most likely you, asked to log in to { -shop-name } with this address.
mail-login-button = Log in to { -shop-name }
mail-login-lasts = The link is good once, for 20 minutes. If you did not ask for it, do nothing: without it nobody gets in.
