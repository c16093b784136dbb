### 帮助页。

help-title = 帮助
help-description = { -shop-name } 如何配送、如何退货、如何保障付款安全，以及如何联系到真人。
help-heading = 需要什么帮助？

## Delivery

help-delivery = 配送
help-delivery-choice = 付款之前，结账页会列出每种配送方式的价格和送达时间。我们在工作日打包，包裹发出时会写信告诉您。
help-delivery-progress = 订单到哪里了？订单页会显示它到了哪一站：请看{ -help-your-orders }，或打开收据中的链接。
-help-your-orders = 您的订单

## Returns

help-returns = 退货
help-returns-how = 未使用的商品可在 30 天内退回。请来信注明订单号，我们会把退货地址发给您。款项按原路退回。
help-returns-except = 已开封的咖啡和已下载的导览不能退货，除非商品有问题。

## Safe payment

help-payment = 付款安全
help-payment-cards = 付款在我们的支付服务 Antom 的页面上进行。您的卡片信息不会经过本店，我们也不保存。您存入账户的银行卡由 Antom 保管；我们只能看到最后四位数字，您可以随时移除。
help-payment-no-accounts = 付款在我们的支付服务 Antom 的页面上进行。您的卡片信息不会经过本店，我们也不保存。
help-payment-once = 一笔订单只扣款一次。如果您按了两次、返回过，或找不到页面了，请打开订单：上面写明是否已向您扣款。只要还有付款可能到账，我们就不会让第二笔开始。

## Contact

help-contact = 联系我们
help-contact-how = 请写信至 { $address }，并注明订单号。一个工作日内会有专人答复。
