### What asking Antom about an order brought.

admin-check-no-attempt = There is no payment attempt to ask about.

## A payment attempt

# $attempt (Number)
# $state (String)
admin-check-attempt-confirmed = Payment attempt { $attempt }: Antom confirms what is known ({ $state }).
# $attempt (Number)
# $before (String)
# $now (String)
admin-check-attempt-changed = Payment attempt { $attempt }: it was { $before }, and is { $now } now.
# $attempt (Number)
admin-check-attempt-not-submitted = Payment attempt { $attempt }: Antom knows of no payment on it.
# $attempt (Number)
admin-check-attempt-no-answer = Payment attempt { $attempt }: Antom did not answer.
# $attempt (Number)
admin-check-attempt-too-soon = Payment attempt { $attempt }: Antom was asked a moment ago.

## A refund

# $refund (String) - its id
admin-check-refund-ended = Refund { $refund }: Antom has told how it ended.
# $refund (String)
admin-check-refund-not-due = Refund { $refund }: nothing is due.
# $refund (String)
# $reason (String)
admin-check-refund-open = Refund { $refund }: still open ({ $reason }).
