### 买家的订阅：订阅页、列表与邮件。

subscription-list-title = 您的订阅
subscription-list-older = 更早的订阅
subscription-list-empty = 这个浏览器还没有订阅。我们邮件中的链接可在任何设备上打开您的订阅。
subscription-number = 订阅
subscription-invoices = 账单
subscription-no-invoices = 暂无。
subscription-go-on = 前往付款页面
subscription-agreement = 您同意的条款
subscription-keep = 存入您的账户
subscription-kept-elsewhere = 没有这项订阅，或它在另一个账户中。
subscription-of-other-address = 这项订阅是用另一个邮箱办理的。请用那个邮箱登录，即可存入账户。
subscription-agreed-at = 您于{ $date }同意了以下条款：
subscription-changed-at = 我们于{ $date }为您更换了方案：
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
subscription-terminating-says = 我们正在结束这项订阅。我们正在通知支付服务，并会重复通知，直到它确认。
subscription-cancel-asked-says = 您已取消订阅。
subscription-end-refused-says = 支付服务拒绝结束这项订阅，因此可能会再次扣款。我们的工作人员正在处理，并会继续联系支付服务。如果您使用钱包付款，也可以在钱包中自行结束订阅；如果仍被扣款，请写信告诉我们。
subscription-ending-says = 您已取消订阅，不再扣款。
subscription-ended-says = 这项订阅已结束，不再扣款。
subscription-failed-says = 您的首笔付款没有成功，因此订阅没有开始。已冻结的款项会退回给您。您可以重新订阅。
subscription-expired-says = 订阅没有按时办完，也没有扣款。您可以重新订阅。

subscription-surplus-says = 您已有这个方案，因此第二次订阅已立即结束。为此支付的款项会退回给您。

## Changing the plan

subscription-change-title = 更换方案
subscription-change-lead = 更换本身不扣款：从下一个计费期起采用新方案。
subscription-change-heading = 更换为“{ $plan }”
subscription-change-back = 返回订阅 { $number }，不做更改
subscription-change-until = 在{ $begins }之前一切照旧，更换本身也不扣款。
subscription-change-pays = 从{ $begins }起，您按{ $price } 付款，直到您取消。
subscription-change-charged = 新方案的首次扣款日期为{ $charged }。
subscription-change-button = 更换方案
subscription-changing-says = 您已申请更换方案。我们正在通知支付服务，并会重复通知，直到它确认；在此之前一切不变。
subscription-change-refused-says = 支付服务没有接受您更换方案的申请。订阅照旧继续；您可以再试一次，或写信给我们。
subscription-change-error-not-charged = 这项订阅不再扣款，因此不能更换方案。
subscription-change-error-paying = 这项订阅有一笔付款即将进行或正在进行。完成后即可更换方案；请过几小时再来看看。
subscription-change-error-pending = 您上一次的更换尚未确认。确认后即可再次更换方案。
subscription-change-error-no-plan = 这项订阅没有这个方案可选。
subscription-change-error-has-plan = 您已订阅这个方案。
subscription-change-error-changed = 您打开这个页面后，价格、扣款间隔或日期有变动。请阅读下面的新条款，同意后再按一次按钮。没有做任何更改。

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
subscription-mail-plan-changed = 您的方案已更换为“{ $plan }”
subscription-mail-plan-kept = “{ $plan }”：您的方案未能更换
subscription-mail-rate-changed = “{ $plan }”：价格有变动
subscription-mail-rate-changed-says = 从{ $begins }起，您按{ $price } 付款。如果不同意，请在扣款之前到订阅页面上取消，就不再扣款。
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
