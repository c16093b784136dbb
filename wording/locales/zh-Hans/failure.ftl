### 付款为何没有成功：告诉买家怎么办，不显示代码。

failure-balance = 账户余额不足。可以换一张银行卡，或换一种付款方式。
failure-risk = 出于安全考虑，支付服务拒绝了这笔付款。可以换一种付款方式。
failure-card-unusable = 这张银行卡不能在这里使用。可以换一张银行卡。
failure-saved-card-unusable = 已保存的银行卡无法再使用。请重新输入卡号，或换一张银行卡付款。
failure-too-late = 未能在时限内完成付款。
failure-cancelled = 付款已取消。
failure-not-verified = 您的银行未能确认是您本人。请再试一次，或换一张银行卡。
failure-not-verified-call = 您的银行未能确认是您本人。请致电银行，或换一张银行卡。
failure-above-limit = 金额超出了这种付款方式的限额。可以换一种付款方式。
failure-too-often = 这种付款方式近期使用次数过多。请稍后再试，或换一种付款方式。
failure-way-unavailable = 这种付款方式目前不可用，请选择其他付款方式。
failure-declined-by-bank = 银行拒绝了这笔付款。请换一张银行卡，或致电银行询问原因。
failure-ours = 我们未能打开付款页面。请过几分钟再试。
failure-declined = 付款被拒绝。请换一张银行卡，或换一种付款方式。
