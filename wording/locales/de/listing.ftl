### Die Liste der Waren, ihre Suche und ihre Filter.

listing-everything = Alle Produkte

listing-search-heading = { $place }: Suche nach „{ $search }“

listing-title = { $heading } · Shop

listing-description = { $heading } bei { -shop-name }: { $count ->
    [0] keine Produkte
    [one] { $count } Produkt
   *[other] { $count } Produkte
}, mit Preisen und Verfügbarkeit.

listing-count = { $count ->
    [0] Keine Produkte
    [one] { $count } Produkt
   *[other] { $count } Produkte
}

listing-products = Produkte
listing-nothing = Hier passt nichts zu Ihrer Suche.

listing-nothing-advice = Versuchen Sie es mit einem kürzeren Wort oder einer weiteren Preisspanne, oder { -listing-see-everything }.
-listing-see-everything = sehen Sie sich alles an

listing-search-too-long = Eine Suche hat höchstens 100 Zeichen, deshalb haben wir Ihre nicht ausgeführt. Was davon übrig ist, steht unten; kürzen Sie es und suchen Sie noch einmal.

## Filter

listing-search = Suche
listing-sort = Sortieren nach

listing-from = Ab { $currency }
listing-to = Bis { $currency }

listing-show = Anzeigen
    .rest = der Produkte

listing-sort-featured = Unsere Auswahl
listing-sort-price-up = Preis aufsteigend
listing-sort-price-down = Preis absteigend
listing-sort-name = Name

## Was bei einer Suche weggelassen wurde

listing-lowest-unreadable = Der niedrigste Preis sollte eine Zahl in { $currency } sein, zum Beispiel 50. Wir haben ihn weggelassen.
listing-highest-unreadable = Der höchste Preis sollte eine Zahl in { $currency } sein, zum Beispiel 50. Wir haben ihn weggelassen.
listing-category-unknown = Diese Kategorie haben wir nicht, deshalb sehen Sie hier alles.
