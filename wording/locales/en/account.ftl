### A buyer's account, and the way into it.

account-title = Your account
account-log-out = Log out
account-orders = Orders
account-no-orders = No orders yet. What you order while you are logged in is kept here.
account-go-to-shop = Go to the shop

## Saved cards

account-cards = Saved cards
account-no-cards = No saved cards. You can save one when you pay by card.
account-remove-card = Remove
account-remove-card-question = The card is forgotten here and at Antom. To pay with it again, you type it anew.
account-remove-card-yes = Yes, remove it
# Read out instead of Remove.
# $card (String)
account-remove-card-named = Remove { $card }

## The way in

account-log-in = Log in
account-log-in-lead = Your account keeps your orders and cards together. There is no password: we mail you a link. You can always order without an account.
account-email = Email
account-email-missing = Enter your email address, so that we can mail you the link.
account-send-link = Send me a link
account-send-another-link = Send another link
account-link-sent = If this address can receive mail, a link is on its way. It is good for 20 minutes, and only the first few in a quarter of an hour are sent.

## Where the link leads

account-enter-title = Log in to { -shop-name }
# $email (Element)
account-enter = This link is for the account of { $email }. If that is you, one press and you are in.
account-enter-button = Log in
account-link-used = This link is used up
account-elsewhere = You are logged in. You asked for the link in another browser: what is in the cart there stays there.
account-needs-cookies = So you could not be kept logged in. Allow cookies for this site in your browser’s settings, and open the link once more.
account-link-used-lead = A link lets you in once, for 20 minutes after we mailed it. We will gladly mail you another.
account-new-link = Get a new link

## A card

account-card = Card
# $brand (String)
# $digits (String) - the card number's last four
account-card-ending = { $brand } ending { $digits }
# $expiry (String) - 03/2028
account-card-expired = expired { $expiry }
# $expiry (String) - 03/2028
account-card-expires = expires { $expiry }

account-then-checkout = The link leads you back to your checkout, if you open it in this browser. What you typed there stays.

account-all-subscriptions = All your subscriptions

## What the shop knows of the buyer

account-data = Your data
account-export = Download all that we know of you
account-forget = Delete your account
account-forget-means = Your account, your saved cards, and your name and addresses in all your orders are deleted for good. What was bought and paid stays in our books without saying who bought it.
account-forget-button = Delete it now
# $number (String) - of an order
account-forget-order = Order { $number } is still under way, and needs your address. Once it has left or is cancelled, you can delete your account.
account-forget-subscription = A subscription of yours still runs. Cancel it first, then you can delete your account.
