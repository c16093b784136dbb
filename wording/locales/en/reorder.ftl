### What was ordered, once more.

reorder-again = Order these again

reorder-missing = { $count ->
    [one] One thing of that order cannot be had now. The rest is in your cart, at today’s prices.
   *[other] { $count } things of that order cannot be had now. The rest is in your cart, at today’s prices.
}
