### Das Konto und der Weg hinein.

account-title = Ihr Konto
account-log-out = Abmelden
account-orders = Bestellungen
account-no-orders = Noch keine Bestellungen. Was Sie bestellen, während Sie angemeldet sind, finden Sie hier wieder.
account-go-to-shop = Zum Shop

## Gespeicherte Karten

account-cards = Gespeicherte Karten
account-no-cards = Keine gespeicherten Karten. Wenn Sie mit Karte zahlen, können Sie sie speichern.
account-remove-card = Entfernen
account-remove-card-question = Die Karte wird hier und bei Antom gelöscht. Wenn Sie wieder mit ihr zahlen möchten, geben Sie sie neu ein.
account-remove-card-yes = Ja, entfernen
account-remove-card-named = { $card } entfernen

## Der Weg hinein

account-log-in = Anmelden
account-log-in-lead = In Ihrem Konto finden Sie Ihre Bestellungen und Karten an einem Ort. Ein Passwort gibt es nicht: Wir schicken Ihnen einen Link per E-Mail. Bestellen können Sie jederzeit auch ohne Konto.
account-email = E-Mail
account-email-missing = Geben Sie Ihre E-Mail-Adresse ein, damit wir Ihnen den Link schicken können.
account-send-link = Link zusenden
account-send-another-link = Neuen Link zusenden
account-link-sent = Wenn diese Adresse E-Mails empfangen kann, ist ein Link unterwegs. Er gilt 20 Minuten. Innerhalb einer Viertelstunde verschicken wir nur die ersten paar Links.

## Wohin der Link führt

account-enter-title = Bei { -shop-name } anmelden
account-enter = Dieser Link gehört zum Konto von { $email }. Wenn Sie das sind, genügt ein Klick.
account-enter-button = Anmelden
account-link-used = Dieser Link gilt nicht mehr
account-elsewhere = Sie sind angemeldet. Den Link haben Sie in einem anderen Browser angefordert: Was dort im Warenkorb liegt, bleibt dort.
account-needs-cookies = Deshalb konnten Sie nicht angemeldet bleiben. Erlauben Sie in den Einstellungen Ihres Browsers Cookies für diese Website und öffnen Sie den Link noch einmal.
account-link-used-lead = Ein Link gilt für eine Anmeldung, bis 20 Minuten nach dem Versand. Wir schicken Ihnen gern einen neuen.
account-new-link = Neuen Link anfordern

## Eine Karte

account-card = Karte
account-card-ending = { $brand } mit den Endziffern { $digits }
account-card-expired = abgelaufen { $expiry }
account-card-expires = gültig bis { $expiry }

account-then-checkout = Der Link führt Sie zurück zur Kasse, wenn Sie ihn in diesem Browser öffnen. Ihre Eingaben dort bleiben erhalten.

account-all-subscriptions = Alle Ihre Abos

## Was der Shop weiß

account-data = Ihre Daten
account-export = Alle meine Daten herunterladen
account-forget = Konto löschen
account-forget-means = Ihr Konto, Ihre gespeicherten Karten sowie Ihr Name und Ihre Adressen in allen Bestellungen werden endgültig gelöscht. Was gekauft und bezahlt wurde, bleibt in unseren Büchern, aber ohne Angabe, von wem.
account-forget-button = Jetzt löschen
account-forget-order = Die Bestellung { $number } ist noch nicht abgeschlossen und braucht Ihre Adresse. Sobald sie versandt oder storniert ist, können Sie Ihr Konto löschen.
account-forget-subscription = Sie haben noch ein laufendes Abo. Kündigen Sie es zuerst, dann können Sie Ihr Konto löschen.
