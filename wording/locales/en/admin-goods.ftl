### The goods, as the merchant changes them.

admin-goods-title = Goods
admin-goods-audit = Changed goods
admin-goods-done = Done. The shop shows it now.

## The list

admin-goods-search-hint = Name, number or other words
admin-goods-none = No goods match.
admin-goods-count = { $count ->
    [0] No goods
    [one] { $count } product
   *[other] { $count } products
}
admin-goods-product = Product
admin-goods-category = Category
admin-goods-price = Price
admin-goods-pieces = In stock
admin-goods-state = State
admin-goods-published = Published
admin-goods-draft = Draft
admin-goods-sold-out = Sold out
admin-goods-low = Few left
admin-goods-new = New product

# $from (String)
# $to (String)
admin-goods-price-range = { $from } to { $to }
admin-goods-no-price = No price

## One product

admin-goods-all = All goods
# $name (String)
admin-goods-back = Back to { $name }
admin-goods-in-shop = See it in the shop
admin-goods-publish = Publish
admin-goods-withdraw = Make it a draft
admin-goods-owner-only = Only an owner changes goods.
admin-goods-texts = Texts
admin-goods-texts-own = Has texts of its own
admin-goods-texts-english = Shown in English
admin-goods-language = Language
admin-goods-variants = Variants
admin-goods-variant = Variant
admin-goods-number = Number
admin-goods-reserved = Reserved
admin-goods-sold = Sold
admin-goods-change = Change
admin-goods-change-prices = Change prices
admin-goods-change-stock = Change stock
admin-goods-change-texts = Change texts
# For those who hear the links one by one.
# $what (String)
admin-goods-of = of { $what }

## Its history

admin-goods-moves = Pieces that came and went
admin-goods-moves-none = Nobody has changed the stock by hand. What orders reserve and sell stands above.
admin-goods-history = What was changed
admin-goods-history-none = Nobody has changed it here.
admin-goods-when = When
admin-goods-who = Who
admin-goods-by = Pieces
admin-goods-left = In stock then
admin-goods-why = Reason
admin-goods-what = What
admin-goods-before = Before
admin-goods-after = After
admin-goods-undo = Undo
admin-goods-changed-since = It was changed again since, so this is not taken back. Change it by its form.
admin-goods-not-undone = This cannot be taken back here.
admin-goods-first = First stock
admin-goods-changed-created = Created
# $language (String)
admin-goods-changed-name = Name ({ $language })
# $language (String)
admin-goods-changed-summary = Summary ({ $language })
# $language (String)
admin-goods-changed-description = Description ({ $language })
# $language (String)
admin-goods-changed-words = Search words ({ $language })
# $sku (String)
admin-goods-changed-price = Price of { $sku }
# $sku (String)
admin-goods-changed-was = Price of { $sku } before it was reduced
admin-goods-changed-published = Published
admin-goods-changed-withdrawn = Made a draft
admin-goods-changed-otherwise = Something that this version does not know

## Forms

# $name (String)
# $language (String)
admin-goods-texts-heading = Texts of { $name }, { $language }
admin-goods-name = Name
admin-goods-summary = Summary
    .hint = One sentence, for lists and search engines.
admin-goods-description = Description
    .hint = Paragraphs with an empty line between them.
admin-goods-words = Search words
    .hint = What people call it though it is called otherwise, with commas between: suitcase, trolley
admin-goods-empty-is-english = What you leave empty is shown in English.
admin-goods-save = Save

# $name (String)
# $label (String)
admin-goods-prices-heading = Prices of { $name }, { $label }
# $currency (String)
admin-goods-was = Before, { $currency }
admin-goods-prices-hint = Where you leave one empty, it is not sold in that currency.

# $name (String)
# $label (String)
admin-goods-stock-heading = Stock of { $name }, { $label }
# $left (String)
# $reserved (String)
admin-goods-stock-now = { $left } can be sold now, and { $reserved } are reserved by orders that wait for their payment.
admin-goods-stock-pieces = Pieces
    .hint = How many come in; with a minus, how many are gone: 12 or -3
admin-goods-stock-reason = Reason
    .hint = For the books: delivery, counted, broken, stolen

admin-goods-new-lead = It begins as a draft with one variant; buyers see it once you publish it.
admin-goods-slug = Name in the address
    .hint = Small letters, digits and hyphens: harbour-cabin-bag
admin-goods-drawing = Picture
admin-goods-tone = Colour of the picture
admin-goods-sku = Number of the variant
    .hint = Unique in the shop, and never changed: HCB-INK
admin-goods-label = Name of the variant
    .hint = What tells it from others: Ink, or Large
admin-goods-create = Create the draft

## Mistakes

admin-goods-gone = This is not there any more.
admin-goods-mistakes = Something in the form has to be mended.
admin-goods-missing = Fill this in.
# $most (Number)
admin-goods-too-long = This has room for { $most } letters.
# $most (Number)
admin-goods-too-many = At most { $most } fit.
# $currency (String)
# $example (String)
admin-goods-not-a-price = Enter a price in { $currency } above nought, such as { $example }.
admin-goods-not-a-number = Enter a whole number, such as 12.
admin-goods-not-reduced = What it cost before has to be more than what it costs.
admin-goods-nothing-to-move = Nought pieces change nothing.
admin-goods-not-that-many = There are not that many left to take away.
admin-goods-taken = Something else is called so, or was.
admin-goods-unusable = This cannot be used as a name here.
admin-goods-unknown = Choose one from the list.
