### The ways to pay as a buyer of one currency and country is offered them.

# $total (String) - SGD 100.00
admin-methods-for-total = For an order of { $total }

## What is looked at

admin-methods-currency = Currency
admin-methods-country = Country
admin-methods-country-unknown = Not known yet
admin-methods-show = Show
admin-methods-general = What is written below [pay] in the shop’s file holds for these buyers.
# $number (Number) - counted from the top of the file
admin-methods-rule = Number { $number } of the [[pay.for]] in the shop’s file holds for these buyers.

## What they are offered

admin-methods-checkout = In the checkout
admin-methods-page = On Antom’s Checkout Page
admin-methods-all = Everything that your contract allows, in Antom’s order.
admin-methods-silent = Antom does not answer at the moment, so buyers see only what is always there.
admin-methods-place = Place
admin-methods-order = Order
admin-methods-method = Method
admin-methods-code = Antom’s name
admin-methods-offered = Can be chosen
admin-methods-quick = Quick payment
admin-methods-note = What stands beside it
admin-methods-yes = Yes
admin-methods-no = No
