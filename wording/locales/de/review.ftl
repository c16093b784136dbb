### What buyers say of what they bought.

review-heading = Was Käufer sagen
review-none = Noch hat niemand etwas dazu gesagt.
review-write = Gekauft? Sagen Sie Ihre Meinung
review-average = { $count ->
    [one] { $average } von 5, { $count } Bewertung
   *[other] { $average } von 5, { $count } Bewertungen
}
review-stars = { $count ->
    [one] { $count } Stern von 5
   *[other] { $count } Sterne von 5
}
review-nobody = Ein früherer Käufer
review-other-language = Auf { $language } geschrieben

## Where it is written

review-title = Ihre Bewertung
review-how = Wie ist es?
review-stars-missing = Wählen Sie einen bis fünf Sterne.
review-name = Name
review-name-hint = Er steht für alle sichtbar bei der Bewertung.
review-name-missing = Geben Sie den Namen ein, der bei Ihrer Bewertung stehen soll.
review-text = Ihre Meinung
review-too-long = Schreiben Sie höchstens { $max } Zeichen.
review-looked-at = Wir sehen jede Bewertung an, bevor sie erscheint. Ihre frühere Bewertung wird ersetzt.
review-send = Bewertung senden
review-thanks = Danke. Wir sehen sie an, dann steht sie auf der Seite des Artikels.
review-not-bought = Bewertungen schreiben die, die es gekauft haben. In diesem Konto gibt es keine bezahlte Bestellung davon.
review-back = Zurück zum Artikel
