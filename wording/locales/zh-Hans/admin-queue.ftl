### 停滞的或需要决定的事项。

admin-queue-count = { $count ->
    [0] 没有待处理事项
   *[other] { $count } 项，等待最久的在前
}
admin-queue-empty = 没有停滞的事项，也没有需要决定的事项。
    .explanation = 没有下文的付款、不一致的金额、到期的请款和应退回的款项都会出现在这里，并附上解决办法。
admin-queue-more = 这里是等待最久的 { $shown } 项。处理之后，其余的会补上来。

## An entry

admin-queue-order = 订单 { $number }
admin-queue-notification = 通知 { $id }
admin-queue-waiting = 已等待 { $duration }，始于{ $since }
admin-queue-look = 查看
admin-queue-not-sent = { $what }：未能发送。{ $why } 请向买家索取其他邮箱，或等邮件服务器恢复收信后重发。
admin-queue-not-sent-badge = 未能发送
admin-queue-unreadable = 本版本的商店无法读取这笔订单，因此没有做任何处理。{ $why } 请启动写入它的版本，或请人修复该行数据。
admin-queue-unreadable-badge = 无法读取

## Why it is there

admin-queue-review = 需要核查
admin-queue-stuck = 停滞
admin-queue-capture-due = 待请款
admin-queue-capture = { $amount } 已冻结，等待您请款，期限为{ $due }：逾期商店会撤销这笔冻结。Antom 的冻结于{ $lapses } 失效。
admin-queue-urgent = 紧急
admin-queue-in-time = 时间充足
admin-queue-not-applied = 这条通知一直在等待，尚未处理。
admin-queue-unknown-order = Antom 通知了一笔本店不知道的付款。
admin-queue-dispute = 有买家在银行对付款提出争议。
    .of = 有买家在银行对 { $amount } 提出争议。
    .because = 银行的理由：{ $reason }。
admin-queue-dispute-badge = 争议
admin-queue-unknown-kind = Antom 通知了本店用不上的事项。
admin-queue-unparseable = Antom 的通知与其文档所述不符。
admin-queue-set-aside = 这条通知多次处理失败，因此不再尝试。
