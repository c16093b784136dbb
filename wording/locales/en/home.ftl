### The home page.

home-title = Bags, travel goods and coffee for people on the move
home-description = Bags, travel goods, coffee and guides, made to be carried. Pay your way through Antom's secure checkout.

home-kicker = Now boarding
home-heading = Pack light. Leave early.
home-lead = Bags, travel goods and good coffee for people on the move, made to be carried for years.
home-shop = Shop everything
home-picture = A ferry at the quay in front of a low sun, two bags waiting to go on board

home-categories = Categories
home-products = { $count ->
    [one] { $count } product
   *[other] { $count } products
}

home-featured = Popular now
home-all = See all goods
