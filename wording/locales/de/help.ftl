### Die Hilfeseite.

help-title = Hilfe
help-description = Wie { -shop-name } liefert, wie Sie Waren zurückgeben, wie Ihre Zahlung geschützt ist und wie Sie einen Menschen erreichen.
help-heading = Wie können wir helfen?

## Versand

help-delivery = Versand
help-delivery-choice = An der Kasse sehen Sie jede Versandart mit Preis und Ankunft, bevor Sie bezahlen. Wir packen an Werktagen und schreiben Ihnen, sobald das Paket unser Haus verlässt.
help-delivery-progress = Wo ist meine Bestellung? Auf ihrer Seite sehen Sie, an welcher Station sie ist: Gehen Sie zu { -help-your-orders } oder öffnen Sie den Link in Ihrem Beleg.
-help-your-orders = Ihren Bestellungen

## Rückgabe

help-returns = Rückgabe
help-returns-how = Unbenutzte Ware können Sie innerhalb von 30 Tagen zurücksenden. Schreiben Sie uns mit der Bestellnummer, dann schicken wir Ihnen die Adresse. Das Geld geht auf dem Weg zurück, auf dem es kam.
help-returns-except = Geöffneter Kaffee und heruntergeladene Audioguides sind von der Rückgabe ausgenommen, es sei denn, etwas stimmt nicht damit.

## Sicher bezahlen

help-payment = Sicher bezahlen
help-payment-cards = Sie bezahlen auf einer Seite von Antom, unserem Zahlungsdienst. Ihre Kartendaten laufen nie über diesen Shop, und wir speichern sie nicht. Eine Karte, die Sie in Ihrem Konto speichern, bewahrt Antom auf; wir sehen die letzten vier Ziffern, und Sie können sie jederzeit entfernen.
help-payment-no-accounts = Sie bezahlen auf einer Seite von Antom, unserem Zahlungsdienst. Ihre Kartendaten laufen nie über diesen Shop, und wir speichern sie nicht.
help-payment-once = Für eine Bestellung wird nur einmal abgebucht. Wenn Sie zweimal geklickt haben, zurückgegangen sind oder die Seite verloren haben, öffnen Sie die Bestellung: Dort steht, ob abgebucht wurde. Solange eine Zahlung noch eingehen kann, lassen wir keine zweite beginnen.

## Kontakt

help-contact = Kontakt
help-contact-how = Schreiben Sie an { $address } und nennen Sie Ihre Bestellnummer. Ein Mensch antwortet innerhalb eines Werktags.
