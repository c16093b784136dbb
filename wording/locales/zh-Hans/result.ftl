### 付款结果页。每种结果有一个标题，并说明三件事：状态、是否已扣款、接下来怎样。

result-title = { $heading } · 订单 { $number }

result-order = 订单
result-amount = 金额
result-receipt = 收据发至
result-see-all = 查看完整订单
result-ask = 咨询这笔订单
result-see-order = 查看订单
result-go-to-shop = 前往商店
result-pay-otherwise = 换一种付款方式

result-late = 我们正在确认您的订单。您可以关闭这个页面：一有结果，我们就会写信到 { $email }。

result-way-on = 还没有付完款？我们会先向支付服务核实，以免您重复付款。
result-way-on-pay = 回到付款页面

## Outcomes

result-checking = 我们正在核实您的付款
    .state = 核实中
    .charged = 如果您已确认付款，{ $total } 正在转给我们，不会再次向您扣款。
    .now = 我们正在询问支付服务。结果会自动显示在本页，您无须按任何按钮。

result-capturing = 您的付款已获批准
    .state = 已批准
    .charged = 您的银行卡已获批准支付 { $total }。扣款正在完成。
    .now = 只需几秒钟。结果会自动显示在本页。

result-processing = 您的付款正在处理
    .state = 处理中
    .charged = 支付服务正在处理。如果您已确认支付 { $total }，款项正在转给我们，不会再次向您扣款。
    .now = 这可能需要一点时间。结果会自动显示在本页，您无须按任何按钮。

result-said-not-paid = 尚未支付任何款项
    .state = 未付款
    .charged = 支付服务告知尚未支付任何款项。没有向您扣款。

result-waits-until = 您的订单会为您保留到{ $until }；请从刚才的地方继续。

result-not-paid = 您的订单尚未付款
    .state = 未付款
    .charged = 我们还没有收到付款。如果您刚刚付过，本页稍后就会显示。
    .now = 您的订单为您保留着；请从刚才的地方继续。

result-held = 谢谢您，您的付款已获批准
    .state = 已批准
    .charged = 您的银行已冻结 { $total }。订单准备发出时才会向您扣款，时间在七天之内。
    .now = 您无须再做什么。完成后我们会写信到 { $email }。

result-paid = 谢谢您，您的订单已付款
    .state = 已付款
    .charged = 已向您扣款 { $total }，仅此一次。
    .now = 我们正在打包您的订单。收据正发往 { $email }。
    .now-left = 您的订单正在送往您那里。

result-capture-failed = 您的付款尚未完成
    .state = 尚未收取
    .charged = 您的银行为这笔订单冻结了 { $total }，但我们还未能收取。
    .now = 我们正在处理，会写信到 { $email }，您无须做任何事。如果您改用其他方式付款，我们会先解除这笔冻结。

result-failed = 付款没有成功
    .state = 未付款
    .charged = 没有向您扣款。{ $reason }
    .charged-perhaps = { $reason }如果这笔订单仍有付款被收取，会退还给您。
    .now = 您的订单已保留。您可以再试一次，用同一种或另一种付款方式都可以。

result-expired = 付款时限已过
    .state = 已超时
    .charged = 没有向您扣款。
    .charged-perhaps = 如果之后仍有付款到账，会用来支付这笔订单，仅此一次。
    .now = 您的订单以同一编号保留。您可以重新开始付款。

result-cancelled = 这笔订单已取消
    .state = 已取消
    .charged = 没有向您扣款。如果之后仍有付款到账，会全额退还给您。
    .charged-perhaps = 如果有付款到账，会全额退还给您。
    .now = 这笔订单到此为止。您可以随时重新下单。

result-returned = 这笔订单已取消
    .state = 已取消
    .charged = 您支付的、或银行为此冻结的款项，都按原路退回。
    .now = 退回后我们会写信到 { $email }。银行最多需要十天才会显示。

result-refunded = 您的付款已退还
    .state = 已退还
    .charged = 您为这笔订单支付的全部款项已按原路退回。
    .now = 银行最多需要十天才会显示。

result-review = 我们正在核查您的付款
    .state = 核查中
    .charged = 有对不上的地方，工作人员正在核查扣款情况。请不要再次付款。
    .now = 我们会在一个工作日内写信到 { $email }。扣错的款项会退还给您。

## Why a payment did not go through

result-reason-no-answer = 支付服务没有答复我们。
result-reason-cancelled = 付款已取消。
