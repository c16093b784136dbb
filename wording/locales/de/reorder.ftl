reorder-again = Noch einmal bestellen

reorder-missing = { $count ->
    [one] Ein Artikel dieser Bestellung ist zurzeit nicht zu haben. Der Rest liegt zu heutigen Preisen im Warenkorb.
   *[other] { $count } Artikel dieser Bestellung sind zurzeit nicht zu haben. Der Rest liegt zu heutigen Preisen im Warenkorb.
}
