### Guests who look for their order.

lookup-link = Bestellung über ihre Nummer finden
lookup-title = Bestellung finden
lookup-lead = Mit der Nummer und der E-Mail-Adresse, die Sie angegeben haben. Wir schicken einen Code an diese Adresse, und der Code öffnet die Bestellung.
lookup-number = Bestellnummer
lookup-number-hint = Sie steht in den E-Mails zur Bestellung.
lookup-number-wrong = Geben Sie die ganze Nummer ein, wie sie in den E-Mails zur Bestellung steht.
lookup-email = E-Mail
lookup-email-missing = Geben Sie die E-Mail-Adresse ein, die Sie bei der Bestellung angegeben haben.
lookup-send = Code zusenden

## The code

lookup-code-title = Code eingeben
lookup-code-lead = Wenn es diese Bestellung gibt, ist ihr Code an diese Adresse unterwegs. Er gilt eine halbe Stunde, und in einer Viertelstunde werden nur die ersten paar gesendet.
lookup-code = Code
lookup-code-wrong = Das ist nicht der Code, oder er ist zu alt oder wurde zu oft eingegeben. Sehen Sie in der neuesten E-Mail nach, oder fordern Sie einen anderen Code an.
lookup-open = Bestellung öffnen
lookup-again = Anderen Code anfordern

## The mail

lookup-mail-subject = Ihr Code für Bestellung { $number }
lookup-mail-heading = Ihr Code
lookup-mail-sentence = Jemand, höchstwahrscheinlich Sie, möchte diese Bestellung sehen. Dieser Code öffnet sie:
lookup-mail-button = Code eingeben
lookup-mail-note = Er gilt eine halbe Stunde. Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun, und geben Sie ihn nicht weiter: Ohne ihn sieht niemand die Bestellung.
