cart-empty = Your cart is empty.
cart-missing = Only English says this.
cart-old-code-too = Said.
cart-lines = { $count ->
    [one] One line
   *[other] { $count } lines
}
# $code (String)
cart-code = Code { $code }
cart-unused = Nobody asks for this.
# -help (Element)
cart-link = Ask for { -help }.
-help = help
