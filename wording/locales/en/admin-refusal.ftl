### Why the shop does not do what the merchant asked.

admin-refusal-done-already = This was done already.
admin-refusal-no-notification = There is no such notification.

## What was typed

# $example (String) - an amount of the order's currency
admin-refusal-amount-malformed = Enter an amount such as { $example }.
# $currency (String)
# $decimals (Number)
admin-refusal-amount-too-precise = Amounts in { $currency } have { $decimals } decimals at most.
# $currency (String)
# $step (String) - a number of the currency's smallest unit
admin-refusal-amount-not-a-multiple = Amounts in { $currency } must be a multiple of { $step } minor units.
admin-refusal-amount-negative = The amount would be less than zero.
admin-refusal-amount-too-large = The amount is too large.
admin-refusal-amount-other = This amount cannot be used. Enter another one.
# $max (Number)
admin-refusal-reason-too-long = Shorten the reason to { $max } characters.
admin-refusal-reason-missing = Write why you accept it, so that it can be understood later.
admin-refusal-reason-lines = Write the reason on one line.

## Capture

admin-refusal-captures-itself = Antom captures this payment by itself, a moment after it is authorised.
admin-refusal-capture-nothing = No payment of this order waits for its capture.
admin-refusal-capture-under-way = A capture of this payment is already under way.
admin-refusal-captured-already = The money of this order is already taken.
# $authorised (String)
admin-refusal-capture-amount = Exactly { $authorised } is authorised: a capture takes all of it.

## Refund

admin-refusal-refund-nothing-taken = No money was taken that could be refunded.
admin-refusal-refund-currency = A refund is in the currency of the payment.
admin-refusal-refund-zero = A refund is more than nothing.
admin-refusal-refund-nothing-left = Nothing is left that could be refunded.
# $rest (String)
admin-refusal-refund-above-rest = At most { $rest } can still be refunded.
admin-refusal-refund-surplus = This payment is one too many: it is given back in full.

## Cancel

admin-refusal-cancel-handed-over = The order was handed over. Refund it instead.
admin-refusal-cancel-partly-left = A part of the order has left. Refund what the buyer does not get.
admin-refusal-cancelled-already = The order is cancelled already.
admin-refusal-cancel-partly-refunded = Part of the payment was refunded, so Antom cannot cancel it. Refund the rest instead.
admin-refusal-cancel-captured = The money was captured, so Antom cannot cancel the payment. Refund it instead.
admin-refusal-cancel-under-way = Antom is working on a payment for this order. Check with Antom first.
admin-refusal-cancel-not-by-method = Antom cancels no payment that was made by this method. Refund it instead.
admin-refusal-cancel-too-late = The time in which Antom cancels this payment is over: refund it instead.
admin-refusal-cancel-not-checked = Antom did not answer, so it is not certain how the payment stands. Nothing was changed; please try again.

## Reversal of an attempt

admin-refusal-reverse-no-attempt = There is no such payment attempt.
admin-refusal-reverse-winner = This payment pays the order. Refund it, or cancel the order, instead.
admin-refusal-reverse-no-money = This attempt brought no money.
admin-refusal-reverse-order-is-paid = The order counts as paid by this. Cancel the order instead: its money goes back, and what it holds too.

## Ship

admin-refusal-ship-not-paid = The order is not paid.
admin-refusal-ship-went-back = The whole payment went back, so nothing may leave for it.
admin-refusal-ship-needs-review = What Antom says of the payment needs a look first, so nothing may leave for it.
admin-refusal-ship-left-already = The order has left already.
admin-refusal-ship-order-is-over = The order is off.
admin-refusal-ship-not-confirmed = Antom did not confirm the payment just now. Nothing was changed; please try again.
admin-refusal-ship-nothing = There is nothing in the parcel.
# $sku (String)
# $left (Number)
admin-refusal-ship-too-many = Of { $sku }, { $left } are left to be sent.

## Accepting a payment as the order's

admin-refusal-accept-nothing = There is no amount of this attempt to decide on.
admin-refusal-accept-differs = Antom's answer says another amount than the order's total. Give the money back instead.
admin-refusal-accept-not-answered = Antom has not answered that the amount is the order's total. Ask Antom again.
