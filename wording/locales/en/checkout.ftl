### The checkout's form. How to pay is in pay.ftl.

checkout-title = Checkout

checkout-empty = Your cart is empty, so there is nothing to pay.
checkout-go-to-shop = Go to the shop
checkout-scarce = Something in your cart has sold out or is scarce.
checkout-see-cart = See your cart

checkout-no-account = No account needed. If you have one, log in: what you typed stays.
checkout-log-in = Log in

## Contact

checkout-contact = Contact
checkout-email = Email
checkout-email-hint = For the receipt and news of this order, nothing else.
checkout-phone = Phone
checkout-phone-hint = Only for the courier, if the parcel cannot be delivered.

## Shipping address

checkout-address = Shipping address
checkout-name = Full name
checkout-country = Country or region
checkout-country-choose = Choose one
checkout-address1 = Address
checkout-address2 = Flat, floor or building
checkout-update-country = Update the form for this country
checkout-city = Town or city
checkout-suburb = Suburb or town
checkout-district = District
checkout-post-town = Post town
checkout-state = State
checkout-state-choose = Choose one
checkout-province = Province
checkout-prefecture = Prefecture
checkout-postcode = Postcode
checkout-postal-code = Postal code
checkout-zip = ZIP code
checkout-cep = CEP
checkout-cap = CAP
# $example (String) - a postcode that exists
checkout-postcode-hint = Such as { $example }.

## Delivery and the sum

checkout-delivery = Delivery
checkout-order = Your order
checkout-change-cart = Change the cart
checkout-total = Total

# $amount (Element) - the total with the chosen delivery
checkout-pay = Pay { $amount }

# What happens after Pay: for a wallet or Antom's page, for a card that is typed, and for a saved one.
checkout-note = You confirm the payment on the page that opens; before that, nothing is charged.
checkout-note-typed = You type the card on Antom’s secure page. Its details never pass through this shop.
checkout-note-saved = Your saved card is charged now. Your bank may ask you to confirm it.

# Who sells, near the button that pays.
# $company (String) - its name and address in one line
checkout-seller = You buy from { $company }.
