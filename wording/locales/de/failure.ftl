### Warum eine Zahlung nicht geklappt hat und was helfen kann.

failure-balance = Auf dem Konto war nicht genug Geld. Mit einer anderen Karte oder einer anderen Zahlungsart könnte es klappen.
failure-risk = Der Zahlungsdienst hat diese Zahlung aus Sicherheitsgründen abgelehnt. Mit einer anderen Zahlungsart könnte es klappen.
failure-card-unusable = Diese Karte kann hier nicht verwendet werden. Mit einer anderen Karte könnte es klappen.
failure-saved-card-unusable = Die gespeicherte Karte kann nicht mehr verwendet werden. Geben Sie sie neu ein oder zahlen Sie mit einer anderen Karte.
failure-too-late = Die Zeit zum Bezahlen ist abgelaufen, bevor die Zahlung abgeschlossen war.
failure-cancelled = Die Zahlung wurde abgebrochen.
failure-not-verified = Ihre Bank konnte nicht bestätigen, dass Sie es waren. Versuchen Sie es noch einmal oder verwenden Sie eine andere Karte.
failure-not-verified-call = Ihre Bank konnte nicht bestätigen, dass Sie es waren. Bitte rufen Sie Ihre Bank an oder verwenden Sie eine andere Karte.
failure-above-limit = Der Betrag liegt über dem Limit dieser Zahlungsart. Mit einer anderen Zahlungsart könnte es klappen.
failure-too-often = Diese Zahlungsart wurde vorerst zu oft verwendet. Versuchen Sie es später noch einmal oder wählen Sie eine andere Zahlungsart.
failure-way-unavailable = Diese Zahlungsart ist zurzeit nicht verfügbar. Bitte wählen Sie eine andere Zahlungsart.
failure-declined-by-bank = Die Bank hat die Zahlung abgelehnt. Verwenden Sie eine andere Karte oder fragen Sie Ihre Bank nach dem Grund.
failure-ours = Wir konnten die Zahlung nicht starten. Bitte versuchen Sie es in ein paar Minuten noch einmal.
failure-declined = Die Zahlung wurde abgelehnt. Versuchen Sie es mit einer anderen Karte oder einer anderen Zahlungsart.
