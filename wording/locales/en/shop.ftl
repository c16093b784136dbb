### What stands on every page of the shop: frame, navigation, and what forms have in common.

# The language's writing direction, as HTML's `dir` says it: ltr or rtl.
shop-direction = ltr

-shop-name = Wayfare
shop-name-alone = { -shop-name }

## Frame

shop-skip = Skip to content
shop-demo = Demo shop: no money moves
shop-navigation = Main
shop-goods = Shop
shop-orders = Orders
shop-help = Help
shop-cart = Cart
shop-search = Search
shop-search-goods = Search the shop

shop-slogan = Bags, travel goods and coffee for people on the move.
shop-navigation-below = Account and help
shop-account = Account
shop-delivery = Delivery
shop-returns = Returns
shop-payment = Safe payment
shop-contact = Contact
shop-currency = Prices in
shop-currency-change = Change
shop-currency-unknown = We have no prices in this currency. Choose one from the list.

## Forms

# The title of a page that is shown again because of a mistake.
# $title (String)
shop-title-refused = Error: { $title }

shop-problem = There is a problem

# Read out before what is wrong with a field.
shop-field-error = Error:

# $label (String) - the field's label
shop-optional = { $label } (optional)
