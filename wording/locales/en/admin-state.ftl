### States of orders, payments and notifications, in a word or two.

## Orders

admin-state-order-awaiting-payment = Awaiting payment
admin-state-order-paid = Paid, to ship
admin-state-order-partly-shipped = Partly shipped
admin-state-order-fulfilled = Shipped
admin-state-order-closed = Closed
admin-state-order-expired = Expired
admin-state-order-cancelled = Cancelled

## Payments

admin-state-payment-none = Not begun
admin-state-payment-pending = Under way
admin-state-payment-authorised = Authorised
admin-state-payment-paid = Paid
admin-state-payment-failed = Failed
admin-state-payment-needs-review = Needs review
admin-state-payment-reversing-duplicate = Paid, giving a surplus back
admin-state-payment-partially-refunded = Partly refunded
admin-state-payment-refunded = Refunded

## Payment attempts

admin-state-attempt-created = Begun
admin-state-attempt-unknown = Unknown
admin-state-attempt-open = Waits for the buyer
admin-state-attempt-processing = Antom is working on it
admin-state-attempt-authorised = Authorised
admin-state-attempt-paid = Paid
admin-state-attempt-capture-failed = Capture failed
admin-state-attempt-failed = Failed
admin-state-attempt-rejected = Not opened
admin-state-attempt-expired = Expired
admin-state-attempt-cancelled = Cancelled
admin-state-attempt-superseded = Replaced by another
admin-state-attempt-duplicate = Surplus, goes back
admin-state-attempt-needs-review = Needs review
admin-state-attempt-refunded = Refunded

## Captures

admin-state-capture-requested = Asked for
admin-state-capture-pending = Antom is working on it
admin-state-capture-succeeded = Captured
admin-state-capture-failed = Failed

## Refunds

admin-state-refund-reserved = Reserved
admin-state-refund-pending = Antom is working on it
admin-state-refund-succeeded = Refunded
admin-state-refund-failed = Failed

## Notifications

admin-state-inbox-new = Waiting
admin-state-inbox-applied = Applied
admin-state-inbox-unknown-order = Unknown order
admin-state-inbox-unknown-kind = Unknown kind
admin-state-inbox-unparseable = Unreadable
admin-state-inbox-set-aside = Set aside
