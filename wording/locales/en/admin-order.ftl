### One order.

# $number (String)
admin-order-title = Order { $number }
# The number follows, set large; this is only read out.
admin-order-number = Order
# $time (Element)
admin-order-placed = Placed { $time }
admin-order-state = Order
admin-order-payment = Payment

## What can be done

admin-order-money-and-actions = Money and actions
admin-order-actions = What you can do

## Its parts

admin-order-money = Money
admin-order-timeline = What happened
admin-order-attempts = Payment attempts
admin-order-cards = Card
admin-order-captures = Captures
admin-order-refunds = Refunds
admin-order-items = Items
    .caption = Items of the order
admin-order-buyer = Buyer
admin-order-audit = Done by hand

## Its money

admin-order-authorised = Authorised
admin-order-captured = Captured
admin-order-refunded = Refunded
admin-order-pending-refunds = Refunds under way
admin-order-remaining = Remaining
# Of the attempt whose money counts.
admin-order-winner = Pays for the order
# Of a capture that Antom made by itself.
admin-order-automatic = Automatic
# $due (String) - a time
# $lapses (String) - a time
admin-order-held-capture = Capture by { $due }; the hold lapses on { $lapses }.
# $lapses (String) - a time
admin-order-held = Held until { $lapses }.
admin-order-captured-by-itself = Antom captured by itself.
admin-order-refunded-elsewhere = Made in Antom's dashboard.
admin-order-nothing-to-check = There is no payment attempt to ask Antom about.

## What the merchant should do

# $amount (String)
# $due (String) - a time
# $lapses (String) - a time
admin-order-next-capture = Capture { $amount } by { $due }: then the shop voids it, and Antom's hold ends on { $lapses }.
admin-order-next-ship = The order is paid. Pack it, and mark it as shipped.
admin-order-next-went-back = Nothing to do: the whole payment went back.
admin-order-next-left = Nothing to do: the order has left.
admin-order-next-closed = Nothing to do: the order is closed.
admin-order-next-expired = Nothing to do: nobody paid in time, and the pieces are back on the shelf.
admin-order-next-cancelled = Nothing to do: the order is cancelled.
admin-order-next-capturing = Nothing to do: Antom captures the held money by itself.
admin-order-next-processing = Nothing to do: Antom is working on the payment.
admin-order-next-held = Nothing to do: the money is held.
admin-order-next-checking = Nothing to do: Antom has not answered yet how the payment stands, and is asked again.
admin-order-next-not-paid = Nothing to do: the buyer came back, and Antom says that nothing has been paid.
admin-order-next-paying = Nothing to do: the buyer is paying.
admin-order-next-unpaid = Nothing to do: the buyer can still pay, and after a day the order expires.

## Amounts that differ

# $amount (String)
admin-order-notified = A notification says { $amount }.
# $amount (String)
admin-order-notified-total = A notification says { $amount }, the order's total.
# $amount (String)
admin-order-answered = Antom's answer says { $amount }.
# $amount (String)
admin-order-answered-total = Antom's answer says { $amount }, the order's total.
# $amount (String)
admin-order-total-is = The order's total is { $amount }.

## Money on its way back

# $amount (String)
admin-order-cancel-gives-back = You cancelled the order; Antom is giving { $amount } back.
# $amount (String)
admin-order-gives-back = The order is over, so the shop is giving { $amount } back.
admin-order-giving-back = Giving back
admin-order-given-back = Given back
admin-order-cancelled = Given back by cancelling

## A capture that failed

# $attempt (Number)
admin-order-capture-failed = The money of attempt { $attempt } is held, and taking it failed. Ask Antom's technical support why before you try again. The buyer was told that the payment is not complete, and may have paid another order since.
# $number (String)
admin-order-paid-since = The same buyer has paid order { $number } since. Look at it before you take this money.
admin-order-not-paid-since = This buyer has paid no other order since.

## Parcels

admin-order-parcels = Parcels
admin-order-parcels-number = Parcel
admin-order-parcels-left = Left
