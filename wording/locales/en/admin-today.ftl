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
