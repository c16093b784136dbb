### Was an einer eingegebenen E-Mail-Adresse nicht stimmt.

email-incomplete = Das ist nur ein Teil einer E-Mail-Adresse. Geben Sie sie vollständig ein, zum Beispiel name@example.com.
email-several = Geben Sie nur eine E-Mail-Adresse ein, ohne Leerzeichen und Kommas.
email-not-ascii = Vor dem @ enthält diese Adresse Zeichen, die viele Mailserver nicht annehmen; unsere E-Mail käme vielleicht nicht an. Verwenden Sie eine Adresse, die vor dem @ nur einfache Buchstaben und Ziffern hat.
email-bad-name = Was vor dem @ steht, passt nicht zu einer E-Mail-Adresse. Suchen Sie nach einem Punkt zu viel oder einem Zeichen, das nicht dorthin gehört.
email-bad-domain = Was hinter dem @ steht, ist keine Domain wie example.com. Prüfen Sie die Schreibweise.
email-too-long = So lang kann keine E-Mail-Adresse sein. Geben Sie sie in der Form name@example.com ein.
