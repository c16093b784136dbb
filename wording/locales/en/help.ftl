### The help page.

help-title = Help
help-description = How { -shop-name } delivers, how to return goods, how your payment is kept safe, and how to reach a person.
help-heading = How can we help?

## Delivery

help-delivery = Delivery
help-delivery-choice = The checkout shows every way of delivery with its price and when it arrives, before you pay. We pack on working days and write to you when the parcel leaves.
# -help-your-orders (Element)
help-delivery-progress = Where is my order? Its page shows the stop that it has reached: see { -help-your-orders }, or open the link in your receipt.
-help-your-orders = your orders

## Returns

help-returns = Returns
help-returns-how = You can send back unused goods within 30 days. Write to us with the order number and we will send you the address. The money goes back the way it came.
help-returns-except = Opened coffee and downloaded guides cannot be returned, unless something is wrong with them.

## Safe payment

help-payment = Safe payment
help-payment-cards = You pay on a page of Antom, our payment service. Your card details never pass through this shop, and we do not keep them. Antom keeps a card that you save in your account; we see its last four digits, and you can remove it at any time.
# Where the shop has no accounts.
help-payment-no-accounts = You pay on a page of Antom, our payment service. Your card details never pass through this shop, and we do not keep them.
help-payment-once = An order is charged once. If you pressed twice, went back or lost the page, open the order: it says whether you were charged. While a payment may still arrive, we do not let a second one start.

## Contact

help-contact = Contact
# $address (Element) - of mail
help-contact-how = Write to { $address } and name your order number. A person answers within one working day.
