### How to pay: the choice in the checkout and on the result page, and a payment under way.

pay-choice = How to pay

## Saved cards

# $expiry (String) - 03/2028
pay-saved-expired = Expired { $expiry }. Pay with another card.
pay-saved = Saved for you.
# $expiry (String) - 03/2028
pay-saved-until = Saved for you, good until { $expiry }.

pay-save = Save the card at Antom for my next order
pay-save-later = On the page where you type the card, Antom asks whether to save it for your next order.
# -pay-get-login-link (Element)
pay-save-needs-account = To save a card for next time, { -pay-get-login-link } first.
-pay-get-login-link = get a login link

## What a card can be asked besides

pay-instalments = Pay the card
pay-at-once = At once
# $months (Number)
pay-in-months = In { $months } monthly instalments
pay-brand-needed = My card carries two brands, or is South Korean
pay-brand = Charge it as
pay-brand-any = What the card says

## Buttons

# $amount (String)
pay-amount = Pay { $amount }
pay-continue = Continue to payment
# Said while the browser opens the payment page.
pay-opening = One moment, your payment begins…
pay-change-order = I have not paid: change my order

## A payment under way

pay-under-way = Payment under way
pay-have-you-paid = Have you paid? Check the result
# $amount (Element)
# $number (Element) - the order's
pay-may-arrive = A payment of { $amount } for order { $number } may still arrive. So that you are not charged twice, a new one cannot start yet.
# $number (Element) - the order's
# $amount (Element)
pay-waits = Order { $number } waits for its payment of { $amount }. So that you are not charged twice, a new order cannot start yet.
pay-check-result = Check the result
# $number (Element) - the order's
# A link to the order follows.
pay-just-paid = Order { $number } is paid. Thank you.

## The ways to pay

pay-card = Card
pay-card-note = Credit or debit; you type it on Antom’s page.
# $brands (String)
pay-card-brands = { $brands }; you type it on Antom’s page.
pay-page = Antom’s Checkout Page
pay-page-note = You choose how to pay on the page.
pay-unusable = Ways that cannot pay this order

# $currency (String)
pay-not-in-currency = Not for payments in { $currency }.
pay-not-for-amount = Not for this amount.
pay-not-now = Not available at the moment.
pay-not-for-order = Not available for this order.
# $least (String) - an amount
# $most (String) - an amount
pay-between = For amounts from { $least } to { $most }.
# $least (String) - an amount
pay-from = For amounts from { $least }.
# $most (String) - an amount
pay-up-to = For amounts up to { $most }.

## A company's account

pay-business-account = Business account
pay-business-account-note = Your company pays from its account at our payment service.

## The taxpayer number that Mercado Pago asks for in Brazil

pay-cpf = CPF
pay-cpf-hint = With it, Mercado Pago’s page need not ask. It goes to our payment service only; we do not keep it.

## Buttons beside the goods, each for one way to pay

# Names the group of them; only read out.
pay-quick = Check out at once
# $method (String) - Apple Pay
pay-quick-with = Pay with { $method }
