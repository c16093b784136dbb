### 给买家的邮件。先说款项是否变动、金额多少，再说接下来怎样。

mail-order = 登船牌，订单
mail-order-number = 订单 { $number }
mail-dear = { $name }，您好：
mail-thanks = { $name }，谢谢您。
mail-hello = 您好：
mail-see-order = 查看订单
mail-see-payment = 查看付款情况
mail-paid-with = 付款方式
mail-keep = 请保留这封邮件：其中的链接可在任何设备上打开订单。
mail-help-label = 有疑问？请写信给我们：
mail-help = 有疑问？请写信给我们：{ $address }
mail-legal = 您收到这封邮件，是因为有人在 { -shop-name } 为此事填写了这个邮箱。邮件只谈此事，不是广告。
mail-goes-back = 款项按原路退回。银行最多需要十天才会显示。
mail-goes-to = 款项按原路退回至：{ $to }。银行最多需要十天才会显示。

## The receipt

mail-receipt-subject = 您的 { -shop-name } 订单 { $number }：已支付 { $total }
mail-receipt = 您的订单已付款
mail-receipt-charged = 已于{ $paid } 向您扣款 { $total }，仅此一次。
mail-receipt-next = 我们正在打包您的订单，发出时会再写信告诉您。

## Shipped

mail-shipped-subject = 您的 { -shop-name } 订单 { $number } 已在路上
mail-shipped = 您的订单已在路上
mail-shipped-left = 您的订单 { $number } 已经发出。{ $delivery }。
mail-shipped-part-subject = 您在 { -shop-name } 的订单 { $number } 已有一部分寄出
mail-shipped-part = 您的订单已有一部分寄出
mail-shipped-part-left = 您的订单 { $number } 已有一部分寄出；其余部分随后寄出，届时我们会再次来信。{ $delivery }。
mail-shipped-rest-subject = 您在 { -shop-name } 的订单 { $number } 的其余部分已寄出
mail-shipped-rest = 您订单的其余部分已寄出
mail-shipped-rest-left = 您的订单 { $number } 的其余部分已寄出，至此全部在途。{ $delivery }。

## Cancelled

mail-cancelled-subject = 您的 { -shop-name } 订单 { $number } 已取消
mail-cancelled = 您的订单已取消
mail-cancelled-off = 我们已取消您的订单 { $number }，不会发货。
mail-cancelled-back = 您为此支付的或银行为此冻结的全部款项 { $amount }，已重新归您所有。
mail-cancelled-nothing = 这笔订单没有任何付款。如果之后仍有付款到账，会全额退还给您。

## Given back

mail-refunded-subject = 您的 { -shop-name } 订单 { $number }：已退款 { $amount }
mail-refunded = 有一笔款项退给您
mail-refunded-amount = 我们已从您的订单 { $number } 中退款 { $amount }。
mail-refunded-reason = 原因：{ $reason }
mail-returned-subject = 您的 { -shop-name } 订单 { $number }：一笔付款已退还
mail-returned = 有一笔付款退还给您
mail-returned-amount = 您为订单 { $number } 支付的一笔 { $amount } 并不需要，我们已全额退还。

## Not paid

mail-unpaid-subject = 您的 { -shop-name } 订单 { $number } 尚未付款
mail-failed = 您的付款没有成功
mail-expired = 付款时限已过
mail-unpaid-not-charged = 这笔订单没有向您扣款。
mail-unpaid-not-seen = 我们没有收到这笔订单的付款。
mail-unpaid-late = 如果之后仍有付款到账，会用来支付这笔订单，仅此一次，否则退还给您。
mail-unpaid-next = 您的订单自下单起保留一天。如果仍然需要，请支付 { $total }；如果不需要，无须任何操作。
mail-pay = 支付 { $total }

mail-capture-failed-subject = 您的 { -shop-name } 订单 { $number }：付款尚未完成
mail-capture-failed = 您的付款尚未完成
mail-capture-failed-held = 您的银行为这笔订单冻结了 { $total }，但我们还未能收取。
mail-capture-failed-next = 我们正在处理，会再写信告诉您，您无须做任何事。如果您改用其他方式付款，我们会先解除这笔冻结。

## Logging in

mail-login-subject = 登录 { -shop-name } 的链接
mail-login = 登录
mail-login-asked = 有人（很可能就是您）用这个邮箱申请登录 { -shop-name }。
mail-login-button = 登录 { -shop-name }
mail-login-lasts = 链接只能使用一次，20 分钟内有效。如果不是您申请的，无须理会：没有这个链接，谁也进不去。
