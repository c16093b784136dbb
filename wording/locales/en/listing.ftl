### The list of goods, its search and its filters.

# The name of the list without a category.
listing-everything = Everything

# $place (String) - the category, or Everything
# $search (String) - what was searched for
listing-search-heading = { $place } for “{ $search }”

# $heading (String)
listing-title = { $heading } · Shop

# For search engines.
# $heading (String)
listing-description = { $heading } at { -shop-name }: { $count ->
    [0] No products
    [one] { $count } product
   *[other] { $count } products
}, with prices and what is in stock.

listing-count = { $count ->
    [0] No products
    [one] { $count } product
   *[other] { $count } products
}

listing-products = Products
listing-nothing = Nothing here matches.

# -listing-see-everything (Element)
listing-nothing-advice = Try a shorter word or a wider price range, or { -listing-see-everything }.
-listing-see-everything = see everything

listing-search-too-long = A search has at most 100 letters, so we did not look for yours. What is left of it stands below; shorten it and search again.

## Filters

listing-search = Search
listing-sort = Sort by

# $currency (String)
listing-from = From { $currency }
# $currency (String)
listing-to = To { $currency }

# The button; the rest is only read out.
listing-show = Show
    .rest = products

listing-sort-featured = Our choice
listing-sort-price-up = Price, low to high
listing-sort-price-down = Price, high to low
listing-sort-name = Name

## What was left out of a search

# $currency (String)
listing-lowest-unreadable = The lowest price should be a number in { $currency }, such as 50. We left it out.
# $currency (String)
listing-highest-unreadable = The highest price should be a number in { $currency }, such as 50. We left it out.
listing-category-unknown = We do not have this category, so here is everything.
