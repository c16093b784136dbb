### 订阅方案：列表、方案页，以及买家同意的条款。

## The list

plan-list-title = 订阅
plan-list-lead = 一次订阅，按期付款，随时可以取消。
plan-list-empty = 没有以这种货币计价的订阅。请在页面底部选择其他货币。
plan-list-mine = 您的订阅

## Intervals

plan-every-day = 每 { $count } 天
plan-every-week = { $count ->
    [1] 每周
   *[other] 每 { $count } 周
}
plan-every-month = { $count ->
    [1] 每月
   *[other] 每 { $count } 个月
}
plan-every-year = { $count ->
    [1] 每年
   *[other] 每 { $count } 年
}
plan-price = { $interval } { $amount }

## The page of a plan

plan-email = 电子邮箱
plan-email-hint = 用于订阅的消息：扣款、扣款失败和订阅结束。
plan-name = 姓名
plan-agreement = 您同意的条款
plan-subscribe = 订阅并支付 { $amount }
plan-start-trial = 开始免费试用

## What a buyer agrees to

plan-pay-first = 您现在支付 { $amount }，用于截至{ $date }的这一期。
plan-trial-free = 试用免费，于{ $date }结束。您现在无须付款；您的银行卡或钱包会经过验证。
plan-pay-then = 此后您{ $interval }支付 { $amount }，直到您取消。
plan-next-charge = 下次扣款日期为{ $date }。
plan-day-before = 之后的每次扣款，都在所付计费期开始的前一天进行。
plan-cancel-any-time = 您可以随时在订阅页面上取消，页面地址会发到您的邮箱。取消后不再扣款，已付款的部分可以用到期满。

## What may go wrong

plan-error-name = 请输入姓名
plan-error-changed = 您打开这个页面后，价格或扣款间隔有变动。请阅读下面的新条款，同意后再按一次按钮。没有扣款。
plan-error-no-answer = 支付服务没有答复。没有扣款。请稍后再按一次按钮。
plan-error-refused = 支付服务无法受理这次订阅。没有扣款。请写信给我们。
plan-error-tries = 您已尝试多次。没有扣款。请等待几小时，或写信给我们。

plan-goods = 您希望我们寄什么？
plan-error-goods = 请选择要寄的商品。
