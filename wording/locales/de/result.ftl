### Was aus einer Zahlung wurde: ihr Stand in einem Wort, ob abgebucht wurde und wie es weitergeht.

result-title = { $heading } · Bestellung { $number }

result-order = Bestellung
result-amount = Betrag
result-receipt = Beleg an
result-see-all = Ganze Bestellung ansehen
result-ask = Frage dazu stellen
result-see-order = Bestellung ansehen
result-go-to-shop = Zum Shop
result-pay-otherwise = Anders bezahlen

result-late = Wir sind dabei, Ihre Bestellung zu bestätigen. Sie können diese Seite schließen: Wir schreiben an { $email }, sobald es so weit ist.

result-way-on = Noch nicht fertig bezahlt? Wir fragen zuerst beim Zahlungsdienst nach, damit Sie nicht doppelt bezahlen.
result-way-on-pay = Zurück zur Zahlung

## Ergebnisse

result-checking = Wir prüfen Ihre Zahlung
    .state = Wird geprüft
    .charged = Wenn Sie die Zahlung bestätigt haben, ist der Betrag von { $total } auf dem Weg zu uns und wird nicht noch einmal abgebucht.
    .now = Wir fragen beim Zahlungsdienst nach. Diese Seite zeigt das Ergebnis von selbst an; Sie brauchen nichts zu tun.

result-capturing = Ihre Zahlung ist genehmigt
    .state = Genehmigt
    .charged = Die Zahlung von { $total } mit Ihrer Karte wurde genehmigt. Die Abbuchung wird gerade abgeschlossen.
    .now = Das dauert ein paar Sekunden. Die Seite zeigt das Ergebnis von selbst an.

result-processing = Ihre Zahlung wird bearbeitet
    .state = In Bearbeitung
    .charged = Der Zahlungsdienst arbeitet daran. Wenn Sie die Zahlung bestätigt haben, ist der Betrag von { $total } auf dem Weg zu uns und wird nicht noch einmal abgebucht.
    .now = Das kann einen Moment dauern. Diese Seite zeigt das Ergebnis von selbst an; Sie brauchen nichts zu tun.

result-said-not-paid = Es ist noch nichts bezahlt
    .state = Nicht bezahlt
    .charged = Laut Zahlungsdienst ist nichts bezahlt. Es wurde nichts abgebucht.

result-waits-until = Ihre Bestellung wartet bis { $until } auf Sie; machen Sie weiter, wo Sie aufgehört haben.

result-not-paid = Ihre Bestellung ist noch nicht bezahlt
    .state = Nicht bezahlt
    .charged = Bei uns ist noch keine Zahlung eingegangen. Wenn Sie gerade bezahlt haben, zeigt diese Seite es gleich an.
    .now = Ihre Bestellung wartet auf Sie; machen Sie weiter, wo Sie aufgehört haben.

result-held = Vielen Dank, Ihre Zahlung ist genehmigt
    .state = Genehmigt
    .charged = Ihre Bank hat { $total } reserviert. Abgebucht wird innerhalb von sieben Tagen, sobald Ihre Bestellung versandbereit ist.
    .now = Mehr ist nicht zu tun. Wir schreiben an { $email }, sobald es so weit ist.

result-paid = Vielen Dank, Ihre Bestellung ist bezahlt
    .state = Bezahlt
    .charged = Der Betrag von { $total } wurde abgebucht, und zwar nur einmal.
    .now = Wir packen Ihre Bestellung. Der Beleg ist unterwegs an { $email }.
    .now-left = Ihre Bestellung ist auf dem Weg zu Ihnen.

result-capture-failed = Ihre Zahlung ist nicht abgeschlossen
    .state = Noch nicht eingezogen
    .charged = Ihre Bank hat { $total } für diese Bestellung reserviert, aber wir konnten den Betrag noch nicht einziehen.
    .now = Wir kümmern uns darum und schreiben an { $email }: Sie brauchen nichts zu tun. Wenn Sie auf andere Weise bezahlen, geben wir diese Reservierung zuerst frei.

result-failed = Die Zahlung hat nicht geklappt
    .state = Nicht bezahlt
    .charged = Es wurde nichts abgebucht. { $reason }
    .charged-perhaps = { $reason } Sollte dennoch eine Zahlung für diese Bestellung eingezogen worden sein, erhalten Sie sie zurück.
    .now = Ihre Bestellung bleibt erhalten. Sie können es noch einmal versuchen, mit derselben oder einer anderen Zahlungsart.

result-expired = Die Zeit zum Bezahlen ist abgelaufen
    .state = Zeit abgelaufen
    .charged = Es wurde nichts abgebucht.
    .charged-perhaps = Sollte noch eine Zahlung dafür eingehen, wird damit diese Bestellung bezahlt, und zwar nur einmal.
    .now = Ihre Bestellung bleibt unter derselben Nummer erhalten. Sie können die Zahlung neu beginnen.

result-cancelled = Diese Bestellung ist storniert
    .state = Storniert
    .charged = Es wurde nichts abgebucht. Sollte noch eine Zahlung dafür eingehen, erhalten Sie sie vollständig zurück.
    .charged-perhaps = Sollte eine Zahlung dafür eingehen, erhalten Sie sie vollständig zurück.
    .now = Mit dieser Bestellung geschieht nichts mehr. Sie können jederzeit eine neue aufgeben.

result-returned = Diese Bestellung ist storniert
    .state = Storniert
    .charged = Was Sie bezahlt haben oder Ihre Bank dafür reserviert hat, geht dorthin zurück, woher es kam.
    .now = Wir schreiben an { $email }, sobald das geschehen ist. Bis Ihre Bank es anzeigt, können bis zu zehn Tage vergehen.

result-refunded = Ihre Zahlung wurde erstattet
    .state = Erstattet
    .charged = Alles, was Sie für diese Bestellung bezahlt haben, ist dorthin zurückgegangen, woher es kam.
    .now = Bis Ihre Bank es anzeigt, können bis zu zehn Tage vergehen.

result-review = Wir sehen uns Ihre Zahlung genauer an
    .state = In Klärung
    .charged = Etwas passt nicht zusammen, deshalb prüft ein Mensch, was abgebucht wurde. Bitte bezahlen Sie nicht noch einmal.
    .now = Wir schreiben innerhalb eines Werktags an { $email }. Was zu Unrecht abgebucht wurde, erhalten Sie zurück.

## Warum eine Zahlung nicht geklappt hat

result-reason-no-answer = Der Zahlungsdienst hat uns nicht geantwortet.
result-reason-cancelled = Die Zahlung wurde abgebrochen.
