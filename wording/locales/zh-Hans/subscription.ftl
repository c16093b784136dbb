### 买家的订阅：订阅页、列表与邮件。

subscription-list-title = 您的订阅
subscription-list-empty = 这个浏览器还没有订阅。我们邮件中的链接可在任何设备上打开您的订阅。
subscription-number = 订阅
subscription-invoices = 账单
subscription-no-invoices = 暂无。
subscription-go-on = 前往付款页面
subscription-agreement = 您同意的条款
subscription-agreed-at = 您于{ $date }同意了以下条款：
subscription-news-to = 消息会发至 { $email }。

## Where it stands

subscription-signing-up = 尚未生效
subscription-active = 生效中
subscription-past-due = 付款失败
subscription-ending = 已取消
subscription-ended = 已结束
subscription-failed = 未开始
subscription-expired = 未开始

## What it means

subscription-signing-up-says = 我们正在等待支付服务。如果您已在那边完成，本页会在一分钟内自动更新。
subscription-access-until = 您可以使用到{ $date }。
subscription-next = 下一次您将于{ $charged }支付 { $amount }，用于从{ $renews }开始的计费期。
subscription-waits-for-money = 您的付款正在确认。确认后即可开始使用。
subscription-past-due-says = 我们未能扣取本期的款项，因此您目前无法使用。支付服务会自动再试；请确保您的银行卡或钱包余额充足。
subscription-cancelling-says = 您已取消订阅。我们正在通知支付服务，并会重复通知，直到它确认。
subscription-ending-says = 您已取消订阅，不再扣款。
subscription-ended-says = 这项订阅已结束，不再扣款。
subscription-failed-says = 您的首笔付款没有成功，因此订阅没有开始。已冻结的款项会退回给您。您可以重新订阅。
subscription-expired-says = 订阅没有按时办完，也没有扣款。您可以重新订阅。

subscription-surplus-says = 您已有这个方案，因此第二次订阅已立即结束。为此支付的款项会退回给您。

## Cancelling

subscription-cancel-title = 取消
subscription-cancel = 取消订阅
subscription-cancel-until = 不再扣款，您可以继续使用到{ $date }。
subscription-cancel-late = 从{ $renews }开始的计费期，其 { $amount } 的扣款已在进行，仍可能完成；届时您可以使用到该期结束。此后不再扣款。
subscription-cancel-now = 不再扣款。

## Its invoices

subscription-period = { $start }至{ $end }
subscription-period-unknown = 第 { $number } 期
subscription-invoice-open = 确认中
subscription-invoice-trial = 免费试用
subscription-invoice-paid = 已付款
subscription-invoice-failed = 未付款
subscription-invoice-refunded = 已退款
subscription-invoice-needs-review = 我们正在核查这笔付款

## Mails

subscription-mail-greeting = { $name }，您好：
subscription-mail-link = 查看订阅
subscription-mail-signed-up = 您的订阅“{ $plan }”已生效
subscription-mail-paid = “{ $plan }”：已支付 { $amount }
subscription-mail-charge-failed = “{ $plan }”：您的付款失败
subscription-mail-charge-failed-says = 我们未能向您扣款。支付服务会自动再试；请确保您的银行卡或钱包余额充足。如果您不再需要这项订阅，请在订阅页面上取消。
subscription-mail-cancelled = “{ $plan }”已取消
subscription-mail-ended = “{ $plan }”已结束
subscription-mail-trial-ends = “{ $plan }”：您的试用即将结束
subscription-mail-upcoming = “{ $plan }”：即将扣款 { $amount }
subscription-mail-how-to-cancel = 如果不想继续，请在该日之前到订阅页面上取消，就不会扣款。

## What it delivers

subscription-delivery = 配送
subscription-delivery-next = 每个已付款的计费期会寄出：{ $item }。
subscription-delivery-change = 更改寄送的商品或地址
subscription-delivery-note = 已打包的包裹仍寄往原来的地址。
subscription-delivery-save = 保存
subscription-parcel-to-ship = { $item }：正在打包
subscription-parcel-shipped = { $item }：已于{ $date }发货
subscription-parcel-sold-out = { $item }：已售罄。我们会稍后寄出，或为该期退款。
subscription-parcel-withdrawn = { $item }：未寄出，因为该期已退款
