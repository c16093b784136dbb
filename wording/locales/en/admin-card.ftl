### What is known of the card that paid: what a dispute would need.

# $attempt (Number)
admin-card-attempt = Attempt { $attempt }
admin-card-checks = Checks of the card
admin-card-movements = Captures and refunds as the acquirer has them

# Of a card whose number was not told.
admin-card-unnamed = Card

## The card

admin-card-number = Number
admin-card-last-four = Last four
admin-card-funding = Funding
admin-card-category = Category
admin-card-issuer = Issued by
admin-card-country = Issued in
admin-card-instalments = Instalments
# $number (String)
# $interval (String) - month
admin-card-instalments-each = { $number }, one a { $interval }
admin-card-paid = Paid

## Captures and refunds

admin-card-capture = Capture
admin-card-refund = Refund
admin-card-pending = Under way
admin-card-failed = Failed
admin-card-succeeded = Succeeded
