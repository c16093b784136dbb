### Warum so oder jetzt nicht bezahlt werden kann; jeder Satz sagt, ob etwas abgebucht wurde.

## Die Zahlungsart

refusal-nothing-chosen = Wählen Sie, wie Sie bezahlen möchten.
refusal-disabled = Mit { $method } können Sie diese Bestellung nicht mehr bezahlen. { $reason } Wählen Sie eine andere Zahlungsart; es wurde nichts abgebucht.
refusal-not-offered = Diese Zahlungsart wird nicht mehr angeboten. Wählen Sie eine andere; es wurde nichts abgebucht.
refusal-korean-card = Diese südkoreanische Karte kann für diese Bestellung nicht verwendet werden. Wählen Sie eine andere Zahlungsart; es wurde nichts abgebucht.
refusal-korean-card-saved = Eine gespeicherte Karte lässt sich nur als das verwenden, was sie ist. Um mit einer südkoreanischen Karte zu bezahlen, wählen Sie „Karte“.
refusal-card-gone = Diese Karte ist hier nicht mehr gespeichert. Wählen Sie eine andere Zahlungsart; es wurde nichts abgebucht.
refusal-card-expired = Ihre { $brand } mit den Endziffern { $digits } ist abgelaufen. Zahlen Sie mit einer anderen Karte; es wurde nichts abgebucht.
refusal-brand-not-offered = Diese Kartenmarke wird für diese Bestellung nicht angeboten. Wählen Sie eine aus der Liste.
refusal-instalments-not-offered = Diese Raten werden für diese Bestellung nicht angeboten. Wählen Sie noch einmal.
refusal-cpf-length = Eine CPF hat elf Ziffern. Prüfen Sie sie oder lassen Sie das Feld leer; es wurde nichts abgebucht.
refusal-cpf-check-digits = Diese CPF gibt es nicht: Die letzten beiden Ziffern passen nicht zu den anderen. Prüfen Sie sie oder lassen Sie das Feld leer; es wurde nichts abgebucht.

## Die Bestellung

refusal-order-over = Diese Bestellung kann nicht mehr bezahlt werden. Ihr Warenkorb ist noch da: Gehen Sie noch einmal zur Kasse.
refusal-not-checked = Wir konnten beim Zahlungsdienst nicht klären, ob Sie schon bezahlt haben. Bitte versuchen Sie es in einer Minute noch einmal.
refusal-cancel-not-checked = Wir konnten beim Zahlungsdienst nicht klären, ob diese Bestellung bezahlt wurde. Bitte versuchen Sie es in einer Minute noch einmal.
refusal-under-way = Für diese Bestellung läuft eine Zahlung, deshalb kann sie jetzt nicht geändert werden. Prüfen Sie zuerst das Ergebnis.
refusal-too-many-attempts = Für diese Bestellung gab es zu viele Zahlungsversuche. Es wurde nichts abgebucht; bitte schreiben Sie uns, wir helfen Ihnen.
refusal-cannot-be-sent = Der Zahlungsdienst würde diese Bestellung nicht annehmen. Deshalb wurde ihm nichts gesendet und nichts abgebucht. Bitte schreiben Sie uns, wir helfen Ihnen.
refusal-sold-out = { $sku } ist inzwischen ausverkauft. Es wurde nichts abgebucht; bitte ändern Sie Ihren Warenkorb und gehen Sie noch einmal zur Kasse.
