### 结账页的表单。付款方式见 pay.ftl。

checkout-title = 结账

checkout-empty = 您的购物车是空的，没有需要付款的商品。
checkout-go-to-shop = 前往商店
checkout-scarce = 购物车中有商品已售罄或库存不足。
checkout-see-cart = 查看购物车

checkout-no-account = 无须账户。如果您有账户，可以登录：已填写的内容会保留。
checkout-log-in = 登录

## Contact

checkout-contact = 联系方式
checkout-email = 电子邮箱
checkout-email-hint = 只用于收据和这笔订单的消息。
checkout-phone = 电话
checkout-phone-hint = 只在包裹无法送达时供快递员使用。

## Shipping address

checkout-address = 收货地址
checkout-name = 姓名
checkout-country = 国家或地区
checkout-country-choose = 请选择
checkout-address1 = 地址
checkout-address2 = 楼栋、楼层、室号
checkout-update-country = 按所选国家或地区更新表单
checkout-city = 城市
checkout-suburb = 市区或镇
checkout-district = 地区
checkout-post-town = 城镇
checkout-state = 州
checkout-state-choose = 请选择
checkout-province = 省
checkout-prefecture = 都道府县
checkout-postcode = 邮编
checkout-postal-code = 邮政编码
checkout-zip = 邮编（ZIP）
checkout-cep = 邮编（CEP）
checkout-cap = 邮编（CAP）
checkout-postcode-hint = 例如 { $example }。

## Delivery and the sum

checkout-delivery = 配送
checkout-order = 您的订单
checkout-change-cart = 修改购物车
checkout-total = 总计

checkout-pay = 支付 { $amount }

checkout-note = 您将在随后打开的页面上确认付款；在此之前不会扣款。
checkout-note-typed = 您在 Antom 的安全页面上输入卡号，卡片信息不会经过本店。
checkout-note-saved = 将立即从您已保存的银行卡扣款。银行可能会请您确认。

checkout-seller = 卖家：{ $company }。
