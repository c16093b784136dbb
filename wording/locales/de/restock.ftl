### Waiting for goods that are sold out.

restock-title = Sagen Sie mir Bescheid
restock-email = E-Mail
restock-hint = Eine einzige E-Mail, sobald es wieder da ist.
restock-button = Bescheid sagen
restock-email-missing = Geben Sie Ihre E-Mail-Adresse ein, damit wir Ihnen Bescheid sagen können.
restock-asked = Wenn diese Adresse E-Mails empfangen kann, ist eine unterwegs: Öffnen Sie den Link darin, und wir schreiben Ihnen einmal, sobald der Artikel wieder da ist.
restock-noted = Wir schreiben Ihnen einmal, sobald der Artikel wieder da ist.

## Where the mail leads

restock-confirm-lead = { $goods } ist zurzeit ausverkauft. Sollen wir Ihnen einmal schreiben, sobald der Artikel wieder da ist?
restock-confirm = Ja, sagen Sie Bescheid
restock-not-me = Das war ich nicht: Adresse löschen
restock-waits = Wir sagen Bescheid
restock-waits-for = Wir schreiben Ihnen einmal, sobald { $goods } wieder da ist. Das kann dauern, und vielleicht kommt der Artikel nicht mehr.
restock-see = Im Shop ansehen
restock-stop = Doch nicht Bescheid sagen
restock-over = Hier wartet nichts
restock-over-lead = Wir haben Bescheid gesagt, Sie haben es sich anders überlegt, oder der Link ist zu alt. Ihre Adresse ist dafür nicht mehr gespeichert.
restock-shop = Zum Shop

## The mails

restock-ask-subject = Sollen wir Bescheid sagen, wenn { $goods } wieder da ist?
restock-ask-heading = Bescheid sagen
restock-ask-sentence = Jemand, höchstwahrscheinlich Sie, möchte wissen, wann { $goods } wieder da ist.
restock-ask-button = Ja, sagen Sie Bescheid
restock-ask-note = Wenn Sie es nicht waren, brauchen Sie nichts zu tun: Nach einem Tag haben wir Ihre Adresse vergessen.
restock-back-subject = { $goods } ist wieder da
restock-back-heading = Wieder da
restock-back-sentence = Sie wollten es wissen: { $goods } ist wieder da. Auch andere haben Bescheid bekommen, es kann also bald wieder weg sein.
restock-back-button = Im Shop ansehen
restock-back-note = Dies ist die eine E-Mail, um die Sie gebeten haben. Sie stehen nicht mehr auf der Liste.
