### The first page: what needs a person, and how the day goes.

admin-today-ship = To ship
# $count (Number)
# $oldest (String) - how long: 14 min
admin-today-to-ship = { $count ->
    [one] 1 order to ship, paid { $oldest } ago
   *[other] { $count } orders to ship, the oldest paid { $oldest } ago
}
admin-today-nothing-to-ship = No paid order waits to be shipped.

admin-today-attention = Needs a person
admin-today-nothing-waits = Nothing needs a decision.
# $count (Number)
admin-today-whole-queue = See all { $count } in the queue

admin-today-faults = Left out of the catalogue
    .note = Everything else goes on selling. Mend these rows in the database, then they are back at once.
# $sku (String)
admin-today-fault-sku = The variant “{ $sku }” cannot be sold: a SKU has 1 to 64 characters, no control characters and no blank at either end, and does not begin with “delivery:” or “plan:”.
# $slug (String)
admin-today-fault-plan = The plan “{ $slug }” is not shown: its period is none, or what it includes is not written as a JSON list of texts.
# $slug (String)
admin-today-fault-product = The product “{ $slug }” is not shown: its description or its details are not written as JSON lists of texts.
# $item (String) - a SKU or a delivery option
# $currency (String)
admin-today-fault-no-price = “{ $item }” has no price in { $currency }, so it is not sold in { $currency }.
# $item (String) - a SKU or a delivery option
# $minor (String) - an amount in minor units
# $currency (String)
admin-today-fault-price = “{ $item }” has the price { $minor } (in the smallest unit of { $currency }), which cannot be charged, so it is not sold in { $currency }.
# $item (String)
# $currency (String)
admin-today-fault-currency = “{ $item }” has a price in “{ $currency }”, a currency that Antom does not take.
# $code (String)
# $percent (String)
admin-today-fault-promotion = The promotion code “{ $code }” takes off { $percent } %, so it is not accepted: a code takes off 1 to 90 %.

admin-today-captures = To capture, what lapses first
    .caption = Held money to capture

admin-today-counts = So far today
admin-today-placed = Orders placed
admin-today-paid = Orders paid
admin-today-taken = Money taken
# $count (Number)
admin-today-refunded = { $count ->
    [0] Refunded
    [one] Refunded, in 1 refund
   *[other] Refunded, in { $count } refunds
}
admin-today-cancelled = Given back by cancelling
admin-today-failed = Attempts failed
# Instead of amounts of money.
admin-today-nothing = Nothing

admin-today-notifications = Notifications

admin-today-latest = Latest orders
admin-today-no-orders = No orders yet.
admin-today-all-orders = All orders

# $count (Number)
admin-today-past-due = { $count ->
    [one] 1 subscription is past due: its last charge failed
   *[other] { $count } subscriptions are past due: their last charge failed
}
admin-today-all-subscriptions = All subscriptions
# $count (Number)
admin-today-to-pack = { $count ->
    [one] 1 parcel to pack for subscriptions
   *[other] { $count } parcels to pack for subscriptions
}
