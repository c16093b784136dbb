### Warum ein Warenkorb nicht geändert wurde.

cart-refusal-unknown-sku = Einen Artikel mit der Nummer „{ $sku }“ führen wir nicht.
cart-refusal-too-many-things = In den Warenkorb passen höchstens { $max } verschiedene Artikel. Bitte bestellen Sie den Rest gesondert.
cart-refusal-too-many-pieces = Je Artikel können Sie höchstens { $max } Stück bestellen; in Ihrem Warenkorb liegen { $there }.
cart-refusal-sold-out = { $name } ({ $label }) ist zurzeit ausverkauft.
cart-refusal-only-left = Von { $name } ({ $label }) sind nur noch { $left } da. Ihr Warenkorb ist unverändert.

## Eine Menge

cart-refusal-quantity-missing = Geben Sie eine Menge ein.
cart-refusal-quantity-not-a-number = Geben Sie die Menge als Zahl ein, zum Beispiel 2.
cart-refusal-quantity-not-whole = Geben Sie eine ganze Zahl ein, zum Beispiel 2.
cart-refusal-quantity-negative = Die Menge muss mindestens 1 sein.
cart-refusal-quantity-zero = Geben Sie eine Menge ab 1 ein. Was Sie nicht mehr möchten, können Sie aus dem Warenkorb entfernen.
cart-refusal-quantity-too-many = Sie können höchstens { $max } Stück eines Artikels bestellen.

## Ein Aktionscode

cart-refusal-no-code = Geben Sie einen Aktionscode ein.
cart-refusal-unknown-code = Diesen Aktionscode kennen wir nicht. Prüfen Sie die Schreibweise oder fahren Sie ohne Code fort.
