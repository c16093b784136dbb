### The legal pages. These sentences say what this software does and are a beginning: a shop writes
### its own before it opens, with its name, its address and the law that it is under.

legal-privacy = Privacy
legal-privacy-description = What { -shop-name } knows of you, for how long, and how to have it told or deleted.
legal-what = What we know
legal-what-order = For an order we keep what you typed into the checkout, what you bought, how you paid, and what our payment service tells of the payment. We never see a whole card number.
legal-what-cookies = The shop sets cookies that keep your cart, your currency and your login, and none that follow you elsewhere.
legal-who = Who else learns of it
legal-who-else = Antom, our payment service, gets what it needs to take your payment. The carrier gets your address. Nobody else does.
legal-how-long = How long we keep it
legal-how-long-is = A cart that nobody touches goes after 90 days. The address that you paid from goes after 30 days. Who placed an order is forgotten after ten years, because the books have to be kept for so long.
legal-rights = Your rights
# -legal-your-account (Element)
legal-rights-how = In { -legal-your-account } you can download all that we know of you, and delete it.
-legal-your-account = your account
# Where the shop has no accounts.
# $address (Element) - of mail
legal-rights-by-mail = Write to { $address }, and we tell you all that we know of you, or delete it.

legal-imprint = Imprint
legal-imprint-description = Who runs { -shop-name }.
legal-imprint-company = { -shop-name } is a demonstration. Nobody sells anything here.
legal-imprint-contact = Whoever opens a shop with this software names the company, its address, its register and a contact here.
# $number (String)
legal-imprint-vat = VAT id: { $number }
