### What is stuck or needs a decision.

# $count (Number)
admin-queue-count = { $count ->
    [0] Nothing waits
    [one] 1 entry
   *[other] { $count } entries, longest waiting first
}
admin-queue-empty = Nothing is stuck, and nothing needs a decision.
    .explanation = Payments that go quiet, amounts that differ, captures that are due and money that should go back appear here, each with what would resolve it.
# $shown (Number)
admin-queue-more = These are the { $shown } that wait longest. The others move up as you resolve them.

## An entry

# $number (String)
admin-queue-order = Order { $number }
# $id (Number)
admin-queue-notification = Notification { $id }
# $duration (String) - 2 h, 3 days
# $since (Element) - a time
admin-queue-waiting = for { $duration }, since { $since }
admin-queue-look = Look
