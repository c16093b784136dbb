### Notifications that Antom sent.

# $count (Number)
admin-inbox-count = { $count ->
    [0] No notifications
    [one] 1 notification
   *[other] { $count } notifications
}
admin-inbox-caption = Notifications, newest first
admin-inbox-none = No notification has arrived yet.
admin-inbox-no-match = No notification matches.
admin-inbox-explanation = Every notification with a good signature is kept here, also one that fits no order.

## The search

admin-inbox-search-hint = Order number, paymentRequestId, paymentId, or anything else in the body
admin-inbox-state = State
# The rest is only read out.
admin-inbox-show = Show
    .rest = notifications

## A row

# The number follows; this is only read out.
admin-inbox-notification = Notification
# Follows a button's words, only read out.
# $id (Number)
admin-inbox-about = notification { $id }
admin-inbox-unreadable = Cannot be read

## One notification

# $id (Number)
admin-inbox-title = Notification { $id }
admin-inbox-received = Received
admin-inbox-kind = Kind
admin-inbox-order = Order
admin-inbox-tries = Tries
admin-inbox-next-try = Next try
# The id of the request that brought it.
admin-inbox-request = Request
admin-inbox-body = Body

admin-inbox-applied-already = It was applied; applying it again would change nothing.
