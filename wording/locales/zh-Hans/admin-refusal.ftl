### 商店为何没有照商户的要求做。

admin-refusal-done-already = 此操作已经执行过。
admin-refusal-no-notification = 没有这条通知。

## What was typed

admin-refusal-amount-malformed = 请输入金额，例如 { $example }。
admin-refusal-amount-too-precise = { $currency } 金额最多 { $decimals } 位小数。
admin-refusal-amount-not-a-multiple = { $currency } 金额必须是 { $step } 个最小单位的倍数。
admin-refusal-amount-negative = 金额会小于零。
admin-refusal-amount-too-large = 金额过大。
admin-refusal-amount-other = 不能使用这个金额，请输入其他金额。
admin-refusal-reason-too-long = 请将原因缩短至 { $max } 个字符以内。
admin-refusal-reason-missing = 请写明您为何认定，以便日后理解。
admin-refusal-reason-lines = 请把原因写在一行内。

## Capture

admin-refusal-captures-itself = 这笔付款由 Antom 在授权后片刻自动请款。
admin-refusal-capture-nothing = 这笔订单没有等待请款的付款。
admin-refusal-capture-under-way = 这笔付款的请款已在进行。
admin-refusal-captured-already = 这笔订单的款项已经收取。
admin-refusal-capture-amount = 授权金额恰为 { $authorised }：请款须收取全部。

## Refund

admin-refusal-refund-nothing-taken = 没有收取过可以退款的款项。
admin-refusal-refund-currency = 退款须使用付款时的货币。
admin-refusal-refund-zero = 退款金额必须大于零。
admin-refusal-refund-nothing-left = 没有剩余款项可以退款。
admin-refusal-refund-above-rest = 最多还可退款 { $rest }。
admin-refusal-refund-surplus = 这是多出的一笔付款：会全额退还。

## Cancel

admin-refusal-cancel-handed-over = 订单已交出。请改为退款。
admin-refusal-cancel-partly-left = 订单已有一部分寄出。请为买家收不到的部分退款。
admin-refusal-cancelled-already = 订单已经取消。
admin-refusal-cancel-partly-refunded = 付款已部分退款，因此 Antom 无法取消它。请改为对剩余部分退款。
admin-refusal-cancel-captured = 款项已请款，因此 Antom 无法取消这笔付款。请改为退款。
admin-refusal-cancel-under-way = Antom 正在处理这笔订单的付款。请先向 Antom 核实。
admin-refusal-cancel-not-by-method = Antom 不能取消以这种付款方式完成的付款。请改为退款。
admin-refusal-cancel-too-late = Antom 可取消这笔付款的时间已过：请改为退款。
admin-refusal-cancel-not-checked = Antom 没有答复，因此付款情况尚不确定。没有任何改动；请再试一次。

## Reversal of an attempt

admin-refusal-reverse-no-attempt = 没有这次付款尝试。
admin-refusal-reverse-winner = 这笔付款支付了订单。请改为退款，或取消订单。
admin-refusal-reverse-no-money = 这次尝试没有带来款项。
admin-refusal-reverse-order-is-paid = 订单因这笔付款而记为已付款。请改为取消订单：其款项会退回，冻结的部分也一样。

## Ship

admin-refusal-ship-not-paid = 订单尚未付款。
admin-refusal-ship-went-back = 付款已全部退回，因此不能为它发货。
admin-refusal-ship-needs-review = Antom 所说的付款情况需要先核查，因此不能为它发货。
admin-refusal-ship-left-already = 订单已经发出。
admin-refusal-ship-order-is-over = 订单已作废。
admin-refusal-ship-not-confirmed = Antom 刚才没有确认这笔付款。没有任何改动；请再试一次。
admin-refusal-ship-nothing = 包裹里什么也没有。
admin-refusal-ship-too-many = { $sku } 只剩 { $left } 件待寄。

## Accepting a payment as the order's

admin-refusal-accept-nothing = 这次尝试没有需要决定的金额。
admin-refusal-accept-differs = Antom 的答复与订单总额不一致。请改为退还款项。
admin-refusal-accept-not-answered = Antom 尚未答复金额与订单总额一致。请再次询问 Antom。
