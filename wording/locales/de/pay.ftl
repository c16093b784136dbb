### Wie bezahlt wird: die Auswahl an der Kasse und auf der Ergebnisseite, und eine laufende Zahlung.

pay-choice = Zahlungsart

## Gespeicherte Karten

pay-saved-expired = Abgelaufen { $expiry }. Zahlen Sie mit einer anderen Karte.
pay-saved = Für Sie gespeichert.
pay-saved-until = Für Sie gespeichert, gültig bis { $expiry }.

pay-save = Karte bei Antom für meine nächste Bestellung speichern
pay-save-later = Auf der Seite, auf der Sie die Karte eingeben, fragt Antom, ob sie für Ihre nächste Bestellung gespeichert werden soll.
pay-save-needs-account = Um eine Karte für das nächste Mal zu speichern, { -pay-get-login-link }.
-pay-get-login-link = fordern Sie zuerst einen Anmeldelink an

## Was eine Karte noch gefragt werden kann

pay-instalments = Kartenzahlung
pay-at-once = Auf einmal
pay-in-months = In { $months } Monatsraten
pay-brand-needed = Meine Karte trägt zwei Marken oder ist aus Südkorea
pay-brand = Abbuchen als
pay-brand-any = Wie auf der Karte

## Schaltflächen

pay-amount = { $amount } bezahlen
pay-continue = Weiter zur Zahlung
pay-opening = Einen Moment, Ihre Zahlung beginnt …
pay-change-order = Noch nicht bezahlt: Bestellung ändern

## Eine laufende Zahlung

pay-under-way = Zahlung läuft
pay-have-you-paid = Schon bezahlt? Ergebnis prüfen
pay-may-arrive = Eine Zahlung von { $amount } für die Bestellung { $number } kann noch eingehen. Damit nicht zweimal abgebucht wird, kann vorerst keine neue beginnen.
pay-waits = Die Bestellung { $number } wartet auf ihre Zahlung von { $amount }. Damit nicht zweimal abgebucht wird, kann vorerst keine neue Bestellung beginnen.
pay-check-result = Ergebnis prüfen
pay-just-paid = Die Bestellung { $number } ist bezahlt. Vielen Dank.

## Die Zahlungsarten

pay-card = Karte
pay-card-note = Kredit- oder Debitkarte; Sie geben sie auf der Seite von Antom ein.
pay-card-brands = { $brands }; Sie geben die Karte auf der Seite von Antom ein.
pay-page = Bezahlseite von Antom
pay-page-note = Die Zahlungsart wählen Sie auf der Seite.
pay-unusable = Nicht verfügbare Zahlungsarten

pay-not-in-currency = Nicht für Zahlungen in { $currency }.
pay-not-for-amount = Nicht für diesen Betrag.
pay-not-now = Zurzeit nicht verfügbar.
pay-not-for-order = Für diese Bestellung nicht verfügbar.
pay-between = Für Beträge von { $least } bis { $most }.
pay-from = Für Beträge ab { $least }.
pay-up-to = Für Beträge bis { $most }.

## Das Konto eines Unternehmens

pay-business-account = Firmenkonto
pay-business-account-note = Ihr Unternehmen bezahlt von seinem Konto bei unserem Zahlungsdienst.

## Die Steuernummer, nach der Mercado Pago in Brasilien fragt

pay-cpf = CPF
pay-cpf-hint = Damit muss die Seite von Mercado Pago nicht mehr danach fragen. Sie geht nur an unseren Zahlungsdienst; wir bewahren sie nicht auf.

## Schaltflächen bei der Ware, je eine für eine Zahlungsart

pay-quick = Direkt zur Kasse
pay-quick-with = Mit { $method } bezahlen
