### Was auf jeder Seite des Shops steht.

shop-direction = ltr

-shop-name = Wayfare
shop-name-alone = { -shop-name }

## Rahmen

shop-skip = Zum Inhalt springen
shop-demo = Demo-Shop: Es fließt kein Geld
shop-navigation = Hauptmenü
shop-goods = Shop
shop-orders = Bestellungen
shop-help = Hilfe
shop-cart = Warenkorb
shop-search = Suche
shop-search-goods = Im Shop suchen

shop-slogan = Taschen, Reisezubehör und Kaffee für Menschen unterwegs.
shop-navigation-below = Konto und Hilfe
shop-account = Konto
shop-delivery = Versand
shop-returns = Rückgabe
shop-payment = Sicher bezahlen
shop-contact = Kontakt
shop-currency = Preise in
shop-currency-change = Ändern
shop-currency-unknown = In dieser Währung haben wir keine Preise. Wählen Sie eine aus der Liste.

## Formulare

shop-title-refused = Fehler: { $title }

shop-problem = Etwas stimmt noch nicht

shop-field-error = Fehler:

shop-optional = { $label } (optional)
