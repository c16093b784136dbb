### E-Mails. Jede sagt zuerst, ob Geld geflossen ist und wie viel, dann, wie es weitergeht.

mail-order = Bordkarte, Bestellung
mail-order-number = Bestellung { $number }
mail-dear = Guten Tag, { $name }.
mail-thanks = Vielen Dank, { $name }.
mail-hello = Guten Tag.
mail-see-order = Bestellung ansehen
mail-see-payment = Stand der Zahlung ansehen
mail-paid-with = Bezahlt mit
mail-keep = Bewahren Sie diese E-Mail auf: Der Link darin öffnet die Bestellung auf jedem Gerät.
mail-help-label = Fragen? Schreiben Sie uns:
mail-help = Fragen? Schreiben Sie uns: { $address }
mail-legal = Sie erhalten diese E-Mail, weil diese Adresse bei { -shop-name } dafür angegeben wurde. Sie betrifft nur diesen Vorgang und ist keine Werbung.
mail-goes-back = Das Geld geht dorthin zurück, woher die Zahlung kam. Bis Ihre Bank es anzeigt, können bis zu zehn Tage vergehen.
mail-goes-to = Das Geld geht dorthin zurück, woher die Zahlung kam: { $to }. Bis Ihre Bank es anzeigt, können bis zu zehn Tage vergehen.

## Der Beleg

mail-receipt-subject = Ihre { -shop-name }-Bestellung { $number }: { $total } bezahlt
mail-receipt = Ihre Bestellung ist bezahlt
mail-receipt-charged = Der Betrag von { $total } wurde am { $paid } abgebucht, und zwar nur einmal.
mail-receipt-next = Wir packen Ihre Bestellung und schreiben Ihnen wieder, sobald sie unterwegs ist.

## Versandt

mail-shipped-subject = Ihre { -shop-name }-Bestellung { $number } ist unterwegs
mail-shipped = Ihre Bestellung ist unterwegs
mail-shipped-left = Ihre Bestellung { $number } hat unser Haus verlassen. { $delivery }.
mail-shipped-part-subject = Ein Teil Ihrer { -shop-name }-Bestellung { $number } ist unterwegs
mail-shipped-part = Ein Teil Ihrer Bestellung ist unterwegs
mail-shipped-part-left = Ein Teil Ihrer Bestellung { $number } hat uns verlassen; der Rest folgt, und wir schreiben Ihnen dann wieder. { $delivery }.
mail-shipped-rest-subject = Der Rest Ihrer { -shop-name }-Bestellung { $number } ist unterwegs
mail-shipped-rest = Der Rest Ihrer Bestellung ist unterwegs
mail-shipped-rest-left = Der Rest Ihrer Bestellung { $number } hat uns verlassen: Damit ist alles unterwegs. { $delivery }.

## Storniert

mail-cancelled-subject = Ihre { -shop-name }-Bestellung { $number } wurde storniert
mail-cancelled = Ihre Bestellung ist storniert
mail-cancelled-off = Wir haben Ihre Bestellung { $number } storniert. Es wird nichts versandt.
mail-cancelled-back = Alles, was Sie dafür bezahlt haben oder Ihre Bank dafür reserviert hat, { $amount }, gehört wieder Ihnen.
mail-cancelled-nothing = Es wurde nichts dafür bezahlt. Sollte noch eine Zahlung eingehen, erhalten Sie sie vollständig zurück.

## Erstattet

mail-refunded-subject = Ihre { -shop-name }-Bestellung { $number }: { $amount } erstattet
mail-refunded = Sie erhalten Geld zurück
mail-refunded-amount = Für Ihre Bestellung { $number } haben wir { $amount } erstattet.
mail-refunded-reason = Der Grund: { $reason }
mail-returned-subject = Ihre { -shop-name }-Bestellung { $number }: eine Zahlung wurde zurückgezahlt
mail-returned = Eine Zahlung geht an Sie zurück
mail-returned-amount = Eine Zahlung von { $amount } für Ihre Bestellung { $number } war nicht nötig. Wir haben sie deshalb vollständig zurückgezahlt.

## Nicht bezahlt

mail-unpaid-subject = Ihre { -shop-name }-Bestellung { $number } ist nicht bezahlt
mail-failed = Ihre Zahlung hat nicht geklappt
mail-expired = Die Zeit zum Bezahlen ist abgelaufen
mail-unpaid-not-charged = Für diese Bestellung wurde nichts abgebucht.
mail-unpaid-not-seen = Für diese Bestellung ist keine Zahlung bei uns eingegangen.
mail-unpaid-late = Sollte noch eine Zahlung dafür eingehen, wird damit diese Bestellung bezahlt, und zwar nur einmal, oder Sie erhalten das Geld zurück.
mail-unpaid-next = Ihre Bestellung bleibt nach dem Aufgeben einen Tag lang erhalten. Wenn Sie sie haben möchten, bezahlen Sie { $total }; wenn nicht, brauchen Sie nichts zu tun.
mail-pay = { $total } bezahlen

mail-capture-failed-subject = Ihre { -shop-name }-Bestellung { $number }: die Zahlung ist nicht abgeschlossen
mail-capture-failed = Ihre Zahlung ist nicht abgeschlossen
mail-capture-failed-held = Ihre Bank hat { $total } für diese Bestellung reserviert, aber wir konnten den Betrag noch nicht einziehen.
mail-capture-failed-next = Wir kümmern uns darum und schreiben Ihnen wieder: Sie brauchen nichts zu tun. Wenn Sie auf andere Weise bezahlen, geben wir diese Reservierung zuerst frei.

## Anmelden

mail-login-subject = Ihr Link zur Anmeldung bei { -shop-name }
mail-login = Anmelden
mail-login-asked = Jemand, höchstwahrscheinlich Sie, möchte sich mit dieser Adresse bei { -shop-name } anmelden.
mail-login-button = Bei { -shop-name } anmelden
mail-login-lasts = Der Link gilt einmal und 20 Minuten lang. Wenn Sie ihn nicht angefordert haben, brauchen Sie nichts zu tun: Ohne ihn kommt niemand hinein.
