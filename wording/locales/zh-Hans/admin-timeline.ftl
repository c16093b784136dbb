### 订单的经过。

admin-timeline-empty = 还没有发生任何事。
admin-timeline-attempt = · 第 { $attempt } 次尝试
admin-timeline-raw = 原始正文
admin-timeline-not-sent = 未能发送

## Who said or did it

admin-timeline-notification = Antom 通知
admin-timeline-inquiry = 向 Antom 询问
admin-timeline-buyer = 买家
admin-timeline-shop = 商店
admin-timeline-merchant = 商户

## What happened

admin-timeline-placed = 已下单，金额 { $total }。
admin-timeline-action = { $action }。
admin-timeline-action-details = { $action }：{ $details }
