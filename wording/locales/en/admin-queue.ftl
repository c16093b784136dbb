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
# A mail that is not tried any more.
# $what (String) - Mail the receipt
# $why (String) - a sentence
admin-queue-not-sent = { $what }: it could not be sent. { $why } Ask the buyer for another address, or send it again once the mail server takes mails.
admin-queue-not-sent-badge = Could not be sent
# An order in which a later version of the shop, or an accident, has written something.
# $why (String) - a sentence
admin-queue-unreadable = This version of the shop cannot read the order, so nothing is done about it. { $why } Start the version that wrote it, or have the row mended.
admin-queue-unreadable-badge = Unreadable

## Why it is there

admin-queue-review = Needs review
admin-queue-stuck = Stuck
admin-queue-capture-due = Capture due
# $amount (String)
# $due (String) - a time
# $lapses (String) - a time
admin-queue-capture = { $amount } is held and waits for your capture until { $due }: then the shop voids it. Antom's hold ends on { $lapses }.
admin-queue-urgent = Urgent
admin-queue-in-time = In time
admin-queue-not-applied = This notification has been waiting without being applied.
admin-queue-unknown-order = Antom told of a payment that this shop does not know.
# $amount (String)
# $reason (String) - the bank's words
admin-queue-dispute = A buyer contests a payment at the bank.
    .of = A buyer contests { $amount } at the bank.
    .because = The bank’s reason: { $reason }.
admin-queue-dispute-badge = Dispute
admin-queue-unknown-kind = Antom told of something that this shop has no use for.
admin-queue-unparseable = Antom's notification is not what its documentation describes.
admin-queue-set-aside = Applying this notification failed again and again, so it is not tried any more.
