### Who travels by an order.

# $number (String)
admin-travellers-title = Who travels by order { $number }
admin-travellers-show = Show who travels
admin-travellers-gone = The names were forgotten after the journey.
admin-travellers-logged = That you looked at these names is in the audit log.
