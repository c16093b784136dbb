### 订单、付款和通知的状态，一两个词。

## Orders

admin-state-order-awaiting-payment = 等待付款
admin-state-order-paid = 已付款，待发货
admin-state-order-partly-shipped = 部分发货
admin-state-order-fulfilled = 已发货
admin-state-order-closed = 已关闭
admin-state-order-expired = 已过期
admin-state-order-cancelled = 已取消

## Payments

admin-state-payment-none = 未开始
admin-state-payment-pending = 进行中
admin-state-payment-authorised = 已授权
admin-state-payment-paid = 已付款
admin-state-payment-failed = 失败
admin-state-payment-needs-review = 需要核查
admin-state-payment-reversing-duplicate = 已付款，正在退还多付款项
admin-state-payment-partially-refunded = 部分退款
admin-state-payment-refunded = 已退款

## Payment attempts

admin-state-attempt-created = 已开始
admin-state-attempt-unknown = 未知
admin-state-attempt-open = 等待买家
admin-state-attempt-processing = Antom 处理中
admin-state-attempt-authorised = 已授权
admin-state-attempt-paid = 已付款
admin-state-attempt-capture-failed = 请款失败
admin-state-attempt-failed = 失败
admin-state-attempt-rejected = 未打开
admin-state-attempt-expired = 已过期
admin-state-attempt-cancelled = 已取消
admin-state-attempt-superseded = 被另一次取代
admin-state-attempt-duplicate = 多付，会退回
admin-state-attempt-needs-review = 需要核查
admin-state-attempt-refunded = 已退款

## Captures

admin-state-capture-requested = 已申请
admin-state-capture-pending = Antom 处理中
admin-state-capture-succeeded = 已请款
admin-state-capture-failed = 失败

## Refunds

admin-state-refund-reserved = 已预留
admin-state-refund-pending = Antom 处理中
admin-state-refund-succeeded = 已退款
admin-state-refund-failed = 失败

## Notifications

admin-state-inbox-new = 等待中
admin-state-inbox-applied = 已处理
admin-state-inbox-unknown-order = 未知订单
admin-state-inbox-unknown-kind = 未知类型
admin-state-inbox-unparseable = 无法读取
admin-state-inbox-set-aside = 已搁置
