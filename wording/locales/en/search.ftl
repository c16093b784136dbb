### How goods are found: facets, filters that are on, how a search was understood.

# $search (String) - what was searched for
search-nothing-heading = Nothing for “{ $search }”

# $read (String) - what was looked for
# $typed (String)
search-read-as = Nothing is called “{ $typed }” here, so we looked for “{ $read }”.

# $words (String)
search-left-out = Nothing has { $words }, so we looked for the rest.

search-some-words-only = Nothing has all of these words. These have some of them.
search-names-only = The shop is still reading its goods: for now only their names were looked at. Try again in a moment for all that fits.

# A search within the list, beside the one of the header.
search-within = Search and sort this list
search-best-match = Best match

## Facets

search-filters = { $count ->
    [0] Filters
   *[other] Filters ({ $count })
}
search-narrow = Narrow this list
search-facet-category = Category
search-facet-colour = Colour
search-facet-price = Price
search-facet-stock = Availability
search-in-stock = In stock

# Read out behind a number.
search-goods = { $count ->
    [one] product
   *[other] products
}

# $from (String)
# $to (String)
search-price-between = { $from } to { $to }
# $from (String)
search-price-from = { $from } and more
# $to (String)
search-price-up-to = Up to { $to }

## Filters that are on

search-active = Filters that are on
# $filter (String)
search-take-off = Remove the filter { $filter }

## Where nothing is found

search-filters-hide = Your filters hide what there is:
search-all-categories = In all categories
search-all-colours = In any colour
search-sold-out-too = What is sold out, too
search-all-prices = At any price
search-no-filters = Without filters
search-recommended = What we would take along

## Pages

search-pages = Pages of this list
# $page (String)
# $pages (String)
search-page = Page { $page } of { $pages }
search-previous = Previous page
search-next = Next page

## While it is typed

# Read out: what the list below the field is called.
search-suggested = Suggestions
search-suggestions = { $count ->
    [0] No suggestions
    [one] { $count } suggestion
   *[other] { $count } suggestions
}
