### What stands on every page of the shop.

# The language's writing direction, as HTML's `dir` says it: ltr or rtl.
shop-direction = ltr

shop-skip = Skip to content
