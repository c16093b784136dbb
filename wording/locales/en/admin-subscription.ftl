### Subscriptions in the back office.

# $number (String)
admin-subscription-number = Subscription { $number }
admin-subscription-back = Back to the subscription, change nothing

## The list

admin-subscription-none = No such subscriptions.
admin-subscription-search-hint = A subscription's number, or the buyer's whole e-mail address
admin-subscription-show = Show
admin-subscription-column-number = Number
admin-subscription-plan = Plan
admin-subscription-status = Status
admin-subscription-next-charge = Next charge
admin-subscription-lifetime = Paid so far

## One of them

admin-subscription-findings = This needs a look
admin-subscription-agreement = What was agreed on
admin-subscription-timeline = Timeline
admin-subscription-period = Period
admin-subscription-payments = Payments at Antom
admin-subscription-column-action = Action
admin-subscription-price = Price
admin-subscription-agreed = Agreed
admin-subscription-access = Access until
admin-subscription-antom = At Antom
# $id (String) - Antom's paymentId
# $state (String)
admin-subscription-payment = { $id } ({ $state })
# $sentence (String)
# $sign-up (Number)
admin-subscription-of-sign-up = { $sentence } (Sign-up { $sign-up })

## What can be done with it

admin-subscription-cancel = Cancel at the period's end
admin-subscription-terminate = End at once
# $number (String)
admin-subscription-cancel-heading = Cancel subscription { $number }?
admin-subscription-cancel-happens = Antom charges no further period, and what was paid for runs to its end. Within 24 hours before a period its charge may be under way and still come; then that period runs as well.
# $number (String)
admin-subscription-terminate-heading = End subscription { $number } at once?
admin-subscription-terminate-happens = It is over at once, and so is the buyer's access. No money goes back by this: refund the period as well if it should.
# $number (String)
admin-subscription-refund-heading = Refund a period of subscription { $number }?
# $amount (String)
admin-subscription-refund-happens = { $amount } goes back to where it came from, and the buyer loses the period. Further periods are charged as before, unless the subscription is cancelled too.
admin-subscription-refund-nothing = Nothing of this period can be refunded.
# $amount (String)
admin-subscription-refund-button = Refund { $amount }
admin-subscription-refusal-not-charged = Nothing more is charged for this subscription, or Antom is being told so.
admin-subscription-refusal-not-alive = This subscription is over, or is being ended, or never began.
admin-subscription-refusal-nothing-to-refund = This period is not paid, or its money went back already.

## Another plan for it

# $number (String)
# $plan (String)
admin-subscription-plan-heading = Change subscription { $number } to { $plan }?
admin-subscription-plan-happens = The next period is of the new plan; nothing is charged or given back for the one that runs. The buyer is told by mail once Antom has it.
admin-subscription-plan-then = Price after that
admin-subscription-plan-told = What the buyer is told
admin-subscription-plan-paying = A payment is due or under way: from 24 hours before a period until its charge is through, Antom changes no plan. Look again in a few hours.
admin-subscription-plan-pending = The last change is not confirmed yet. Antom is asked again every few minutes, and takes no change while a payment is under way. Once it has answered, the plan can be changed again.
admin-subscription-plan-has = This buyer has a subscription to that plan already.
admin-subscription-plan-goods = Choose what each period is to bring.

## Findings

admin-subscription-review-amount = Money was taken in an amount that nobody agreed on. Compare the payment in Antom's dashboard; refund it there if it is wrong.
admin-subscription-review-payment = Antom told of one payment for two periods, or of one sign-up under two numbers. Compare both in Antom's dashboard.
admin-subscription-review-period = Antom told two different times of one period. The earlier one counts here.
admin-subscription-review-contradiction = Antom said that the creation failed, and also that it is active. Look at it in Antom's dashboard.
admin-subscription-review-replaced = Somebody outside this shop replaced it by another subscription. The new one is not known here.
admin-subscription-review-end-refused = Antom refuses to end it, and may charge again. It is asked again and again; end it in Antom's dashboard if that takes too long.

## Its timeline

admin-subscription-fact-begun = A sign-up began.
admin-subscription-fact-expired = Nobody signed up in time.
admin-subscription-fact-activated = The subscription is active at Antom.
admin-subscription-fact-creation-failed = The creation failed: the first payment or its capture did not succeed.
admin-subscription-fact-sign-up-payment = The buyer's first payment is known.
# $phase (Number)
# $amount (String)
admin-subscription-fact-deducted = Period { $phase }: { $amount } was charged.
# $phase (Number)
admin-subscription-fact-deduction-failed = Period { $phase }: the charge failed.
# $amount (String)
admin-subscription-fact-payment-succeeded = A payment of { $amount } succeeded; money of cards is held by that, and taken by the capture.
admin-subscription-fact-payment-failed = A payment failed.
# $amount (String)
admin-subscription-fact-captured = { $amount } was captured.
admin-subscription-fact-capture-failed = A capture failed.
admin-subscription-fact-payment-cancelled = A payment was cancelled, and the buyer has the money.
# $amount (String)
admin-subscription-fact-refunded = { $amount } went back to the buyer.
# $amount (String)
admin-subscription-fact-refund-asked = A refund of { $amount } was asked for.
admin-subscription-fact-refund-failed = Antom refused a refund.
admin-subscription-fact-payment-abandoned = The shop does not keep a payment: its money goes back.
# $price (String) - "SGD 21.00 every week"
admin-subscription-fact-update-requested = Another plan was asked for: { $price }, from the next period.
admin-subscription-fact-updated = Antom has made the change of the plan.
admin-subscription-fact-update-refused = Antom refused the change of the plan.
admin-subscription-fact-update-told = Antom told that something was updated.
# $price (String)
admin-subscription-fact-rate-told = Antom charges { $price }.
admin-subscription-fact-changed = It was replaced by another subscription.
admin-subscription-fact-cancel-requested = Somebody wants no further charge.
admin-subscription-fact-cancelled = Antom charges no further period.
admin-subscription-fact-terminate-requested = It is to end at once.
admin-subscription-fact-terminated = It is over.
admin-subscription-fact-end-refused = Antom refused to end it.
admin-subscription-fact-abandoned = The shop does not keep this sign-up: it is ended.

## Parcels

# $item (String)
# $state (String)
admin-subscription-parcel = { $item }: { $state }
admin-subscription-supply = Pack it after all
# $number (String)
admin-subscription-ship-heading = Mark a parcel of subscription { $number } as shipped?
admin-subscription-ship-happens = It leaves the list of what is to be packed, and the buyer sees that it is on its way.
# $number (String)
admin-subscription-supply-heading = Pack the parcel of subscription { $number } after all?
admin-subscription-supply-happens = A piece is taken off the shelf now, and the parcel joins what is to be packed. Add to the stock first if there is none.
admin-subscription-refusal-no-parcel = There is no such parcel, or it does not wait for this.
admin-subscription-refusal-sold-out = There still is no piece on the shelf. Add to the stock, or refund the period.
# $phase (String)
# $sku (String)
admin-subscription-sold-out = Period { $phase } is paid, and { $sku } was sold out. Refund the period, or add to the stock and pack it after all.
