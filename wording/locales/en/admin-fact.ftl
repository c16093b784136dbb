### What happened to a payment, for the merchant.

# $amount (String)
admin-fact-begun = The buyer went to pay { $amount }.
# $until (String) - a time
admin-fact-session-opened = Antom opened a payment page, good until { $until }.
admin-fact-session-refused = Antom opened no payment page for this attempt.
admin-fact-session-unknown = Antom gave no answer that can be relied on when asked for a payment page.
# $until (String) - a time
admin-fact-page-opened = Antom opened a page for the card, good until { $until }.
admin-fact-pay-unknown = Antom gave no answer that can be relied on when asked to take the payment.
admin-fact-pending = Antom is working on the payment.
# $amount (String)
admin-fact-authorised = { $amount } was authorised: held, not taken yet.
# $amount (String)
admin-fact-paid = { $amount } was paid.
# $amount (String)
admin-fact-paid-or-authorised = { $amount } was paid or authorised; which of them was not told.
admin-fact-payment-failed = The payment failed.
# $amount (String)
admin-fact-captured = { $amount } was captured.
admin-fact-capture-failed = The held money could not be captured.
admin-fact-cancelled = The payment was cancelled at Antom.
admin-fact-superseded = The buyer began another attempt, so this one stepped aside.
admin-fact-expired = The time to pay ran out.
admin-fact-abandoned = The shop gave this attempt up: whatever it brings goes back.
# $amount (String)
admin-fact-accepted = The merchant took this payment of { $amount } for the order's.
# $amount (String)
admin-fact-capture-requested = A capture of { $amount } was asked for.
admin-fact-capture-pending = Antom is working on the capture.
# $amount (String)
admin-fact-refund-reserved = { $amount } was set aside for a refund.
admin-fact-refund-pending = Antom is working on the refund.
# $amount (String)
admin-fact-refunded = { $amount } was refunded.
admin-fact-refund-failed = The refund failed.
