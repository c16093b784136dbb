### A buyer's address book.

address-book = Adressen
address-none = Noch keine Adressen. Hier gespeicherte lassen sich an der Kasse auswählen.
address-new = Adresse hinzufügen
address-edit = Adresse ändern
address-keep = Adresse speichern
address-back = Zurück zum Konto
address-default = Zuerst verwendet
address-make-default = Zuerst verwenden
address-make-default-named = Adresse von { $name } zuerst verwenden
address-change = Ändern
address-edit-named = Adresse von { $name } ändern
address-remove = Entfernen
address-remove-named = Adresse von { $name } entfernen
address-remove-yes = Ja, entfernen
address-full = Ihr Adressbuch ist voll. Entfernen Sie eine Adresse, bevor Sie eine weitere hinzufügen.
address-choose = Eine Ihrer Adressen auswählen
