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
