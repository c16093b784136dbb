### Abos: ihre Liste, die Seite eines Abos und was man vereinbart.

## Die Liste

plan-list-title = Abos
plan-list-lead = Einmal abschließen, Zeitraum für Zeitraum bezahlen, jederzeit kündigen.
plan-list-empty = In dieser Währung gibt es keine Abos. Wählen Sie unten auf der Seite eine andere Währung.
plan-list-mine = Ihre Abos

## Abstände

plan-every-day = { $count ->
    [one] jeden Tag
   *[other] alle { $count } Tage
}
plan-every-week = { $count ->
    [one] jede Woche
   *[other] alle { $count } Wochen
}
plan-every-month = { $count ->
    [one] jeden Monat
   *[other] alle { $count } Monate
}
plan-every-year = { $count ->
    [one] jedes Jahr
   *[other] alle { $count } Jahre
}
plan-price = { $amount } { $interval }

## Die Seite eines Abos

plan-email = E-Mail
plan-email-hint = Für Nachrichten zum Abo: Abbuchungen, fehlgeschlagene Zahlungen und sein Ende.
plan-name = Vor- und Nachname
plan-agreement = Was Sie vereinbaren
plan-subscribe = Abonnieren und { $amount } bezahlen
plan-start-trial = Kostenlos testen

## Was man vereinbart

plan-pay-first = Sie bezahlen jetzt { $amount } für die Zeit bis zum { $date }.
plan-trial-free = Der Probezeitraum ist kostenlos und endet am { $date }. Sie bezahlen jetzt nichts; Ihre Karte oder Wallet wird geprüft.
plan-pay-then = Danach bezahlen Sie { $amount } { $interval }, bis Sie kündigen.
plan-next-charge = Die nächste Abbuchung erfolgt am { $date }.
plan-day-before = Jede spätere Abbuchung erfolgt am Tag vor Beginn des Zeitraums, für den Sie damit bezahlen.
plan-cancel-any-time = Sie können jederzeit auf der Seite Ihres Abos kündigen; den Link dazu erhalten Sie per E-Mail. Dann wird nichts mehr abgebucht, und was Sie bezahlt haben, läuft noch bis zum Ende des Zeitraums.

## Was schiefgehen kann

plan-error-name = Geben Sie Ihren Namen ein
plan-error-changed = Der Preis oder der Zahlungsrhythmus hat sich geändert, seit Sie diese Seite geöffnet haben. Lesen Sie die neuen Bedingungen unten und klicken Sie noch einmal auf die Schaltfläche, wenn Sie zustimmen. Es wurde nichts abgebucht.
plan-error-no-answer = Der Zahlungsdienst hat nicht geantwortet. Es wurde nichts abgebucht. Klicken Sie gleich noch einmal auf die Schaltfläche.
plan-error-refused = Der Zahlungsdienst kann diesen Abschluss nicht annehmen. Es wurde nichts abgebucht. Bitte schreiben Sie uns.
plan-error-tries = Sie haben es sehr oft versucht. Es wurde nichts abgebucht. Bitte warten Sie ein paar Stunden oder schreiben Sie uns.

plan-goods = Was dürfen wir senden?
plan-error-goods = Wählen Sie, was wir senden sollen.
