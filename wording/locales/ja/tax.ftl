### 商品の送り先の国の税。税率は数字、名前は下のいずれか。

tax-included = { $name }{ $rate }%込み
    .row = うち{ $name } { $rate }%
tax-added = 別途{ $name }{ $rate }%
    .row = { $name } { $rate }%

tax-name = 税
    .gst = GST
    .vat = 付加価値税
    .sales = 売上税
    .consumption = 消費税
