### Was an der Kasse zu berichtigen ist und wie.

mistake-email-missing = Geben Sie Ihre E-Mail-Adresse ein, damit wir Ihnen den Beleg schicken können.
mistake-name-missing = Geben Sie Ihren Vor- und Nachnamen ein.
mistake-phone-missing = Geben Sie Ihre Telefonnummer ein.
mistake-country-missing = Wählen Sie das Land, in das wir liefern.
mistake-address-missing = Geben Sie Straße und Hausnummer ein.
mistake-city-missing = Geben Sie den Ort ein.
mistake-state-missing = Wählen Sie Bundesstaat, Provinz oder Präfektur aus der Liste.
mistake-no-postcode = So sieht in diesem Land keine Postleitzahl aus. Prüfen Sie sie oder wählen Sie ein anderes Land. Eine gültige ist zum Beispiel { $example }.
mistake-postcode-missing = Geben Sie die Postleitzahl ein.
mistake-delivery-missing = Wählen Sie eine Versandart.

mistake-too-long = Das sind { $has } Zeichen, auf den Adressaufkleber passen { $max }. Bitte kürzen Sie den Eintrag.

mistake-cart-empty = Ihr Warenkorb ist leer. Legen Sie etwas hinein, bevor Sie zur Kasse gehen.
mistake-cart-changed = Ihr Warenkorb oder ein Preis hat sich geändert, nachdem Sie diese Seite geöffnet haben. Bitte prüfen Sie die Bestellung unten und bezahlen Sie dann.
mistake-line-sold-out = { $name } ({ $variant }) ist ausverkauft. Nehmen Sie den Artikel aus dem Warenkorb, um fortzufahren.
mistake-line-scarce = Von { $name } ({ $variant }) sind nur noch { $left } da. Ändern Sie die Menge im Warenkorb, um fortzufahren.
mistake-sold-out = { $name } ist seit eben ausverkauft. Ändern Sie Ihren Warenkorb, um fortzufahren; es wurde nichts abgebucht.
