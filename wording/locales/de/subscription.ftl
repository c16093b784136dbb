### Ein Abo: seine Seite, sein Platz in Listen, seine E-Mails.

subscription-list-title = Ihre Abos
subscription-list-older = Ältere Abos
subscription-list-empty = Keine Abos aus diesem Browser. Der Link in unserer E-Mail öffnet Ihr Abo auf jedem Gerät.
subscription-number = Abo
subscription-invoices = Rechnungen
subscription-no-invoices = Noch keine.
subscription-go-on = Weiter zur Bezahlseite
subscription-agreement = Was Sie vereinbart haben
subscription-keep = Im Konto speichern
subscription-kept-elsewhere = Dieses Abo gibt es nicht, oder es gehört zu einem anderen Konto.
subscription-of-other-address = Dieses Abo wurde mit einer anderen E-Mail-Adresse abgeschlossen. Melden Sie sich mit dieser Adresse an, um es in Ihrem Konto zu speichern.
subscription-agreed-at = Am { $date } haben Sie Folgendem zugestimmt:
subscription-changed-at = Am { $date } haben wir Ihr Abo umgestellt:
subscription-news-to = Nachrichten gehen an { $email }.

## Wie es steht

subscription-signing-up = Noch nicht aktiv
subscription-active = Aktiv
subscription-past-due = Zahlung fehlgeschlagen
subscription-ending = Gekündigt
subscription-ended = Beendet
subscription-failed = Nicht begonnen
subscription-expired = Nicht begonnen

## Was das bedeutet

subscription-signing-up-says = Wir warten auf den Zahlungsdienst. Wenn Sie dort fertig sind, ändert sich diese Seite innerhalb einer Minute von selbst.
subscription-access-until = Sie haben Zugang bis zum { $date }.
subscription-next = Am { $charged } bezahlen Sie als Nächstes { $amount }, für den Zeitraum ab dem { $renews }.
subscription-waits-for-money = Ihre Zahlung wird bestätigt. Der Zugang beginnt, sobald das geschehen ist.
subscription-past-due-says = Für den laufenden Zeitraum konnten wir nicht abbuchen, deshalb haben Sie jetzt keinen Zugang. Der Zahlungsdienst versucht es von selbst noch einmal; sorgen Sie dafür, dass auf Ihrer Karte oder in Ihrer Wallet genug Geld ist.
subscription-cancelling-says = Sie haben gekündigt. Wir teilen es dem Zahlungsdienst mit und wiederholen das, bis er es bestätigt.
subscription-terminating-says = Wir beenden dieses Abo. Wir teilen es dem Zahlungsdienst mit und wiederholen das, bis er es bestätigt.
subscription-cancel-asked-says = Sie haben gekündigt.
subscription-end-refused-says = Der Zahlungsdienst hat abgelehnt, dieses Abo zu beenden; er bucht also vielleicht noch einmal ab. Bei uns kümmert sich jemand darum, und wir fragen den Zahlungsdienst weiter an. Wenn Sie mit einer Wallet zahlen, können Sie das Abo auch dort selbst beenden; wird trotzdem abgebucht, schreiben Sie uns.
subscription-ending-says = Sie haben gekündigt. Es wird nichts mehr abgebucht.
subscription-ended-says = Dieses Abo ist beendet. Es wird nichts mehr abgebucht.
subscription-failed-says = Ihre erste Zahlung ist nicht gelungen, deshalb hat das Abo nicht begonnen. Was reserviert wurde, geht an Sie zurück. Sie können es neu abschließen.
subscription-expired-says = Das Abo wurde nicht rechtzeitig abgeschlossen, und es wurde nichts abgebucht. Sie können es neu abschließen.

subscription-surplus-says = Sie hatten dieses Abo bereits, deshalb wurde dieser zweite Abschluss sofort beendet. Was dafür bezahlt wurde, geht an Sie zurück.

## Das Abo wechseln

subscription-change-title = Abo wechseln
subscription-change-lead = Für den Wechsel wird nichts abgebucht: Das neue Abo gilt ab dem nächsten Zeitraum.
subscription-change-heading = Zu „{ $plan }“ wechseln
subscription-change-back = Zurück zum Abo { $number }, nichts ändern
subscription-change-until = Bis zum { $begins } bleibt alles, wie es ist, und für den Wechsel wird nichts abgebucht.
subscription-change-pays = Ab dem { $begins } bezahlen Sie { $price }, bis Sie kündigen.
subscription-change-charged = Die erste Abbuchung dafür erfolgt am { $charged }.
subscription-change-button = Abo wechseln
subscription-changing-says = Sie möchten zu einem anderen Abo wechseln. Wir teilen es dem Zahlungsdienst mit und wiederholen das, bis er es bestätigt; bis dahin ändert sich nichts.
subscription-change-refused-says = Der Zahlungsdienst hat Ihren Wechsel nicht angenommen. Das Abo läuft weiter wie bisher; Sie können es noch einmal versuchen oder uns schreiben.
subscription-change-error-not-charged = Für dieses Abo wird nichts mehr abgebucht, deshalb können Sie es nicht wechseln.
subscription-change-error-paying = Eine Zahlung für dieses Abo ist fällig oder läuft gerade. Sobald sie durch ist, können Sie wechseln; sehen Sie in ein paar Stunden wieder nach.
subscription-change-error-pending = Ihr letzter Wechsel ist noch nicht bestätigt. Sobald er es ist, können Sie wieder wechseln.
subscription-change-error-no-plan = Zu diesem Abo können Sie hier nicht wechseln.
subscription-change-error-has-plan = Dieses Abo haben Sie bereits.
subscription-change-error-changed = Der Preis, der Zahlungsrhythmus oder das Datum hat sich geändert, seit Sie diese Seite geöffnet haben. Lesen Sie die neuen Bedingungen unten und klicken Sie noch einmal auf die Schaltfläche, wenn Sie zustimmen. Es wurde nichts geändert.

## Kündigen

subscription-cancel-title = Kündigen
subscription-cancel = Abo kündigen
subscription-cancel-until = Es wird nichts mehr abgebucht, und Sie behalten den Zugang bis zum { $date }.
subscription-cancel-late = Die Abbuchung von { $amount } für den Zeitraum ab dem { $renews } läuft bereits und kann noch kommen; dann behalten Sie den Zugang bis zum Ende dieses Zeitraums. Danach wird nichts mehr abgebucht.
subscription-cancel-now = Es wird nichts mehr abgebucht.

## Rechnungen

subscription-period = { $start } bis { $end }
subscription-period-unknown = Zeitraum { $number }
subscription-invoice-open = Wird bestätigt
subscription-invoice-trial = Kostenloser Probezeitraum
subscription-invoice-paid = Bezahlt
subscription-invoice-failed = Nicht bezahlt
subscription-invoice-refunded = Erstattet
subscription-invoice-needs-review = Wir sehen uns diese Zahlung an

## E-Mails

subscription-mail-greeting = Guten Tag, { $name }.
subscription-mail-link = Abo ansehen
subscription-mail-signed-up = Ihr Abo „{ $plan }“ ist aktiv
subscription-mail-paid = { $plan }: { $amount } bezahlt
subscription-mail-charge-failed = { $plan }: Ihre Zahlung ist fehlgeschlagen
subscription-mail-charge-failed-says = Wir konnten nicht abbuchen. Der Zahlungsdienst versucht es von selbst noch einmal; sorgen Sie dafür, dass auf Ihrer Karte oder in Ihrer Wallet genug Geld ist. Wenn Sie das Abo nicht mehr möchten, kündigen Sie es auf seiner Seite.
subscription-mail-cancelled = Ihr Abo „{ $plan }“ ist gekündigt
subscription-mail-ended = Ihr Abo „{ $plan }“ ist beendet
subscription-mail-trial-ends = { $plan }: Ihr Probezeitraum endet bald
subscription-mail-upcoming = { $plan }: Abbuchung von { $amount } steht bevor
subscription-mail-plan-changed = Ihr Abo wurde auf „{ $plan }“ umgestellt
subscription-mail-plan-kept = { $plan }: Ihr Abo konnte nicht gewechselt werden
subscription-mail-rate-changed = { $plan }: Der Preis ändert sich
subscription-mail-rate-changed-says = Ab dem { $begins } bezahlen Sie { $price }. Wenn Sie das nicht möchten, kündigen Sie vor der Abbuchung auf der Seite des Abos; dann wird nichts mehr abgebucht.
subscription-mail-how-to-cancel = Wenn Sie das Abo nicht fortsetzen möchten, kündigen Sie vor diesem Tag auf der Seite des Abos; dann wird nichts abgebucht.

## Was es liefert

subscription-delivery = Lieferung
subscription-delivery-next = Jeder bezahlte Zeitraum bringt: { $item }.
subscription-delivery-change = Inhalt oder Adresse ändern
subscription-delivery-note = Ein Paket, das schon gepackt ist, geht noch an die bisherige Adresse.
subscription-delivery-save = Speichern
subscription-parcel-to-ship = { $item }: wird gepackt
subscription-parcel-shipped = { $item }: versandt am { $date }
subscription-parcel-sold-out = { $item }: ausverkauft. Wir senden es später oder erstatten den Zeitraum.
subscription-parcel-withdrawn = { $item }: nicht gesendet, weil der Zeitraum erstattet wurde
