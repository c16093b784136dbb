### Pages for when something is missing or went wrong.

error-go-to-shop = Go to the shop
error-see-orders = See your orders
error-get-help = Get help
# $number (Element) - the request's
error-quote = If you write to us, please quote { $number }.

error-missing = There is no stop here
    .message = We found no page at this address. The link may be old, or part of it may be missing.

error-unreadable = This page could not be loaded
    .message = The fault is ours. Nothing was charged by opening this page, and your cart is safe. Please try again in a minute.
    .message-admin = The shop could not read its data. Nothing was changed by opening this page. Try again in a minute; if it stays like this, look for the number below in the log.

## The back office

# The request's number follows.
error-admin-request = Request
error-admin-first-page = Go to the first page
error-admin-missing = There is nothing at this address
    .title = Not found
    .message = The number may be mistyped, or the order may belong to another shop's database.
error-admin-search-orders = Search the orders
error-admin-search-inbox = Search the inbox
