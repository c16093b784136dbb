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

## Answers to what could not be done

error-unauthorised = Not recognised
    .message = We could not verify who sent this.
error-forbidden = Not allowed
    .message = This page is not open to you.
error-cross-site = This form was sent from another site
    .message = For your safety we did nothing with it. Open the page here in the shop and send the form again.
error-nothing-here = Page not found
    .message = There is nothing at this address. It may have moved, or the link may be incomplete.
error-method = This page works differently
    .message = It cannot be asked for in this way. Go back and use the button on the page.
error-changed = Something has changed
error-too-large = That was too much at once
    .message = What was sent is larger than this page takes. Nothing was changed; shorten it and send it again.
error-media-type = We could not read that
    .message = It was sent in a form that this page does not take. Go back and use the button on the page.
error-not-understood = We could not read what was sent. Go back, check the form and send it again.
error-lacks-field = This form lacks a field that it needs. Nothing was changed and nothing was charged; open the page again and send it from there.
error-busy = This is taking too long
    .message = The shop is busy at the moment. Please try again in a minute; if you were paying, look at your orders first, because your order may be there already.
error-internal = Something went wrong on our side
    .message = It is not your fault, and we have taken note of it. Please try again; if you were paying, look at your orders first, because your order may be there already.

# $wait (String) - 5 minutes
error-too-many-payments = Too many payment attempts
    .message = This attempt was not started and nothing was charged for it. Please try again in { $wait }.
# $wait (String) - 5 minutes
error-too-many-links = Too many links
    .message = No link was mailed. Please try again in { $wait }; an order needs no account.
# $wait (String) - 5 minutes
error-too-many-changes = Too many changes
    .message = Your cart is as it was. Please try again in { $wait }.
# $wait (String) - 5 minutes
error-too-many-codes = Too many codes
    .message = This code was not looked at. Please try again in { $wait }, or go on without it.
# $wait (String) - 5 minutes
error-too-many-attempts = Too many attempts
    .message = Nothing was done. Please try again in { $wait }.
# $wait (String) - 5 minutes
error-too-many-logins = Too many attempts to log in
    .message = The password was not looked at. Please try again in { $wait }.
error-wait-seconds = { $count ->
    [one] a second
   *[other] { $count } seconds
}
error-wait-minutes = { $count ->
    [one] a minute
   *[other] { $count } minutes
}

## The page for when no other can be made

error-back-to-shop = Back to the shop
# $id (String)
error-request = Request { $id }
