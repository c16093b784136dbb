### Ein Produkt: seine Karte in Listen und seine Seite.

product-from = ab { $price }

product-in-stock = Auf Lager
product-low = Nur noch { $left } da
product-sold-out = Ausverkauft

## Seine Seite

product-breadcrumb = Sie sind hier
product-breadcrumb-shop = Shop
product-variants = Variante wählen
product-variant-sold-out = ausverkauft
product-quantity = Menge
product-add = In den Warenkorb
product-unavailable = Zurzeit ausverkauft. Vielleicht passt eine andere Variante oder etwas von weiter unten.

product-note = Den Versand wählen Sie an der Kasse, mit Preis und Lieferzeit. Unbenutzte Ware können Sie innerhalb von 30 Tagen zurückgeben: { -product-how-returns-work }.
-product-how-returns-work = so geht die Rückgabe

product-about = Beschreibung
product-details = Details
product-related = Passt gut dazu

product-picture-in = { $picture }, { $variant }
product-pictures = Bilder
