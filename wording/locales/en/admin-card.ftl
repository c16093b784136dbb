### What is known of the card that paid: what a dispute would need.

# $attempt (Number)
admin-card-attempt = Attempt { $attempt }
admin-card-checks = Checks of the card
admin-card-movements = Captures and refunds as the acquirer has them
