### Reisen und Nächte für Unternehmen: die Suche, das Formular einer Reise und was schiefgehen kann.

## Die Suche

travel-title = Geschäftsreisen
travel-lead = Flüge, Züge, Fähren, Fernbusse und Hotels, bezahlt vom Konto Ihres Unternehmens.
travel-kind = Was suchen Sie?
travel-kind-flight = Flug
travel-kind-train = Zug
travel-kind-ferry = Fähre
travel-kind-coach = Fernbus
travel-kind-hotel = Hotel
travel-from = Von
travel-to = Nach
travel-to-hint = Bei einem Hotel: seine Stadt.
travel-day = Tag
travel-day-hint = Zum Beispiel 2026-12-24. Es gilt der Tag am Ort der Abreise.
travel-people = Anzahl der Personen
travel-nights = Nächte
travel-nights-hint = Nur für Hotels.
travel-rooms = Zimmer
travel-search = Suchen
travel-none = Für diesen Tag gibt es kein Angebot. Versuchen Sie es mit einem anderen Tag oder wählen Sie unten auf der Seite eine andere Währung.
travel-found = Was wir gefunden haben
travel-choose = Auswählen
travel-closed = Geschäftsreisen können hier zurzeit nicht gebucht werden.

## Eine Reise

travel-leg = { $number } von { $from } nach { $to }
travel-leg-times = { $departs } bis { $arrives }, { $carrier }. Alle Zeiten sind Ortszeiten.
travel-price-each = { $amount } pro Person
travel-price-night = { $amount } pro Zimmer und Nacht
travel-stay = { $nights ->
    [one] { $nights } Nacht
   *[other] { $nights } Nächte
} vom { $from } bis zum { $to }, { $rooms ->
    [one] { $rooms } Zimmer
   *[other] { $rooms } Zimmer
}
travel-company = Ihr Unternehmen
travel-company-name = Unternehmen
travel-contact = Ihr Vor- und Nachname
travel-email = E-Mail
travel-email-hint = Für die Tickets und den Beleg.
travel-who = Wer reist
travel-who-hint = Wie im Reisepass. Wir bewahren die Namen verschlüsselt auf und löschen sie nach der Reise.
travel-person = Person { $number }
travel-first = Vorname
travel-last = Nachname
travel-pay = Buchen und { $amount } bezahlen
travel-pay-hint = Sie bezahlen vom Konto Ihres Unternehmens auf der Seite unseres Zahlungsdienstes. Bei Unternehmen kann die Zahlung eine Weile dauern; bis dahin können Sie stornieren.

## Was schiefgehen kann

travel-error-kind = Wählen Sie, was Sie suchen
travel-error-from = Wählen Sie, wo die Reise beginnt
travel-error-to = Wählen Sie, wo die Reise endet
travel-error-day = Geben Sie einen Tag in der Form 2026-12-24 ein
travel-error-past = Geben Sie einen Tag ein, der noch nicht vorbei ist
travel-error-people = Geben Sie eine Personenzahl von 1 bis 100 ein
travel-error-nights = Geben Sie eine Anzahl von 1 bis 60 Nächten ein
travel-error-rooms = Geben Sie eine Anzahl von 1 bis 20 Zimmern ein
travel-error-gone = Dieses Angebot gibt es nicht mehr. Es wurde nichts abgebucht. Bitte suchen Sie noch einmal.
travel-error-departed = Die Abreisezeit ist schon vorbei. Es wurde nichts abgebucht. Bitte suchen Sie noch einmal.
travel-error-leg = Teil { $number } dieser Reise passt nicht. Es wurde nichts abgebucht. Bitte schreiben Sie uns.
travel-error-hotel = Dieses Hotel kann nicht gebucht werden. Es wurde nichts abgebucht. Bitte schreiben Sie uns.
travel-error-changed = Der Preis oder eine Uhrzeit hat sich geändert, seit Sie diese Seite geöffnet haben. Lesen Sie unten alles noch einmal und klicken Sie auf die Schaltfläche, wenn Sie zustimmen. Es wurde nichts abgebucht.
travel-error-company = Geben Sie Ihr Unternehmen ein
travel-error-contact = Geben Sie Ihren Vor- und Nachnamen ein
travel-error-first = Geben Sie den Vornamen von Person { $number } ein
travel-error-last = Geben Sie den Nachnamen von Person { $number } ein
travel-error-long = Kürzen Sie den Namen von Person { $number } auf 32 Zeichen
travel-error-nobody = Geben Sie ein, wer reist
travel-error-payment = Der Zahlungsdienst kann diese Buchung jetzt nicht annehmen. Es wurde nichts abgebucht. Bitte versuchen Sie es gleich noch einmal.
