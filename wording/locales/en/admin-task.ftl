### What the shop does by itself, as what it brings about.

admin-task-inquire = Ask Antom how the payment stands
admin-task-give-back = Give the money of an attempt back
admin-task-close-session = Close a payment page that nobody needs
admin-task-capture = Have Antom capture the held money
admin-task-refund = Have Antom refund the buyer
admin-task-receipt-mail = Mail the receipt
admin-task-shipped-mail = Mail that the order has left
admin-task-cancelled-mail = Mail that the order is cancelled
admin-task-refund-mail = Mail that a refund was made
admin-task-subscription-mail = Mail about a subscription
admin-task-returned-mail = Mail that a surplus payment went back
admin-task-failed-mail = Mail that the payment failed
admin-task-expired-mail = Mail that the time to pay ran out
admin-task-capture-failed-mail = Mail that the payment is not complete
admin-task-login-mail = Mail a link to log in
admin-task-restock-ask-mail = Ask by mail whether somebody waits for sold-out goods
admin-task-restock-mail = Mail that goods are back
admin-task-lookup-mail = Mail a code for looking at an order
admin-task-forget-card = Have Antom forget a saved card
# $kind (String)
admin-task-unknown = A task of another version: { $kind }

## How it goes

admin-task-done = Done
# $tries (Number)
admin-task-tries = { $tries ->
    [0] Waiting
    [1] Tried once
   *[other] Tried { $tries } times
}
# $tries (Number)
# $time (String)
admin-task-tries-again = { $tries ->
    [0] Waiting, again at { $time }
    [1] Tried once, again at { $time }
   *[other] Tried { $tries } times, again at { $time }
}
# $task (String)
admin-task-is = { $task }.
# $task (String)
# $why (String) - a sentence
admin-task-is-late = { $task }: { $why }

## In the queue

# $task (String)
# $tries (Number)
admin-task-stuck = { $tries ->
    [0] { $task }: not tried yet.
    [1] { $task }: tried once.
   *[other] { $task }: tried { $tries } times.
}
# $task (String)
# $tries (Number)
# $why (String) - a sentence
admin-task-stuck-because = { $tries ->
    [0] { $task }: not tried yet. { $why }
    [1] { $task }: tried once. { $why }
   *[other] { $task }: tried { $tries } times. { $why }
}
