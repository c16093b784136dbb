### Wie man Waren findet.

search-nothing-heading = Nichts zu „{ $search }“

search-read-as = „{ $typed }“ heißt hier nichts, deshalb haben wir nach „{ $read }“ gesucht.

search-left-out = Zu { $words } gibt es nichts, deshalb haben wir nach dem Rest gesucht.

search-some-words-only = Nichts passt zu allen diesen Wörtern. Das hier passt zu einigen.
search-names-only = Der Shop liest seine Artikel noch ein: Bisher wurden nur ihre Namen durchsucht. Versuchen Sie es gleich noch einmal, dann wird alles Passende gefunden.

search-within = In dieser Liste suchen und sie sortieren
search-best-match = Beste Treffer

search-filters = { $count ->
    [0] Filter
   *[other] Filter ({ $count })
}
search-narrow = Diese Liste eingrenzen
search-facet-category = Kategorie
search-facet-colour = Farbe
search-facet-price = Preis
search-facet-stock = Verfügbarkeit
search-in-stock = Auf Lager

search-goods = { $count ->
    [one] Produkt
   *[other] Produkte
}

search-price-between = { $from } bis { $to }
search-price-from = Ab { $from }
search-price-up-to = Bis { $to }

search-active = Gewählte Filter
search-take-off = Filter { $filter } entfernen

search-filters-hide = Ihre Filter verbergen, was es gibt:
search-all-categories = In allen Kategorien
search-all-colours = In jeder Farbe
search-sold-out-too = Auch Ausverkauftes
search-all-prices = Zu jedem Preis
search-no-filters = Ohne Filter
search-recommended = Das würden wir mitnehmen

search-pages = Seiten dieser Liste
search-page = Seite { $page } von { $pages }
search-previous = Vorige Seite
search-next = Nächste Seite

## While it is typed

# Read out: what the list below the field is called.
search-suggested = Vorschläge
search-suggestions = { $count ->
    [0] Keine Vorschläge
    [one] { $count } Vorschlag
   *[other] { $count } Vorschläge
}
