### 商店自动执行的任务，按其效果命名。

admin-task-inquire = 向 Antom 询问付款情况
admin-task-give-back = 退还一次尝试的款项
admin-task-close-session = 关闭不再需要的付款页面
admin-task-capture = 请 Antom 为冻结的款项请款
admin-task-refund = 请 Antom 退款给买家
admin-task-receipt-mail = 发送收据邮件
admin-task-shipped-mail = 发送订单发出邮件
admin-task-cancelled-mail = 发送订单取消邮件
admin-task-refund-mail = 发送退款邮件
admin-task-subscription-mail = 发送订阅邮件
admin-task-returned-mail = 发送多付款项退回邮件
admin-task-failed-mail = 发送付款失败邮件
admin-task-expired-mail = 发送付款时限已过邮件
admin-task-capture-failed-mail = 发送付款未完成邮件
admin-task-login-mail = 发送登录链接邮件
admin-task-restock-ask-mail = 发邮件确认是否等待到货
admin-task-restock-mail = 发到货通知邮件
admin-task-lookup-mail = 发查看订单的验证码
admin-task-forget-card = 请 Antom 删除已保存的银行卡
admin-task-unknown = 其他版本的任务：{ $kind }

## How it goes

admin-task-done = 已完成
admin-task-tries = { $tries ->
    [0] 等待中
   *[other] 已尝试 { $tries } 次
}
admin-task-tries-again = { $tries ->
    [0] 等待中，{ $time } 再试
   *[other] 已尝试 { $tries } 次，{ $time } 再试
}
admin-task-is = { $task }。
admin-task-is-late = { $task }：{ $why }

## In the queue

admin-task-stuck = { $tries ->
    [0] { $task }：尚未尝试。
   *[other] { $task }：已尝试 { $tries } 次。
}
admin-task-stuck-because = { $tries ->
    [0] { $task }：尚未尝试。{ $why }
   *[other] { $task }：已尝试 { $tries } 次。{ $why }
}
