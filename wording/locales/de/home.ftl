### Die Startseite.

home-title = Taschen, Reisezubehör und Kaffee für Menschen unterwegs
home-description = Taschen, Reisezubehör, Kaffee und Audioguides, zum Mitnehmen gemacht. Bezahlen Sie, wie Sie möchten, über die sichere Bezahlseite von Antom.

home-kicker = Bitte einsteigen
home-heading = Leicht packen. Früh aufbrechen.
home-lead = Taschen, Reisezubehör und guter Kaffee für Menschen unterwegs, gemacht für viele Jahre auf Reisen.
home-shop = Alles ansehen
home-picture = Eine Fähre am Kai vor einer tief stehenden Sonne, zwei Taschen warten darauf, an Bord zu gehen

home-categories = Kategorien
home-products = { $count ->
    [one] { $count } Produkt
   *[other] { $count } Produkte
}

home-featured = Gerade beliebt
home-all = Alle Produkte ansehen
