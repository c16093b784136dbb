### Das Formular der Kasse. Wie bezahlt wird, steht in pay.ftl.

checkout-title = Kasse

checkout-empty = Ihr Warenkorb ist leer, es gibt nichts zu bezahlen.
checkout-go-to-shop = Zum Shop
checkout-scarce = Etwas in Ihrem Warenkorb ist ausverkauft oder knapp.
checkout-see-cart = Zum Warenkorb

checkout-no-account = Sie brauchen kein Konto. Wenn Sie eines haben, melden Sie sich an: Ihre Eingaben bleiben erhalten.
checkout-log-in = Anmelden

## Kontakt

checkout-contact = Kontakt
checkout-email = E-Mail
checkout-email-hint = Für den Beleg und Nachrichten zu dieser Bestellung, für nichts anderes.
checkout-phone = Telefon
checkout-phone-hint = Nur für den Paketdienst, falls das Paket nicht zugestellt werden kann.

## Lieferadresse

checkout-address = Lieferadresse
checkout-name = Vor- und Nachname
checkout-country = Land oder Region
checkout-country-choose = Bitte wählen
checkout-address1 = Straße und Hausnummer
checkout-address2 = Wohnung, Etage oder Gebäude
checkout-update-country = Formular an dieses Land anpassen
checkout-city = Ort
checkout-suburb = Stadtteil oder Ort
checkout-district = Bezirk
checkout-post-town = Postort
checkout-state = Bundesstaat
checkout-state-choose = Bitte wählen
checkout-province = Provinz
checkout-prefecture = Präfektur
checkout-postcode = Postleitzahl
checkout-postal-code = Postleitzahl
checkout-zip = ZIP-Code
checkout-cep = CEP
checkout-cap = CAP
checkout-postcode-hint = Zum Beispiel { $example }.

## Versand und Summe

checkout-delivery = Versand
checkout-order = Ihre Bestellung
checkout-change-cart = Warenkorb ändern
checkout-total = Gesamtsumme

checkout-pay = { $amount } bezahlen

checkout-note = Sie bestätigen die Zahlung auf der Seite, die sich öffnet; vorher wird nichts abgebucht.
checkout-note-typed = Sie geben die Karte auf der sicheren Seite von Antom ein. Ihre Kartendaten laufen nie über diesen Shop.
checkout-note-saved = Der Betrag wird jetzt von Ihrer gespeicherten Karte abgebucht. Möglicherweise bittet Ihre Bank Sie, die Zahlung zu bestätigen.

checkout-seller = Sie kaufen bei { $company }.
