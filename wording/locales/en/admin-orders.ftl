### The list of orders, and its search.

# $count (Number)
admin-orders-count = { $count ->
    [0] No orders
    [one] 1 order
   *[other] { $count } orders
}
admin-orders-caption = Orders, newest first

## The search

admin-orders-search-hint = Order number, e-mail, name, paymentRequestId or paymentId. A part of it finds the latest 2,000 orders; a whole one finds any, except for a name. With dates, it finds the latest of those days.
admin-orders-state = Order
admin-orders-payment = Payment
admin-orders-from = From
admin-orders-to = To
admin-orders-no-date = Write the date as year, month and day, such as 2026-11-21.
# The rest is only read out.
admin-orders-show = Show
    .rest = orders

## When there are none

admin-orders-no-match = No order matches.
# -admin-orders-see-all (Element)
admin-orders-try = Try a part of the number, the e-mail, the name or a payment number, or { -admin-orders-see-all }.
-admin-orders-see-all = see all orders
admin-orders-none = No orders yet.
    .explanation = An order appears here as soon as a buyer presses Pay.
admin-orders-audit = Sent orders out as a sheet
admin-orders-export = Download as a sheet (CSV)
