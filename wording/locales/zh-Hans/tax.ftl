### 商品送达国家的税。税率是一个数字，名称是下面之一。

tax-included = 含 { $rate }% { $name }
    .row = 其中含 { $rate }% { $name }
tax-added = 另加 { $rate }% { $name }
    .row = 另加 { $rate }% { $name }

tax-name = 税
    .gst = 消费税（GST）
    .vat = 增值税
    .sales = 销售税
    .consumption = 消费税
