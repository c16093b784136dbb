### Seiten für das, was fehlt oder nicht geklappt hat.

error-go-to-shop = Zum Shop
error-see-orders = Ihre Bestellungen
error-get-help = Hilfe
error-quote = Wenn Sie uns schreiben, nennen Sie bitte { $number }.

error-missing = Hier ist keine Haltestelle
    .message = Unter dieser Adresse haben wir keine Seite gefunden. Vielleicht ist der Link veraltet, oder ein Teil davon fehlt.

error-unreadable = Diese Seite konnte nicht geladen werden
    .message = Der Fehler liegt bei uns. Durch das Öffnen dieser Seite wurde nichts abgebucht, und Ihr Warenkorb ist noch da. Bitte versuchen Sie es in einer Minute noch einmal.
    .message-admin = Der Shop konnte seine Daten nicht lesen. Durch das Öffnen dieser Seite wurde nichts geändert. Versuchen Sie es in einer Minute noch einmal; wenn es so bleibt, suchen Sie im Log nach der Nummer unten.

## Das Backoffice

error-admin-request = Anfrage
error-admin-first-page = Zur ersten Seite
error-admin-missing = Unter dieser Adresse gibt es nichts
    .title = Nicht gefunden
    .message = Vielleicht ist die Nummer falsch geschrieben, oder die Bestellung gehört zur Datenbank eines anderen Shops.
error-admin-search-orders = Bestellungen durchsuchen
error-admin-search-inbox = Posteingang durchsuchen

## Antworten auf das, was nicht ging

error-unauthorised = Nicht erkannt
    .message = Wir konnten nicht prüfen, wer das gesendet hat.
error-forbidden = Nicht erlaubt
    .message = Diese Seite ist für Sie nicht zugänglich.
error-cross-site = Dieses Formular kam von einer anderen Website
    .message = Zu Ihrer Sicherheit haben wir nichts damit getan. Öffnen Sie die Seite hier im Shop und senden Sie das Formular noch einmal.
error-nothing-here = Seite nicht gefunden
    .message = Unter dieser Adresse gibt es nichts. Vielleicht ist die Seite umgezogen, oder der Link ist unvollständig.
error-method = Diese Seite funktioniert anders
    .message = So lässt sie sich nicht aufrufen. Gehen Sie zurück und verwenden Sie die Schaltfläche auf der Seite.
error-changed = Etwas hat sich geändert
error-too-large = Das war zu viel auf einmal
    .message = Was gesendet wurde, ist zu groß für diese Seite. Es wurde nichts geändert; kürzen Sie es und senden Sie es noch einmal.
error-media-type = Das konnten wir nicht lesen
    .message = Es wurde in einem Format gesendet, das diese Seite nicht annimmt. Gehen Sie zurück und verwenden Sie die Schaltfläche auf der Seite.
error-not-understood = Wir konnten nicht lesen, was gesendet wurde. Gehen Sie zurück, prüfen Sie das Formular und senden Sie es noch einmal.
error-lacks-field = In diesem Formular fehlt ein notwendiges Feld. Es wurde nichts geändert und nichts abgebucht; öffnen Sie die Seite neu und senden Sie das Formular von dort.
error-busy = Das dauert zu lange
    .message = Im Shop ist gerade viel los. Bitte versuchen Sie es in einer Minute noch einmal. Falls Sie gerade beim Bezahlen waren, sehen Sie zuerst bei Ihren Bestellungen nach: Vielleicht ist Ihre Bestellung schon da.
error-internal = Bei uns ist etwas schiefgegangen
    .message = Es liegt nicht an Ihnen, und der Fehler ist bei uns vermerkt. Bitte versuchen Sie es noch einmal. Falls Sie gerade beim Bezahlen waren, sehen Sie zuerst bei Ihren Bestellungen nach: Vielleicht ist Ihre Bestellung schon da.

error-too-many-payments = Zu viele Zahlungsversuche
    .message = Dieser Versuch wurde nicht gestartet, und es wurde nichts dafür abgebucht. Bitte versuchen Sie es in { $wait } noch einmal.
error-too-many-links = Zu viele Links
    .message = Es wurde kein Link verschickt. Bitte versuchen Sie es in { $wait } noch einmal; bestellen können Sie auch ohne Konto.
error-too-many-changes = Zu viele Änderungen
    .message = Ihr Warenkorb ist unverändert. Bitte versuchen Sie es in { $wait } noch einmal.
error-too-many-codes = Zu viele Codes
    .message = Dieser Code wurde nicht geprüft. Bitte versuchen Sie es in { $wait } noch einmal, oder fahren Sie ohne Code fort.
error-too-many-attempts = Zu viele Versuche
    .message = Es wurde nichts ausgeführt. Bitte versuchen Sie es in { $wait } noch einmal.
error-too-many-logins = Zu viele Anmeldeversuche
    .message = Das Passwort wurde nicht geprüft. Bitte versuchen Sie es in { $wait } noch einmal.
# Steht hinter „in“, also im Dativ.
error-wait-seconds = { $count ->
    [one] einer Sekunde
   *[other] { $count } Sekunden
}
error-wait-minutes = { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
}

## Die Seite für den Fall, dass keine andere möglich ist

error-back-to-shop = Zurück zum Shop
error-request = Anfrage { $id }
