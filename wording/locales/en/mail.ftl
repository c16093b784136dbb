### Mails to buyers.

# $name (String)
mail-greeting = Dear { $name },
mail-see-order = See the order
# In the mail's plain text, where nothing can be a link.
# $address (String)
mail-see-order-at = See the order: { $address }

## The order has left

# $number (String) - the order's
# $delivery (String)
mail-shipped = Your order { $number } has left us. { $delivery }.
    .subject = Your { -shop-name } order { $number } is on its way

## The order is off

# $number (String) - the order's
mail-cancelled = We have cancelled your order { $number }.
    .subject = Your { -shop-name } order { $number } was cancelled
    .money = If you paid, or your bank set money aside for it, all of it goes back to where it came from; we write to you when it has.

## Money went back

# $amount (String)
# $number (String) - the order's
mail-refunded = We have refunded { $amount } of your order { $number }.
    .subject = Your { -shop-name } order { $number }: { $amount } refunded
    .money = It goes back to where the payment came from. Banks take up to ten days to show it.

# $number (String) - the order's
mail-returned = A payment for your order { $number } was not needed, so we have returned all of it.
    .subject = Your { -shop-name } order { $number }: a payment was returned
    .money = It goes back to where it came from. Banks take up to ten days to show it.

## The receipt

# $name (String)
# $number (String) - the order's
# $total (String)
mail-receipt = Thank you, { $name }.
    .subject = Your { -shop-name } order { $number }: paid { $total }
# $number (Element) - the order's
# $moment (String)
mail-receipt-paid = Your order { $number } is paid ({ $moment }).
# In the mail's plain text.
# $name (String) - what was bought
# $amount (String)
mail-receipt-row = { $name }: { $amount }
mail-receipt-total = Total
mail-receipt-deliver-to = We deliver to:
# $delivery (String)
mail-receipt-next = { $delivery }. We mail you again when it leaves.

## A link to log in

mail-login = Somebody, most likely you, asked to log in to { -shop-name } with this address.
    .subject = Your link to log in to { -shop-name }
    .button = Log in to { -shop-name }
    .lasts = The link is good once, for 20 minutes. If you did not ask for it, do nothing: without it nobody gets in.
# In the mail's plain text, where nothing can be a link.
# $address (String)
mail-login-at = Log in: { $address }
