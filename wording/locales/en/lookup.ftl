### Guests who look for their order.

lookup-link = Find an order by its number
lookup-title = Find your order
lookup-lead = With its number and the email address that you gave. We mail a code to that address, and the code opens the order.
lookup-number = Order number
lookup-number-hint = It is in the mails about the order.
lookup-number-wrong = Enter the whole number, as it is in the mails about the order.
lookup-email = Email
lookup-email-missing = Enter the email address that you gave with the order.
lookup-send = Mail me a code

## The code

lookup-code-title = Type the code
lookup-code-lead = If there is such an order, its code is on its way to that address. It is good for half an hour, and only the first few in a quarter of an hour are sent.
lookup-code = Code
lookup-code-wrong = That is not the code, or it has been too long or typed too often. Look for the latest mail, or ask for another code.
lookup-open = Open the order
lookup-again = Ask for another code

## The mail

# $number (String)
lookup-mail-subject = Your code for order { $number }
lookup-mail-heading = Your code
lookup-mail-sentence = Somebody, most likely you, wants to see this order. This code opens it:
lookup-mail-button = Type the code
lookup-mail-note = It is good for half an hour. If you did not ask for it, do nothing, and pass it on to nobody: without it nobody sees the order.
