### 为何需要有人查看一次付款尝试。

admin-review-amount = 第 { $attempt } 次尝试的金额与订单不符，因此不算订单的付款。
admin-review-payment = Antom 对第 { $attempt } 次尝试的说法前后矛盾：有两笔付款，或同一笔付款既显示有请款，又显示没有请款。
admin-review-duplicate = 第 { $attempt } 次尝试带来了款项，而订单已由另一次尝试支付。多付的款项会退回。
admin-review-capture-failed = 第 { $attempt } 次尝试的款项已冻结，请款失败。
admin-review-abandoned = 第 { $attempt } 次尝试在订单放弃之后才付款。款项会退回。
admin-review-cancelled = 第 { $attempt } 次尝试支付了订单，随后这笔付款在本店之外被取消。
admin-review-refund-failed = 第 { $attempt } 次尝试的一笔退款失败，买家仍在等待款项。
admin-review-refund = Antom 对第 { $attempt } 次尝试的退款金额与申请的不同，或超出原有金额。

## Attempts that went quiet

admin-review-quiet-created = 已请求 Antom 为第 { $attempt } 次尝试打开付款页面，但没有记录到它的答复。
admin-review-quiet-unknown = Antom 一直没有说明第 { $attempt } 次尝试的结果，因此它仍可能带来款项。
admin-review-quiet-open = 第 { $attempt } 次尝试的付款时限已过，Antom 尚未确认。
admin-review-quiet-superseded = 第 { $attempt } 次尝试已被另一次取代，Antom 尚未说明其中没有任何付款。
admin-review-quiet-processing = 买家已在第 { $attempt } 次尝试中付款，Antom 尚未说明结果。
admin-review-quiet-authorised = 第 { $attempt } 次尝试的款项已冻结，Antom 尚未说明已请款还是已撤销。
admin-review-quiet-ended = 第 { $attempt } 次尝试没有新的消息。
