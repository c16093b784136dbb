### What a buyer has to mend in the checkout, and how.

mistake-email-missing = Enter your email address, so that we can send the receipt.
mistake-name-missing = Enter your full name.
mistake-phone-missing = Enter your phone number.
mistake-country-missing = Choose the country we deliver to.
mistake-address-missing = Enter the street and number.
mistake-city-missing = Enter the town or city.
mistake-state-missing = Choose the state, province or prefecture from the list.
# $example (String) - a postcode that exists
mistake-no-postcode = No postcode of this country looks so. Check it, or choose another country. One that exists is { $example }.
mistake-postcode-missing = Enter the postcode.
mistake-delivery-missing = Choose how we deliver.

# $has (Number) - how many there are
# $max (Number)
mistake-too-long = This has { $has } characters, and a label has room for { $max }. Shorten it.

mistake-cart-empty = Your cart is empty. Put something in before you check out.
mistake-cart-changed = Your cart or a price changed after you opened this page. Please check the order below, then pay.
# $name (String)
# $variant (String)
mistake-line-sold-out = { $name } in { $variant } is sold out. Take it out of your cart to go on.
# $left (Number)
# $name (String)
# $variant (String)
mistake-line-scarce = Only { $left } left of { $name } in { $variant }. Change the number in your cart to go on.
# $name (String)
mistake-sold-out = { $name } was sold out a moment ago. Change your cart to go on; you have not been charged.
