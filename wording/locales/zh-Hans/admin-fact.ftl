### 付款经历了什么，供商户参考。

admin-fact-begun = 买家前去支付 { $amount }。
admin-fact-session-opened = Antom 打开了付款页面，有效期至{ $until }。
admin-fact-session-refused = Antom 没有为这次尝试打开付款页面。
admin-fact-session-unknown = 请求打开付款页面时，Antom 没有给出可靠的答复。
admin-fact-page-opened = Antom 打开了银行卡页面，有效期至{ $until }。
admin-fact-pay-unknown = 请求收款时，Antom 没有给出可靠的答复。
admin-fact-pending = Antom 正在处理这笔付款。
admin-fact-authorised = { $amount } 已授权：已冻结，尚未收取。
admin-fact-paid = { $amount } 已付款。
admin-fact-paid-or-authorised = { $amount } 已付款或已授权，没有说明是哪一种。
admin-fact-payment-failed = 付款失败。
admin-fact-captured = { $amount } 已请款。
admin-fact-capture-failed = 冻结的款项未能请款。
admin-fact-cancelled = 付款已在 Antom 取消。
admin-fact-superseded = 买家开始了另一次尝试，本次被取代。
admin-fact-expired = 付款时限已过。
admin-fact-abandoned = 商店放弃了这次尝试：它带来的任何款项都会退回。
admin-fact-accepted = 商户将这笔 { $amount } 的付款认定为订单的付款。
admin-fact-capture-requested = 已申请请款 { $amount }。
admin-fact-capture-pending = Antom 正在处理请款。
admin-fact-refund-reserved = 已为退款预留 { $amount }。
admin-fact-refund-pending = Antom 正在处理退款。
admin-fact-refunded = 已退款 { $amount }。
admin-fact-refund-failed = 退款失败。
