### 买家在结账页需要更正什么，以及如何更正。

mistake-email-missing = 请输入电子邮箱，我们会把收据发给您。
mistake-name-missing = 请输入姓名。
mistake-phone-missing = 请输入电话号码。
mistake-country-missing = 请选择收货的国家或地区。
mistake-address-missing = 请输入街道和门牌号。
mistake-city-missing = 请输入城市。
mistake-state-missing = 请从列表中选择州、省或都道府县。
mistake-no-postcode = 这个国家或地区没有这种格式的邮编。请检查，或选择其他国家或地区。例如，{ $example } 是一个有效的邮编。
mistake-postcode-missing = 请输入邮编。
mistake-delivery-missing = 请选择配送方式。

mistake-too-long = 这里有 { $has } 个字符，而面单最多容纳 { $max } 个。请缩短。

mistake-cart-empty = 您的购物车是空的。请先放入商品，再去结账。
mistake-cart-changed = 您打开这个页面后，购物车或价格有变动。请核对下面的订单，然后付款。
mistake-line-sold-out = “{ $name }”（{ $variant }）已售罄。请将它从购物车移除后继续。
mistake-line-scarce = “{ $name }”（{ $variant }）仅剩 { $left } 件。请在购物车中更改数量后继续。
mistake-sold-out = “{ $name }”刚刚售罄。请更改购物车后继续；没有向您扣款。
