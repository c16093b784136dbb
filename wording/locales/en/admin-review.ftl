### Why somebody has to look at an attempt.

# $attempt (Number)
admin-review-amount = Attempt { $attempt } brought another amount than the order's, so it does not pay the order.
# $attempt (Number)
admin-review-payment = What Antom tells of attempt { $attempt } does not go together: two payments, or one with and without a capture.
# $attempt (Number)
admin-review-duplicate = Attempt { $attempt } brought money although another one pays the order. The surplus goes back.
# $attempt (Number)
admin-review-capture-failed = The money of attempt { $attempt } is held, and taking it failed.
# $attempt (Number)
admin-review-abandoned = Attempt { $attempt } was paid after the order was given up. The money goes back.
# $attempt (Number)
admin-review-cancelled = Attempt { $attempt } paid the order, and then its payment was cancelled outside this shop.
# $attempt (Number)
admin-review-refund-failed = A refund of attempt { $attempt } failed, and the buyer still waits for the money.
# $attempt (Number)
admin-review-refund = Antom refunded another amount of attempt { $attempt } than was asked for, or more than there was.

## Attempts that went quiet

# $attempt (Number)
admin-review-quiet-created = Antom was asked to open a payment page for attempt { $attempt }, and nobody noted its answer.
# $attempt (Number)
admin-review-quiet-unknown = Antom never said what became of attempt { $attempt }, so it may still bring money.
# $attempt (Number)
admin-review-quiet-open = The time to pay attempt { $attempt } is over, and Antom has not confirmed that.
# $attempt (Number)
admin-review-quiet-superseded = Attempt { $attempt } stepped aside for another, and Antom has not said that nothing was paid on it.
# $attempt (Number)
admin-review-quiet-processing = The buyer has paid in attempt { $attempt }, and Antom has not said how it ended.
# $attempt (Number)
admin-review-quiet-authorised = The money of attempt { $attempt } is held, and Antom has not said that it was captured or voided.
# $attempt (Number)
admin-review-quiet-ended = Nothing new was learned of attempt { $attempt }.
