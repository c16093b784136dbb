### Waiting for goods that are sold out.

restock-title = Tell me when it is back
restock-email = Email
restock-hint = One mail when it is there again, and no other.
restock-button = Tell me
restock-email-missing = Enter your email address, so that we can tell you.
restock-asked = If this address can receive mail, a mail is on its way: open its link, and we write to you once when this is back.
restock-noted = We write to you once when this is back.

## Where the mail leads

# $goods (String)
restock-confirm-lead = { $goods } is sold out for now. Shall we mail you once when it is back?
restock-confirm = Yes, tell me
restock-not-me = It was not me: forget my address
restock-waits = We tell you
# $goods (String)
restock-waits-for = We write to you once when { $goods } is back. It may take a while, and it may not come at all.
restock-see = See it in the shop
restock-stop = Do not tell me
restock-over = Nothing waits here
restock-over-lead = We have told you, you have changed your mind, or the link is too old. Your address is not kept for it.
restock-shop = Go to the shop

## The mails

# $goods (String)
restock-ask-subject = Shall we tell you when { $goods } is back?
restock-ask-heading = Tell me when it is back
# $goods (String)
restock-ask-sentence = Somebody, most likely you, wants to know when { $goods } is back.
restock-ask-button = Yes, tell me
restock-ask-note = If it was not you, do nothing: after a day we have forgotten your address.
# $goods (String)
restock-back-subject = { $goods } is back
restock-back-heading = It is back
# $goods (String)
restock-back-sentence = You wanted to know: { $goods } is there again. Others were told too, so it may not last.
restock-back-button = See it in the shop
restock-back-note = This is the one mail that you asked for. We have crossed you off the list.
