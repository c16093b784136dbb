### 一笔订单。

admin-order-title = 订单 { $number }
admin-order-number = 订单
admin-order-placed = 下单于{ $time }
admin-order-state = 订单
admin-order-payment = 付款

## What can be done

admin-order-money-and-actions = 款项与操作
admin-order-actions = 可执行的操作

## Its parts

admin-order-money = 款项
admin-order-timeline = 经过
admin-order-attempts = 付款尝试
admin-order-cards = 银行卡
admin-order-captures = 请款
admin-order-refunds = 退款
admin-order-items = 商品
    .caption = 订单中的商品
admin-order-buyer = 买家
admin-order-audit = 人工操作

## Its money

admin-order-authorised = 已授权
admin-order-captured = 已请款
admin-order-refunded = 已退款
admin-order-pending-refunds = 退款进行中
admin-order-remaining = 剩余
admin-order-winner = 支付这笔订单
admin-order-automatic = 自动
admin-order-held-capture = 请在{ $due } 前请款；冻结于{ $lapses } 失效。
admin-order-held = 冻结至{ $lapses }。
admin-order-captured-by-itself = Antom 已自动请款。
admin-order-refunded-elsewhere = 在 Antom 管理平台中操作。
admin-order-nothing-to-check = 没有可向 Antom 询问的付款尝试。

## What the merchant should do

admin-order-next-capture = 请在{ $due } 前请款 { $amount }：逾期商店会撤销这笔冻结，Antom 的冻结于{ $lapses } 失效。
admin-order-next-ship = 订单已付款。请打包，并标记为已发货。
admin-order-next-went-back = 无须处理：付款已全部退回。
admin-order-next-left = 无须处理：订单已发出。
admin-order-next-closed = 无须处理：订单已关闭。
admin-order-next-expired = 无须处理：没有人按时付款，商品已退回库存。
admin-order-next-cancelled = 无须处理：订单已取消。
admin-order-next-capturing = 无须处理：Antom 会自动为冻结的款项请款。
admin-order-next-processing = 无须处理：Antom 正在处理这笔付款。
admin-order-next-held = 无须处理：款项已冻结。
admin-order-next-checking = 无须处理：Antom 尚未答复付款情况，会再次询问。
admin-order-next-not-paid = 无须处理：买家已返回，Antom 表示尚未支付任何款项。
admin-order-next-paying = 无须处理：买家正在付款。
admin-order-next-unpaid = 无须处理：买家仍可付款，一天后订单过期。

## Amounts that differ

admin-order-notified = 一条通知显示 { $amount }。
admin-order-notified-total = 一条通知显示 { $amount }，即订单总额。
admin-order-answered = Antom 的答复显示 { $amount }。
admin-order-answered-total = Antom 的答复显示 { $amount }，即订单总额。
admin-order-total-is = 订单总额为 { $amount }。

## Money on its way back

admin-order-cancel-gives-back = 您取消了订单；Antom 正在退还 { $amount }。
admin-order-gives-back = 订单已结束，因此商店正在退还 { $amount }。
admin-order-giving-back = 正在退还
admin-order-given-back = 已退还
admin-order-cancelled = 因取消而退还

## A capture that failed

admin-order-capture-failed = 第 { $attempt } 次尝试的款项已冻结，请款失败。再试之前，请先向 Antom 技术支持询问原因。买家已获知付款尚未完成，此后可能已支付了另一笔订单。
admin-order-paid-since = 同一买家此后已支付订单 { $number }。收取这笔款项之前，请先查看它。
admin-order-not-paid-since = 这位买家此后没有支付其他订单。

## Parcels

admin-order-parcels = 包裹
admin-order-parcels-number = 包裹
admin-order-parcels-left = 寄出时间
