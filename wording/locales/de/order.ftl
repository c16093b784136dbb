### Eine Bestellung: ihre Seite, ihr Platz in Listen und die Zeilen ihrer Summe.

order-title = Bestellung { $number }

order-placed = Bestellt am { $date }
order-number = Bestellung
order-check-or-pay = Ergebnis prüfen oder bezahlen
order-contents = Ihre Artikel

order-note = Drucken Sie diese Seite oder bewahren Sie ihre Adresse auf: Sie öffnet diese Bestellung auf jedem Gerät. Fragen? { -order-write-to-us } und nennen Sie die Bestellnummer.
-order-write-to-us = Schreiben Sie uns

## Ihr Stand

order-progress = Stand der Bestellung
order-step-done = , erledigt
order-step-current = , hier ist die Bestellung
order-step-ahead = , steht noch bevor

order-step-cancelled = Storniert
order-step-not-paid = Nicht bezahlt

order-gives-back = Es wird nichts versandt. Der Betrag von { $amount } geht dorthin zurück, woher die Zahlung kam. Bis Ihre Bank es anzeigt, können bis zu zehn Tage vergehen.
order-gives-back-to = Es wird nichts versandt. Der Betrag von { $amount } geht dorthin zurück, woher die Zahlung kam: { $to }. Bis Ihre Bank es anzeigt, können bis zu zehn Tage vergehen.

## Zeilen der Summe

order-goods = Waren
order-subtotal = Zwischensumme, { $count ->
    [one] { $count } Artikel
   *[other] { $count } Artikel
}
order-code = Code { $code }
order-free = Kostenlos
order-total = Gesamtsumme

## Adresse und Zahlung

order-going-to = Geht an
order-payment = Zahlung
order-parcel = Paket
order-parcel-number = Paket { $number }
order-parcel-left = Abgeschickt am { $date }
order-parcel-contents = In diesem Paket
order-still-to-come = Kommt noch
order-follow-parcel = Paket verfolgen
order-payment-number = Zahlungsnummer
order-news-to = Beleg und Nachrichten an
order-persons-hidden = Dieser Link zeigt nicht mehr, wer bestellt hat und wohin geliefert wurde. Melden Sie sich mit der E-Mail-Adresse der Bestellung an, um alles zu sehen.

## Im Konto aufbewahren

order-keep-log-in = Bestellung aufbewahren: Anmeldelink anfordern
order-keep-claim = In meinem Konto aufbewahren
order-kept = Aufbewahrt in { -order-your-account }.
-order-your-account = Ihrem Konto
order-of-other-address = Diese Bestellung wurde mit einer anderen E-Mail-Adresse aufgegeben. Melden Sie sich mit dieser an, um sie aufzubewahren.
order-kept-elsewhere = Diese Bestellung ist bereits in einem anderen Konto aufbewahrt. Über ihren Link lässt sich ihre Seite weiterhin öffnen.

## Listen von Bestellungen

order-list-title = Ihre Bestellungen
order-list-in-account = Bestellungen in Ihrem Konto
order-list-empty = Noch keine Bestellungen aus diesem Browser.
order-list-empty-advice = Der Link in Ihrem Beleg öffnet eine Bestellung auf jedem Gerät.
order-list-go-to-shop = Zum Shop
order-pieces = { $count ->
    [one] { $count } Artikel
   *[other] { $count } Artikel
}
order-check-result = Ergebnis prüfen

## Ihre Stationen

order-step-placed = Bestellt
order-step-paid = Bezahlt
order-step-packed = Gepackt
order-step-left = Unterwegs

## Wie es um die Zahlung steht

order-paid-by-card = Karte { $card }
order-paid-on = Bezahlt am { $moment }
order-checking = Rückfrage beim Zahlungsdienst
    .next = Wir fragen beim Zahlungsdienst nach und schicken Ihnen das Ergebnis per E-Mail.
order-processing = In Bearbeitung beim Zahlungsdienst
    .next = Der Zahlungsdienst bearbeitet Ihre Zahlung. Wir schicken Ihnen das Ergebnis per E-Mail.
order-not-paid = Noch nicht bezahlt
    .next = Die Bestellung wartet auf Ihre Zahlung.
order-capturing = Autorisiert, der Betrag wird eingezogen
    .next = Ihre Karte ist autorisiert, und der Betrag wird gerade eingezogen. Sobald das erledigt ist, packen wir die Bestellung.
order-held = Autorisiert, noch nicht abgebucht
    .next = Ihre Karte ist autorisiert. Abgebucht wird, wenn die Bestellung versandbereit ist.
order-paid = Bezahlt
    .next = Wir packen Ihre Bestellung. { $delivery }: Sobald sie unterwegs ist, schreiben wir an { $email }.
    .next-left = Ihre Bestellung ist unterwegs. { $delivery }.
    .next-partly = Ein Teil Ihrer Bestellung ist unterwegs. Wir schreiben an { $email }, sobald der Rest abgeht.
order-failed = Zahlung fehlgeschlagen
order-expired = Zeit zum Bezahlen abgelaufen
order-try-again = Die Bestellung ist nicht bezahlt. Sie können es noch einmal versuchen; die Bestellnummer bleibt gleich.
order-cancelled = Storniert
    .next = Es wird nichts versandt. Sollte dafür eine Zahlung eingehen, erhalten Sie sie vollständig zurück.
order-returned = Storniert, die Zahlung geht zurück
    .next = Es wird nichts versandt, und was Sie bezahlt haben, geht dorthin zurück, woher es kam.
order-given-back = Erstattet
    .next = Alles, was Sie bezahlt haben, ist dorthin zurückgegangen, woher es kam.
order-capture-failed = Genehmigt, Betrag noch nicht eingezogen
    .next = Ihre Bank hat den Betrag für diese Bestellung reserviert, aber wir konnten ihn noch nicht einziehen. Wir kümmern uns darum und schreiben Ihnen.
order-review = Wir sehen uns diese Zahlung an
    .next = Bei dieser Zahlung passt etwas nicht zusammen. Wir sehen sie uns an und schreiben Ihnen.

order-refunded = { $amount } erstattet
order-refund-pending = Erstattung von { $amount } läuft
