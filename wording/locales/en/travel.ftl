### Journeys and nights for companies: the search, a trip's form, and what may go wrong.

## The search

travel-title = Business travel
travel-lead = Flights, trains, ferries, coaches and hotels, paid from your company's account.
travel-kind = What
travel-kind-flight = Flight
travel-kind-train = Train
travel-kind-ferry = Ferry
travel-kind-coach = Coach
travel-kind-hotel = Hotel
travel-from = From
travel-to = To
travel-to-hint = Of a hotel, its city.
travel-day = Day
travel-day-hint = For example 2026-12-24. It is the day at the place of departure.
travel-people = How many people
travel-nights = Nights
travel-nights-hint = For hotels only.
travel-rooms = Rooms
travel-search = Search
travel-none = Nothing is on sale for this day. Try another day, or another currency at the bottom of the page.
travel-found = What we found
travel-choose = Choose
travel-closed = Business travel cannot be booked here at the moment.

## A trip

# $number (String)
# $from (String)
# $to (String)
travel-leg = { $number } from { $from } to { $to }
# $departs (Element)
# $arrives (Element)
# $carrier (String)
travel-leg-times = { $departs } to { $arrives }, { $carrier }. Times are those of the places.
# $amount (String)
travel-price-each = { $amount } for each person
# $amount (String)
travel-price-night = { $amount } for each room and night
# $nights (Number)
# $rooms (Number)
# $from (String)
# $to (String)
travel-stay = { $nights ->
    [one] { $nights } night
   *[other] { $nights } nights
} from { $from } to { $to }, { $rooms ->
    [one] { $rooms } room
   *[other] { $rooms } rooms
}
travel-company = Your company
travel-company-name = Company
travel-contact = Your full name
travel-email = Email
travel-email-hint = For the tickets and the receipt.
travel-who = Who travels
travel-who-hint = As in the passport. We keep the names sealed, and delete them after the journey.
# $number (String)
travel-person = Person { $number }
travel-first = Given name
travel-last = Family name
# $amount (String)
travel-pay = Book and pay { $amount }
travel-pay-hint = You pay from your company's account on the page of our payment service. A company may take a while to pay; you can cancel meanwhile.

## What may go wrong

travel-error-kind = Choose what you look for
travel-error-from = Choose where the journey begins
travel-error-to = Choose where the journey ends
travel-error-day = Enter a day as in 2026-12-24
travel-error-past = Enter a day that is not over
travel-error-people = Enter a number of people from 1 to 100
travel-error-nights = Enter a number of nights from 1 to 60
travel-error-rooms = Enter a number of rooms from 1 to 20
travel-error-gone = This is not on sale any more. Nothing was charged. Please search again.
travel-error-departed = This has departed. Nothing was charged. Please search again.
# $number (String)
travel-error-leg = Part { $number } of this journey does not fit. Nothing was charged. Please write to us.
travel-error-hotel = This hotel cannot be booked. Nothing was charged. Please write to us.
travel-error-changed = The price or a time has changed since you opened this page. Read it again below, and press the button if you agree. Nothing was charged.
travel-error-company = Enter your company
travel-error-contact = Enter your full name
# $number (String)
travel-error-first = Enter the given name of person { $number }
# $number (String)
travel-error-last = Enter the family name of person { $number }
# $number (String)
travel-error-long = Shorten the name of person { $number } to 32 characters
travel-error-nobody = Enter who travels
travel-error-payment = The payment service cannot take this booking now. Nothing was charged. Please try again in a moment.
