### The page that says what became of a payment. Each outcome is a heading and says three things:
### its state in a word, whether the buyer was charged, and what happens now.

# $heading (String)
# $number (String)
result-title = { $heading } · Order { $number }

result-order = Order
result-amount = Amount
result-receipt = Receipt to
result-see-all = See the whole order
result-ask = Ask us about it
result-see-order = See your order
result-go-to-shop = Go to the shop
result-pay-otherwise = Pay another way

# Replaces what happens now, once the answer is late.
# $email (String) - partly hidden
result-late = We are confirming your order. You can close this page: we will write to { $email } as soon as it is done.

# Stand below an answer that is still open, once the buyer has waited for it.
result-way-on = Not finished paying? We ask the payment service first, so that you do not pay twice.
result-way-on-pay = Go back to the payment

## Outcomes

# $total (String)
result-checking = We are checking your payment
    .state = Checking
    .charged = If you approved it, { $total } is on its way to us and you will not be charged again.
    .now = We are asking the payment service. This page shows the answer by itself; there is nothing you need to press.

# $total (String)
result-capturing = Your payment is approved
    .state = Approved
    .charged = Your card was approved for { $total }. The charge is being completed now.
    .now = This takes a few seconds. The page shows the answer by itself.

# Antom says that it is working on the payment.
# $total (String)
result-processing = Your payment is being processed
    .state = Being processed
    .charged = The payment service is working on it. If you approved { $total }, it is on its way to us and you will not be charged again.
    .now = This can take a moment. This page shows the answer by itself; there is nothing you need to press.

# Antom said so after the buyer came back.
result-said-not-paid = Nothing has been paid yet
    .state = Not paid
    .charged = The payment service says that nothing has been paid. You have not been charged.

# $until (Element) - a time
result-waits-until = Your order waits for you until { $until }; go on where you left off.

result-not-paid = Your order is not paid yet
    .state = Not paid
    .charged = No payment has reached us yet. If you have just paid, this page shows it in a moment.
    .now = Your order waits for you; go on where you left off.

# $total (String)
# $email (String) - partly hidden
result-held = Thank you, your payment is approved
    .state = Approved
    .charged = Your bank has set { $total } aside. You are charged when your order is ready to leave, within seven days.
    .now = There is nothing more to do. We will write to { $email } when it is done.

# $total (String)
# $email (String) - partly hidden
result-paid = Thank you, your order is paid
    .state = Paid
    .charged = You were charged { $total }, once.
    .now = We are packing your order. The receipt is on its way to { $email }.
    .now-left = Your order is on its way to you.

# $total (String)
# $email (String) - partly hidden
result-capture-failed = Your payment is not complete
    .state = Not taken yet
    .charged = Your bank holds { $total } for this order, but we could not take it yet.
    .now = We are looking at it and will write to { $email }: there is nothing you need to do. If you pay another way, we let this hold go first.

# $reason (String) - a sentence
result-failed = The payment did not go through
    .state = Not paid
    .charged = You were not charged. { $reason }
    .charged-perhaps = { $reason } Should a payment for this order have been taken all the same, you get it back.
    .now = Your order is kept. You can try again, with the same way to pay or another one.

result-expired = The time to pay ran out
    .state = Time ran out
    .charged = You were not charged.
    .charged-perhaps = Should a payment for it still arrive, it pays this order, once.
    .now = Your order is kept under the same number. You can start the payment again.

result-cancelled = This order is cancelled
    .state = Cancelled
    .charged = You were not charged. Should a payment for it still arrive, you get all of it back.
    .charged-perhaps = Should a payment for it arrive, you get all of it back.
    .now = Nothing more happens with this order. You can place a new one at any time.

# $email (String) - partly hidden
result-returned = This order is cancelled
    .state = Cancelled
    .charged = Whatever you paid, or your bank set aside for it, goes back to where it came from.
    .now = We write to { $email } when it has. Banks take up to ten days to show it.

result-refunded = Your payment was given back
    .state = Given back
    .charged = All that you paid for this order went back to where it came from.
    .now = Banks take up to ten days to show it.

# $email (String) - partly hidden
result-review = We are looking into your payment
    .state = Being looked at
    .charged = Something does not add up, so a person is checking what was charged. Please do not pay again.
    .now = We will write to { $email } within one working day. What was charged wrongly, you get back.

## Why a payment did not go through

result-reason-no-answer = The payment service did not answer us.
result-reason-cancelled = The payment was cancelled.
