### Der Warenkorb.

cart-title = Ihr Warenkorb
cart-empty = Ihr Warenkorb ist leer.
cart-order-cancelled = Die Bestellung { $number } ist storniert, und Sie können Ihren Warenkorb wieder ändern. Sollte dafür noch eine Zahlung eingehen, geht sie automatisch zurück. Ihre Eingaben an der Kasse sind noch da.
cart-go-to-shop = Zum Shop
cart-added = { $name } liegt in Ihrem Warenkorb.
cart-back-to = Zurück zu { $name }
cart-keep-looking = Weiter umsehen
cart-needs-cookies = Ihr Browser speichert keine Cookies für diesen Shop
cart-needs-cookies-message = Deshalb wissen wir nicht, welcher Warenkorb Ihrer ist, und es wurde nichts hineingelegt. Erlauben Sie in den Einstellungen Ihres Browsers Cookies für diese Website und legen Sie das Produkt noch einmal hinein. Wir nutzen Cookies nur für Ihren Warenkorb und Ihre Anmeldung.

## Die Zeilen

cart-each = { $price } pro Stück

cart-quantity = Menge
    .rest = von { $name }

cart-update = Aktualisieren
cart-remove = Entfernen

cart-price-changed = Der Preis hat sich geändert. Bisher: { $was }.
cart-only-left = Nur noch { $left } da: Bitte verringern Sie die Menge.
cart-sold-out = Ausverkauft: Bitte entfernen Sie diesen Artikel.

cart-gone = „{ $name }“ ist zurzeit nicht im Angebot oder nicht in der gewählten Währung erhältlich und gehört nicht zu Ihrer Bestellung. Wählen Sie eine andere Währung oder entfernen Sie den Artikel.

cart-not-in-currency = „{ $name }“ ist in { $currency } nicht erhältlich. Wählen Sie unten auf der Seite eine andere Währung und legen Sie den Artikel noch einmal in den Warenkorb.

## Die Summe

cart-summary = Übersicht
cart-total = Summe ohne Versand
cart-checkout = Zur Kasse
cart-checkout-blocked = Bitte ändern oder entfernen Sie, was markiert ist, und gehen Sie dann zur Kasse.
cart-checkout-waits = Die Kasse öffnet wieder, sobald die oben genannte Zahlung beendet ist.
cart-note = Als Nächstes wählen Sie den Versand; die Gesamtsumme sehen Sie, bevor Sie bezahlen.

## Aktionscodes

cart-have-code = Ich habe einen Aktionscode
cart-code = Aktionscode
cart-use-code = Einlösen
cart-code-lost = Der Code { $code } gilt nicht mehr, daher wurde nichts abgezogen.
cart-remove-code = Code { $code } entfernen
