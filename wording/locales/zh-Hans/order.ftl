### 订单：订单页、订单列表，以及金额明细。

order-title = 订单 { $number }

order-placed = 下单于{ $date }
order-number = 订单
order-check-or-pay = 查看结果或付款
order-contents = 您的商品

order-note = 请打印本页或保留网址：在任何设备上都能打开这笔订单。有疑问？请{ -order-write-to-us }，并注明订单号。
-order-write-to-us = 写信给我们

## Its progress

order-progress = 订单进度
order-step-done = ，已完成
order-step-current = ，订单目前在这里
order-step-ahead = ，尚未到达

order-step-cancelled = 已取消
order-step-not-paid = 未付款

order-gives-back = 不会发货。{ $amount } 按原路退回；银行最多需要十天才会显示。
order-gives-back-to = 不会发货。{ $amount } 按原路退回至：{ $to }。银行最多需要十天才会显示。

## Rows of its sum

order-goods = 商品
order-subtotal = 小计，{ $count } 件
order-code = 优惠码 { $code }
order-free = 免费
order-total = 总计

## Address and payment

order-going-to = 寄往
order-payment = 付款
order-parcel = 包裹
order-parcel-number = 包裹 { $number }
order-parcel-left = { $date } 寄出
order-parcel-contents = 本包裹内含
order-still-to-come = 尚未寄出
order-follow-parcel = 追踪包裹
order-payment-number = 付款编号
order-news-to = 收据和消息发至
order-persons-hidden = 这个链接不再显示下单人和收货地址。请用下单时的电子邮箱登录，查看完整内容。

## Keeping it in an account

order-keep-log-in = 保存这笔订单：获取登录链接
order-keep-claim = 将这笔订单存入我的账户
order-kept = 已保存在{ -order-your-account }中。
-order-your-account = 您的账户
order-of-other-address = 这笔订单是用另一个电子邮箱下的。请用那个邮箱登录，以便保存。
order-kept-elsewhere = 这笔订单已保存在另一个账户中。通过链接仍可打开它的页面。

## Lists of orders

order-list-title = 您的订单
order-list-in-account = 账户中保存的订单
order-list-empty = 这个浏览器还没有下过订单。
order-list-empty-advice = 收据中的链接可在任何设备上打开订单。
order-list-go-to-shop = 前往商店
order-pieces = { $count } 件
order-check-result = 查看结果

## Its steps

order-step-placed = 已下单
order-step-paid = 已付款
order-step-packed = 已打包
order-step-left = 已在路上

## How its payment stands

order-paid-by-card = 银行卡 { $card }
order-paid-on = 付款于{ $moment }
order-checking = 正在向支付服务核实
    .next = 我们正在向支付服务核实，会把结果发邮件告诉您。
order-processing = 支付服务正在处理
    .next = 支付服务正在处理您的付款。我们会把结果发邮件告诉您。
order-not-paid = 尚未付款
    .next = 订单正在等待您付款。
order-capturing = 已授权，正在收取款项
    .next = 您的银行卡已授权，正在收取款项。完成后我们会立即打包。
order-held = 已授权，尚未扣款
    .next = 您的银行卡已授权，订单准备发出时才会扣款。
order-paid = 已付款
    .next = 我们正在打包您的订单（{ $delivery }），发出时会写信到 { $email }。
    .next-left = 您的订单已在路上。{ $delivery }。
    .next-partly = 您的订单已有一部分寄出。其余部分寄出时，我们会发邮件到 { $email }。
order-failed = 付款失败
order-expired = 付款时限已过
order-try-again = 订单尚未付款。您可以再试一次，订单号不变。
order-cancelled = 已取消
    .next = 不会发货。如果仍有付款到账，会全额退还给您。
order-returned = 已取消，付款正在退回
    .next = 不会发货，您支付的款项按原路退回。
order-given-back = 已退还
    .next = 您支付的全部款项已按原路退回。
order-capture-failed = 已批准，尚未能收取款项
    .next = 您的银行为这笔订单冻结了这笔金额，但我们还未能收取。我们正在处理，会写信告诉您。
order-review = 我们正在核查这笔付款
    .next = 这笔付款有对不上的地方。我们正在核查，会写信告诉您。

order-refunded = 已退款 { $amount }
order-refund-pending = 正在退款 { $amount }
