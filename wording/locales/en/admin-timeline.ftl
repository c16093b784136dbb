### What happened to an order.

admin-timeline-empty = Nothing has happened yet.
# Follows who said it.
# $attempt (Number)
admin-timeline-attempt = · attempt { $attempt }
admin-timeline-raw = Raw body
admin-timeline-not-sent = Could not be sent

## Who said or did it

admin-timeline-notification = Antom told us
admin-timeline-inquiry = We asked Antom
admin-timeline-buyer = Buyer
admin-timeline-shop = Shop
admin-timeline-merchant = Merchant

## What happened

# $total (String)
admin-timeline-placed = The order was placed for { $total }.
# $action (String)
admin-timeline-action = { $action }.
# $action (String)
# $details (String) - a sentence
admin-timeline-action-details = { $action }: { $details }
