### 就订单询问 Antom 的结果。

admin-check-no-attempt = 没有可询问的付款尝试。

## A payment attempt

admin-check-attempt-confirmed = 第 { $attempt } 次付款尝试：Antom 确认了已知情况（{ $state }）。
admin-check-attempt-changed = 第 { $attempt } 次付款尝试：原为“{ $before }”，现为“{ $now }”。
admin-check-attempt-not-submitted = 第 { $attempt } 次付款尝试：Antom 没有这次尝试的付款。
admin-check-attempt-no-answer = 第 { $attempt } 次付款尝试：Antom 没有答复。
admin-check-attempt-too-soon = 第 { $attempt } 次付款尝试：刚刚才询问过 Antom。

## A refund

admin-check-refund-ended = 退款 { $refund }：Antom 已告知结果。
admin-check-refund-not-due = 退款 { $refund }：目前无须处理。
admin-check-refund-open = 退款 { $refund }：仍未结束（{ $reason }）。
