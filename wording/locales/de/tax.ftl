### Die Steuer des Landes, in das die Ware geht. Der Satz ist eine Zahl, der Name einer von unten.

tax-included = inkl. { $rate } % { $name }
    .row = Enthält { $rate } % { $name }
tax-added = zzgl. { $rate } % { $name }
    .row = Zuzüglich { $rate } % { $name }

tax-name = Steuer
    .gst = GST
    .vat = MwSt.
    .sales = Umsatzsteuer
    .consumption = Verbrauchssteuer
