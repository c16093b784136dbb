### A product: its card in lists, and its page.

# $price (String) - the lowest of its variants'
product-from = from { $price }

product-in-stock = In stock
# $left (Number)
product-low = Only { $left } left
product-sold-out = Sold out

## Its page

product-breadcrumb = Breadcrumb
product-breadcrumb-shop = Shop
product-variants = Choose a variant
# Stands behind a variant's name.
product-variant-sold-out = sold out
product-quantity = Quantity
product-add = Add to cart
product-unavailable = It is sold out for now. Another variant, or something below, may do instead.

# -product-how-returns-work (Element)
product-note = Delivery is chosen at checkout, with its price and days. Unused goods can come back within 30 days: { -product-how-returns-work }.
-product-how-returns-work = how returns work

product-about = About it
product-details = Details
product-related = Goes well with it

# What a picture shows, in one of the product's colours.
# $picture (String)
# $variant (String)
product-picture-in = { $picture }, in { $variant }
product-pictures = Pictures
