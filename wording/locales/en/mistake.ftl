### What a buyer has to mend in the checkout, and how.

mistake-email-missing = Enter your email address, so that we can send the receipt.
mistake-name-missing = Enter your full name.
mistake-phone-missing = Enter your phone number.
mistake-country-missing = Choose the country we deliver to.
mistake-address-missing = Enter the street and number.
mistake-city-missing = Enter the town or city.
mistake-postcode-missing = Enter the postcode.
mistake-delivery-missing = Choose how we deliver.

# $max (Number)
mistake-line-too-long = Keep this line to { $max } characters.
# $missing (String) - one of the sentences above
# $max (Number)
mistake-too-long = { $missing } Use at most { $max } ordinary characters.

mistake-no-email-address = Enter an email address like name@example.com, with at most 64 characters.
mistake-no-phone-number = Enter a phone number like +65 6123 4567, or leave it empty.

mistake-cart-empty = Your cart is empty. Put something in before you check out.
mistake-cart-changed = Your cart or a price changed after you opened this page. Please check the order below, then pay.
# $name (String)
# $variant (String)
mistake-line-sold-out = { $name } in { $variant } is sold out. Take it out of your cart to go on.
# $name (String)
# $variant (String)
# $left (Number)
mistake-line-scarce = Only { $left } left of { $name } in { $variant }. Change the number in your cart to go on.
# $name (String)
mistake-sold-out = { $name } was sold out a moment ago. Change your cart to go on; you have not been charged.
