### What an entry of the audit log tells beside the action's name.

# $amount (String)
# $reason (String)
admin-entry-refund = { $amount }: { $reason }
# $attempt (Number)
admin-entry-reverse = Payment attempt { $attempt }
# $amount (String)
admin-entry-cancel = { $amount } goes back
admin-entry-cancel-unpaid = Nothing was paid
admin-entry-ship = { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
}
# $count (Number)
# $parcel (String) - the carrier and the number
admin-entry-ship-by = { $count ->
    [one] { $count } piece
   *[other] { $count } pieces
}: { $parcel }
# $notification (String) - its number
admin-entry-replay = Notification { $notification }

## What came of the form that was sent last

# $amount (String)
admin-entry-done-refund = Refund of { $amount }. Antom is asked within seconds.
# $amount (String)
admin-entry-done-capture = Capture of { $amount } asked for. Antom is asked within seconds.
admin-entry-done-cancel = The order is cancelled. Whatever was paid or held for it goes back.
admin-entry-done-ship = The order is marked as shipped, and the buyer is told by mail.
admin-entry-done-reverse = The money of this attempt goes back. Antom is asked within seconds.
admin-entry-done-check = Antom was asked. What it said is in the timeline.
admin-entry-done-replay = The notification is applied again within seconds.
admin-entry-done-retry = The mail is sent again within seconds. If the mail server refuses it again, the order is back in the queue.
# $action (String) - its name
admin-entry-done-other = Done: { $action }.

# $attempt (Number)
# $reason (String)
admin-entry-accept = Attempt { $attempt }: { $reason }
admin-entry-done-accept = The payment counts as the order's.

# $source (String) - a keyed hash of an address: the same for the same address
admin-entry-source = From { $source }

# $amount (String)
# $number (String) - a subscription's
admin-entry-refund-invoice = { $amount } of subscription { $number }
admin-entry-done-cancel-subscription = The subscription is cancelled. Antom is asked within seconds.
admin-entry-done-terminate-subscription = The subscription ends at once. Antom is asked within seconds.

# $number (String) - a subscription's
# $plan (String) - its name
admin-entry-plan = Subscription { $number }: { $plan }
admin-entry-done-change-plan = Another plan is asked for. Antom is told within seconds, and this page says when it has it.

# $number (String) - a subscription's
# $phase (Number)
admin-entry-parcel = Period { $phase } of subscription { $number }
admin-entry-done-ship-parcel = The parcel is marked as shipped.
admin-entry-done-supply-parcel = The parcel is to be packed.

## Disputes

# $dispute (String) - Antom's number
# $document (String) - a file's name
admin-entry-defend-dispute = { $dispute }: { $document }
admin-entry-done-accept-dispute = Antom is being told that you accept the dispute.
admin-entry-done-defend-dispute = Antom is being sent your document.

## Reports

# $file (String)
# $count (String)
admin-entry-read-report = { $file }: { $count } differ
# $id (String)
# $note (String)
admin-entry-resolve-finding = Finding { $id }: { $note }
admin-entry-done-report-agrees = The report was compared. Every line was matched, and nothing differs.
# $count (String)
admin-entry-done-report-differs = The report was compared: { $count } differences.
admin-entry-done-resolve-finding = The finding is resolved.
admin-entry-done-finding-agrees = Antom was asked again, and the books agree now: the finding is resolved.
admin-entry-done-finding-differs = Antom was asked again, and the books still differ.
