### 操作日志的条目，在操作名称之外还说明什么。

admin-entry-refund = { $amount }：{ $reason }
admin-entry-reverse = 第 { $attempt } 次付款尝试
admin-entry-cancel = 退回 { $amount }
admin-entry-cancel-unpaid = 没有付款
admin-entry-ship = { $count } 件
admin-entry-ship-by = { $count } 件：{ $parcel }
admin-entry-replay = 通知 { $notification }

## What came of the form that was sent last

admin-entry-done-refund = 退款 { $amount }。几秒内会向 Antom 提出。
admin-entry-done-capture = 已申请请款 { $amount }。几秒内会向 Antom 提出。
admin-entry-done-cancel = 订单已取消。已支付或已冻结的款项都会退回。
admin-entry-done-ship = 订单已标记为已发货，并会发邮件告知买家。
admin-entry-done-reverse = 这次尝试的款项会退回。几秒内会向 Antom 提出。
admin-entry-done-check = 已询问 Antom。它的答复在时间线中。
admin-entry-done-replay = 几秒内会重新处理这条通知。
admin-entry-done-retry = 几秒内会重发邮件。如果邮件服务器再次拒绝，订单会回到待处理列表。
admin-entry-done-other = 已完成：{ $action }。

admin-entry-accept = 第 { $attempt } 次尝试：{ $reason }
admin-entry-done-accept = 这笔付款已记为订单的付款。

admin-entry-source = 来自 { $source }

admin-entry-refund-invoice = { $amount }，订阅 { $number }
admin-entry-done-cancel-subscription = 订阅已取消。几秒内会向 Antom 提出。
admin-entry-done-terminate-subscription = 订阅立即结束。几秒内会向 Antom 提出。

admin-entry-plan = 订阅 { $number }：{ $plan }
admin-entry-done-change-plan = 已提出更换方案。几秒内会告知 Antom，它确认后本页会显示。

admin-entry-parcel = 订阅 { $number } 的第 { $phase } 期
admin-entry-done-ship-parcel = 包裹已标记为已发货。
admin-entry-done-supply-parcel = 包裹已列入待打包。

## Disputes

admin-entry-defend-dispute = { $dispute }：{ $document }
admin-entry-done-accept-dispute = 正在告知 Antom 您接受这项争议。
admin-entry-done-defend-dispute = 正在把您的文件发给 Antom。

## Reports

admin-entry-read-report = { $file }：{ $count } 处不符
admin-entry-resolve-finding = 差异 { $id }：{ $note }
admin-entry-done-report-agrees = 报表已核对。每一行都已匹配，没有不符之处。
admin-entry-done-report-differs = 报表已核对：{ $count } 处不符。
admin-entry-done-resolve-finding = 差异已标为已处理。
admin-entry-done-finding-agrees = 已再次向 Antom 查询，账目现已一致：差异已处理。
admin-entry-done-finding-differs = 已再次向 Antom 查询，账目仍不一致。
