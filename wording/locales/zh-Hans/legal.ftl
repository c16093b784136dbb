### 法律页面。

legal-privacy = 隐私
legal-privacy-description = { -shop-name } 知道您的哪些信息、保留多久，以及如何查询或删除。
legal-what = 我们知道什么
legal-what-order = 每笔订单，我们会保存您在结账页填写的内容、所购商品、付款方式，以及支付服务告诉我们的付款情况。我们从不会看到完整的卡号。
legal-what-cookies = 本店设置 Cookie，用来保存您的购物车、货币和登录状态；没有任何 Cookie 会在其他网站跟踪您。
legal-who = 还有谁会知道
legal-who-else = 我们的支付服务 Antom 会获得收款所需的信息。承运商会获得您的地址。除此之外，没有其他人。
legal-how-long = 保留多久
legal-how-long-is = 无人动过的购物车会在 90 天后删除。您付款时的网络地址会在 30 天后删除。订单由谁所下，会在十年后抹去，因为账目必须保存这么久。
legal-rights = 您的权利
legal-rights-how = 在{ -legal-your-account }中，您可以下载我们所掌握的与您有关的全部信息，也可以将其删除。
-legal-your-account = 您的账户
legal-rights-by-mail = 请写信至 { $address }，我们会告知所掌握的与您有关的全部信息，或将其删除。

legal-imprint = 网站信息
legal-imprint-description = { -shop-name } 由谁经营。
legal-imprint-company = { -shop-name } 是一个演示，这里并不出售任何东西。
legal-imprint-contact = 使用本软件开店者，请在此写明公司名称、地址、注册登记和联系方式。
legal-imprint-vat = 增值税号：{ $number }
