### Plans: their list, a plan's page, and what a buyer agrees to.

## The list

plan-list-title = Subscriptions
plan-list-lead = Sign up once, pay period by period, cancel whenever you like.
plan-list-empty = There are no subscriptions in this currency. Choose another currency at the bottom of the page.
plan-list-mine = Your subscriptions

## Intervals

# $count (Number)
plan-every-day = every { $count } days
plan-every-week = { $count ->
    [one] every week
   *[other] every { $count } weeks
}
plan-every-month = { $count ->
    [one] every month
   *[other] every { $count } months
}
plan-every-year = { $count ->
    [one] every year
   *[other] every { $count } years
}
# $amount (String)
# $interval (String) - "every month"
plan-price = { $amount } { $interval }

## The page of a plan

plan-email = Email
plan-email-hint = For news about the subscription: charges, failures, and its end.
plan-name = Full name
plan-agreement = What you agree to
# $amount (String)
plan-subscribe = Subscribe and pay { $amount }
plan-start-trial = Start the free trial

## What a buyer agrees to

# $amount (String)
# $date (String)
plan-pay-first = You pay { $amount } now, for the time until { $date }.
# $date (String)
plan-trial-free = The trial is free and ends on { $date }. You pay nothing now; your card or wallet is checked.
# $amount (String)
# $interval (String) - "every month"
plan-pay-then = After that you pay { $amount } { $interval }, until you cancel.
# $date (String)
plan-next-charge = The next charge is on { $date }.
plan-day-before = Every later charge is made on the day before the period that it pays for.
plan-cancel-any-time = You can cancel at any time on the page of your subscription; its address comes by mail. Nothing more is charged then, and what you have paid for runs to its end.

## What may go wrong

plan-error-name = Enter your name
plan-error-changed = The price or the interval has changed since you opened this page. Read the new terms below, and press the button again if you agree. Nothing was charged.
plan-error-no-answer = The payment service did not answer. Nothing was charged. Press the button again in a moment.
plan-error-refused = The payment service cannot take this sign-up. Nothing was charged. Please write to us.
plan-error-tries = You have tried many times. Nothing was charged. Please wait a few hours, or write to us.

plan-goods = What should we send?
plan-error-goods = Choose what we should send.
