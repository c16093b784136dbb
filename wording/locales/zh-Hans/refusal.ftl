### 买家为何不能这样付款，或现在不能付款：每一句都说明是否已扣款。

## The way to pay

refusal-nothing-chosen = 请选择付款方式。
refusal-disabled = 这笔订单不能再用 { $method } 付款。{ $reason }请选择其他付款方式；没有扣款。
refusal-not-offered = 这种付款方式不再提供。请选择其他付款方式；没有扣款。
refusal-korean-card = 这张韩国银行卡不能用于这笔订单。请选择其他付款方式；没有扣款。
refusal-korean-card-saved = 已保存的银行卡只能按原有类型扣款。要使用韩国银行卡，请选择“银行卡”。
refusal-card-gone = 这张卡已不在这里保存。请选择其他付款方式；没有扣款。
refusal-card-expired = 您的 { $brand }（尾号 { $digits }）已过期。请换一张银行卡付款；没有扣款。
refusal-brand-not-offered = 这笔订单不支持这个卡品牌。请从列表中选择一个。
refusal-instalments-not-offered = 这笔订单不提供这种分期。请重新选择。
refusal-cpf-length = CPF 有十一位数字。请核对，或将此栏留空；没有扣款。
refusal-cpf-check-digits = 这个 CPF 不存在：最后两位与其他数字不符。请核对，或将此栏留空；没有扣款。

## The order

refusal-order-over = 这笔订单不能再付款。您的购物车仍在，请重新结账。
refusal-not-checked = 我们无法向支付服务核实您是否已经付款。请过一分钟再试。
refusal-cancel-not-checked = 我们无法向支付服务核实这笔订单是否已付款。请过一分钟再试。
refusal-under-way = 这笔订单有一笔付款正在进行，因此现在不能更改。请先查看它的结果。
refusal-too-many-attempts = 这笔订单的尝试次数过多。没有扣款；请写信给我们，我们会帮助您。
refusal-cannot-be-sent = 支付服务不会受理这笔订单，因此我们没有向它发送，也没有扣款。请写信给我们，我们会帮助您。
refusal-sold-out = { $sku } 在此期间已售罄。没有向您扣款；请更改购物车，重新结账。
