### 商户可以做什么，以及再次确认的页面。

## Buttons, before the amount is known

admin-action-capture = 请款
admin-action-ship = 标记为已发货
admin-action-refund = 退款
admin-action-cancel = 取消订单
admin-action-reverse = 退还第 { $attempt } 次尝试
admin-action-check = 立即向 Antom 核实
admin-action-apply-again = 重新处理
admin-action-retry = 重发邮件
admin-action-about = ，{ $subject }

## On every page that asks

admin-action-order = 订单 { $number }
admin-action-impossible = 目前无法执行
admin-action-back = 返回订单，不做更改

## Capture

admin-action-capture-heading = 为订单 { $number } 请款？
admin-action-capture-authorised = 已授权
admin-action-capture-by = 请款期限
admin-action-capture-expires = 冻结失效时间
admin-action-capture-now = 本次请款
admin-action-capture-button = 请款 { $amount }
admin-action-capture-happens = Antom 将从买家的银行卡收取 { $amount }，即全部冻结金额。

## Ship

admin-action-ship-heading = 将订单 { $number } 标记为已发货？
admin-action-ship-paid = 已付款
admin-action-ship-items = 商品
admin-action-ship-pieces = 包裹里有什么
admin-action-ship-pieces-hint = 稍后再寄的请减去：余下的可以另装一个包裹。
admin-action-ship-left-of = 共 { $ordered } 件，还剩 { $left } 件
admin-action-ship-to = 收货人
admin-action-ship-carrier = 承运商
admin-action-ship-carrier-none = 不注明
admin-action-ship-carrier-other = 其他承运商
admin-action-ship-tracking = 运单号
admin-action-ship-tracking-hint = 会显示在邮件和订单页上；承运商提供查询页的，会附上链接。
admin-action-ship-button = 标记为已发货
admin-action-ship-happens = 会再次向 Antom 询问订单是否已付款；确认后即记为已发货，并发邮件告知买家。

## Refund: first the amount, then the question

admin-action-refund-heading = 为订单 { $number } 退款
admin-action-refund-question = 从订单 { $number } 退款 { $amount }？
admin-action-refund-paid = 已付款
admin-action-refund-before = 此前已退款
admin-action-refund-pending = 退款进行中
admin-action-refund-remaining = 剩余
admin-action-refund-this = 本次退款
admin-action-refund-to = 退至
admin-action-refund-afterwards = 退款后剩余
admin-action-refund-amount = 金额（{ $currency }）
    .hint = 全部剩余金额，或其中一部分。
admin-action-refund-reason = 原因
    .hint = 供您和 Antom 存档；买家可能会看到。
admin-action-refund-go-on = 核对退款
admin-action-refund-change = 更改金额或原因
admin-action-refund-button = 退款 { $amount }
admin-action-refund-hint = 款项按原付款路径退回。此操作不可逆。
admin-action-refund-happens = { $amount } 按原付款路径退回。
admin-action-refund-happens-to = { $amount } 退回至 { $method }。

## Cancel

admin-action-cancel-heading = 取消订单 { $number }？
admin-action-cancel-total = 订单总额
admin-action-cancel-until = 可取消至
admin-action-cancel-goes-back = 退回买家
admin-action-cancel-unpaid = 未支付任何款项
admin-action-cancel-button-paid = 取消并退还 { $amount }
admin-action-cancel-button = 取消订单 { $number }
admin-action-cancel-happens = 订单结束，商品退回库存。这笔订单没有任何付款。
admin-action-cancel-happens-paid = 订单结束，商品退回库存，{ $amount } 退回买家。

## Reversal of an attempt

admin-action-reverse-heading = 退还订单 { $number } 的第 { $attempt } 次付款尝试？
admin-action-reverse-attempt = 付款尝试
admin-action-reverse-to = 退至
admin-action-reverse-goes-back = 退回买家
admin-action-reverse-button = 退还 { $amount }
admin-action-reverse-happens = { $amount }，即第 { $attempt } 次付款尝试带来的全部款项，将退回买家。

## Accepting a payment as the order's

admin-action-accept = 认定为已付款
admin-action-accept-heading = 认定订单 { $number } 的这笔付款？
admin-action-accept-happens = 订单将以 { $amount } 记为已付款，这个金额由 Antom 自己的答复确认。通知中的内容仍保留在时间线中。
admin-action-accept-told = 收到的说法
admin-action-accept-total = 订单总额
admin-action-accept-reason = 您的理由
admin-action-accept-reason-hint = 用于操作日志：您核对了什么，与谁核对。
admin-action-accept-button = 认定 { $amount } 为已付款
