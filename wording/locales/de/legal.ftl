### Die rechtlichen Seiten. Diese Sätze sagen, was die Software tut, und sind ein Anfang.

legal-privacy = Datenschutz
legal-privacy-description = Was { -shop-name } über Sie weiß, wie lange, und wie Sie Auskunft oder Löschung erhalten.
legal-what = Was wir wissen
legal-what-order = Zu einer Bestellung speichern wir, was Sie an der Kasse eingegeben haben, was Sie gekauft und wie Sie bezahlt haben und was unser Zahlungsdienst uns über die Zahlung mitteilt. Eine vollständige Kartennummer sehen wir nie.
legal-what-cookies = Der Shop setzt Cookies, die Ihren Warenkorb, Ihre Währung und Ihre Anmeldung speichern, und keine, die Ihnen anderswohin folgen.
legal-who = Wer sonst davon erfährt
legal-who-else = Antom, unser Zahlungsdienst, erhält, was für Ihre Zahlung nötig ist. Der Paketdienst erhält Ihre Adresse. Sonst niemand.
legal-how-long = Wie lange wir es speichern
legal-how-long-is = Ein Warenkorb, den niemand anrührt, wird nach 90 Tagen gelöscht. Die IP-Adresse, von der aus Sie bezahlt haben, wird nach 30 Tagen gelöscht. Wer eine Bestellung aufgegeben hat, vergessen wir nach zehn Jahren, weil die Bücher so lange aufbewahrt werden müssen.
legal-rights = Ihre Rechte
legal-rights-how = In { -legal-your-account } können Sie alles herunterladen, was wir über Sie wissen, und es löschen.
-legal-your-account = Ihrem Konto
legal-rights-by-mail = Schreiben Sie an { $address }, dann teilen wir Ihnen alles mit, was wir über Sie wissen, oder löschen es.

legal-imprint = Impressum
legal-imprint-description = Wer { -shop-name } betreibt.
legal-imprint-company = { -shop-name } ist ein Demo-Shop. Hier verkauft niemand etwas.
legal-imprint-contact = Wer mit dieser Software einen Shop eröffnet, nennt hier das Unternehmen, seine Anschrift, seinen Registereintrag und einen Kontakt.
legal-imprint-vat = USt-IdNr.: { $number }
