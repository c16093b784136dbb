### A buyer's subscription: its page, its place in lists, its mails.

subscription-list-title = Your subscriptions
subscription-list-older = Older subscriptions
subscription-list-empty = No subscriptions from this browser. The link in our mail opens yours on any device.
# The number follows.
subscription-number = Subscription
subscription-invoices = Invoices
subscription-no-invoices = None yet.
subscription-go-on = Go on to the payment page
subscription-agreement = What you agreed to
subscription-keep = Keep it in your account
subscription-kept-elsewhere = There is no such subscription, or it is in another account.
subscription-of-other-address = This subscription was signed up for with another e-mail address. Log in with that one to keep it.
# $date (String)
subscription-agreed-at = On { $date } you agreed to this:
# $date (String)
subscription-changed-at = On { $date } we changed the plan for you:
# $email (String)
subscription-news-to = News goes to { $email }.

## Where it stands

subscription-signing-up = Not active yet
subscription-active = Active
subscription-past-due = Payment failed
subscription-ending = Cancelled
subscription-ended = Ended
subscription-failed = Not started
subscription-expired = Not started

## What it means

subscription-signing-up-says = We are waiting for the payment service. If you have finished there, this page changes by itself within a minute.
# $date (String)
subscription-access-until = You have access until { $date }.
# $amount (String)
# $charged (String) - a date
# $renews (String) - a date
subscription-next = Next you pay { $amount } on { $charged }, for the period that begins on { $renews }.
subscription-waits-for-money = Your payment is being confirmed. Access begins when it is.
subscription-past-due-says = We could not charge you for the current period, so you have no access now. The payment service tries again by itself; make sure that your card or wallet has enough money.
subscription-cancelling-says = You have cancelled. We are telling the payment service, and repeat it until it confirms.
subscription-terminating-says = We are ending this subscription. We are telling the payment service, and repeat it until it confirms.
subscription-cancel-asked-says = You have cancelled.
subscription-end-refused-says = The payment service has refused to end this subscription, so it may charge you again. Somebody here is looking into it, and we go on asking the payment service. If you pay by wallet, you can end the subscription in the wallet yourself; if you are charged all the same, write to us.
subscription-ending-says = You have cancelled. Nothing more is charged.
subscription-ended-says = This subscription is over. Nothing more is charged.
subscription-failed-says = Your first payment did not succeed, so the subscription did not start. Whatever was set aside goes back to you. You can sign up again.
subscription-expired-says = The sign-up was not finished in time, and nothing was charged. You can sign up again.

subscription-surplus-says = You had this plan already, so this second sign-up was ended at once. Whatever was paid for it goes back to you.

## Changing the plan

subscription-change-title = Change the plan
subscription-change-lead = Nothing is charged for the change: the next period is of the new plan.
# $plan (String)
subscription-change-heading = Change to { $plan }
# $number (String)
subscription-change-back = Back to subscription { $number }, change nothing
# $begins (String) - a date
subscription-change-until = Until { $begins } everything stays as it is, and nothing is charged for the change.
# $begins (String) - a date
# $price (String) - "SGD 21.00 every week"
subscription-change-pays = From { $begins } on you pay { $price }, until you cancel.
# $charged (String) - a date
subscription-change-charged = The first charge for it is on { $charged }.
subscription-change-button = Change the plan
subscription-changing-says = You have asked for another plan. We are telling the payment service, and repeat it until it confirms; until then nothing changes.
subscription-change-refused-says = The payment service did not take your change of the plan. The subscription goes on as before; you can try again, or write to us.
subscription-change-error-not-charged = Nothing more is charged for this subscription, so its plan cannot be changed.
subscription-change-error-paying = A payment of this subscription is due or under way. You can change the plan once it is through; look again in a few hours.
subscription-change-error-pending = Your last change is not confirmed yet. You can change the plan again once it is.
subscription-change-error-no-plan = There is no such plan for this subscription.
subscription-change-error-has-plan = You have a subscription to this plan already.
subscription-change-error-changed = The price, the interval or the date has changed since you opened this page. Read the new terms below, and press the button again if you agree. Nothing was changed.

## Cancelling

subscription-cancel-title = Cancel
subscription-cancel = Cancel the subscription
# $date (String)
subscription-cancel-until = Nothing more is charged, and you keep access until { $date }.
# $amount (String)
# $renews (String) - a date
subscription-cancel-late = The charge of { $amount } for the period that begins on { $renews } is under way and may still come; then you keep access until the end of that period. Nothing more is charged after it.
subscription-cancel-now = Nothing more is charged.

## Its invoices

# $start (String) - a date
# $end (String) - a date
subscription-period = { $start } to { $end }
# $number (String)
subscription-period-unknown = Period { $number }
subscription-invoice-open = Being confirmed
subscription-invoice-trial = Free trial
subscription-invoice-paid = Paid
subscription-invoice-failed = Not paid
subscription-invoice-refunded = Refunded
subscription-invoice-needs-review = We are looking at this payment

## Mails

# $name (String)
subscription-mail-greeting = Dear { $name },
subscription-mail-link = See the subscription
# $plan (String)
subscription-mail-signed-up = Your subscription { $plan } is active
# $plan (String)
# $amount (String)
subscription-mail-paid = { $plan }: { $amount } paid
# $plan (String)
subscription-mail-charge-failed = { $plan }: your payment failed
subscription-mail-charge-failed-says = We could not charge you. The payment service tries again by itself; make sure that your card or wallet has enough money. If you no longer want the subscription, cancel it on its page.
# $plan (String)
subscription-mail-cancelled = { $plan } is cancelled
# $plan (String)
subscription-mail-ended = { $plan } has ended
# $plan (String)
subscription-mail-trial-ends = { $plan }: your trial ends soon
# $plan (String)
# $amount (String)
subscription-mail-upcoming = { $plan }: { $amount } is charged soon
# $plan (String)
subscription-mail-plan-changed = Your plan is changed to { $plan }
# $plan (String)
subscription-mail-plan-kept = { $plan }: your plan could not be changed
# $plan (String)
subscription-mail-rate-changed = { $plan }: the price changes
# $price (String) - "SGD 21.00 every week"
# $begins (String) - a date
subscription-mail-rate-changed-says = From { $begins } on you pay { $price }. If you do not want that, cancel on the subscription's page before the charge; then nothing more is charged.
subscription-mail-how-to-cancel = If you do not want to go on, cancel on the subscription's page before that day; then nothing is charged.

## What it delivers

subscription-delivery = Delivery
# $item (String)
subscription-delivery-next = Each period that is paid brings: { $item }.
subscription-delivery-change = Change what is sent, or where to
subscription-delivery-note = A parcel that is packed already goes where it was to go.
subscription-delivery-save = Save
# $item (String)
subscription-parcel-to-ship = { $item }: is being packed
# $item (String)
# $date (String)
subscription-parcel-shipped = { $item }: shipped on { $date }
# $item (String)
subscription-parcel-sold-out = { $item }: sold out. We send it later, or refund the period.
# $item (String)
subscription-parcel-withdrawn = { $item }: not sent, because the period was refunded
