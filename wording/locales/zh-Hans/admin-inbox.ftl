### Antom 发来的通知。

admin-inbox-count = { $count ->
    [0] 没有通知
   *[other] { $count } 条通知
}
admin-inbox-caption = 通知，最新在前
admin-inbox-none = 还没有收到通知。
admin-inbox-no-match = 没有符合条件的通知。
admin-inbox-explanation = 凡签名有效的通知都保留在此，包括与任何订单都对不上的。

## The search

admin-inbox-search-hint = 订单号、paymentRequestId、paymentId，或正文中的任何内容
admin-inbox-state = 状态
admin-inbox-show = 显示
    .rest = 通知

## A row

admin-inbox-notification = 通知
admin-inbox-about = 通知 { $id }
admin-inbox-unreadable = 无法读取

## One notification

admin-inbox-title = 通知 { $id }
admin-inbox-received = 收到时间
admin-inbox-kind = 类型
admin-inbox-order = 订单
admin-inbox-tries = 尝试次数
admin-inbox-next-try = 下次尝试
admin-inbox-request = 请求
admin-inbox-body = 正文

admin-inbox-applied-already = 已经处理过；重新处理不会有任何变化。
