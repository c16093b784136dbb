### What the merchant can do, and the pages that ask once more.

## Buttons, before the amount is known

admin-action-capture = Capture the money
admin-action-ship = Mark as shipped
admin-action-refund = Refund
admin-action-cancel = Cancel the order
# $attempt (Number)
admin-action-reverse = Give back attempt { $attempt }
admin-action-check = Check with Antom now
admin-action-apply-again = Apply again
admin-action-retry = Send the mail again
# Follows a button's words, only read out.
# $subject (String) - an order or a notification
admin-action-about = , { $subject }

## On every page that asks

# $number (String)
admin-action-order = Order { $number }
admin-action-impossible = This cannot be done now
admin-action-back = Back to the order, change nothing

## Capture

# $number (String)
admin-action-capture-heading = Capture the money of order { $number }?
admin-action-capture-authorised = Authorised
admin-action-capture-by = Capture by
admin-action-capture-expires = The hold lapses
admin-action-capture-now = Captured now
# $amount (String)
admin-action-capture-button = Capture { $amount }
# $amount (String)
admin-action-capture-happens = Antom takes { $amount }, all that is held, from the buyer's card.

## Ship

# $number (String)
admin-action-ship-heading = Mark order { $number } as shipped?
admin-action-ship-paid = Paid
admin-action-ship-items = Items
admin-action-ship-pieces = What is in the parcel
admin-action-ship-pieces-hint = Take out what leaves later: what is left can be sent in another parcel.
# $left (Number)
# $ordered (Number)
admin-action-ship-left-of = { $left } left of { $ordered }
admin-action-ship-to = To
admin-action-ship-carrier = Carrier
admin-action-ship-carrier-none = Not told
admin-action-ship-carrier-other = Another carrier
admin-action-ship-tracking = Tracking number
admin-action-ship-tracking-hint = It stands in the mail and on the order’s page, with a link where the carrier has one.
admin-action-ship-button = Mark as shipped
admin-action-ship-happens = Antom is asked once more whether the order is paid; then it counts as shipped, and the buyer is told by mail.

## Refund: first the amount, then the question

# $number (String)
admin-action-refund-heading = Refund order { $number }
# $amount (String)
# $number (String)
admin-action-refund-question = Refund { $amount } of order { $number }?
admin-action-refund-paid = Paid
admin-action-refund-before = Refunded already
admin-action-refund-pending = Refunds under way
admin-action-refund-remaining = Remaining
admin-action-refund-this = This refund
admin-action-refund-to = To
admin-action-refund-afterwards = Remaining afterwards
# $currency (String)
admin-action-refund-amount = Amount in { $currency }
    .hint = All that remains, or a part of it.
admin-action-refund-reason = Reason
    .hint = For your own records and Antom’s; the buyer may see it.
admin-action-refund-go-on = Review the refund
admin-action-refund-change = Change the amount or the reason
# $amount (String)
admin-action-refund-button = Refund { $amount }
admin-action-refund-hint = The money goes back the way it was paid. This cannot be undone.
# $amount (String)
admin-action-refund-happens = { $amount } goes back the way it was paid.
# $amount (String)
# $method (String) - Alipay, or a card
admin-action-refund-happens-to = { $amount } goes back to { $method }.

## Cancel

# $number (String)
admin-action-cancel-heading = Cancel order { $number }?
admin-action-cancel-total = Total of the order
admin-action-cancel-until = Possible until
admin-action-cancel-goes-back = Goes back to the buyer
admin-action-cancel-unpaid = Nothing was paid
# $amount (String)
admin-action-cancel-button-paid = Cancel and give back { $amount }
# $number (String)
admin-action-cancel-button = Cancel order { $number }
admin-action-cancel-happens = The order ends, and its pieces go back on the shelf. Nothing was paid for it.
# $amount (String)
admin-action-cancel-happens-paid = The order ends, its pieces go back on the shelf, and { $amount } goes back to the buyer.

## Reversal of an attempt

# $attempt (Number)
# $number (String)
admin-action-reverse-heading = Give back attempt { $attempt } of order { $number }?
admin-action-reverse-attempt = Attempt
admin-action-reverse-to = To
admin-action-reverse-goes-back = Goes back to the buyer
# $amount (String)
admin-action-reverse-button = Give back { $amount }
# $amount (String)
# $attempt (Number)
admin-action-reverse-happens = { $amount }, all that attempt { $attempt } brought, goes back to the buyer.

## Accepting a payment as the order's

admin-action-accept = Accept as paid
# $number (String)
admin-action-accept-heading = Accept the payment of order { $number }?
# $amount (String)
admin-action-accept-happens = The order counts as paid with { $amount }, which Antom's own answer confirms. What the notification said stays in the timeline.
admin-action-accept-told = What was told
admin-action-accept-total = The order's total
admin-action-accept-reason = Your reason
admin-action-accept-reason-hint = For the audit log: what you checked, and with whom.
# $amount (String)
admin-action-accept-button = Accept { $amount } as paid
