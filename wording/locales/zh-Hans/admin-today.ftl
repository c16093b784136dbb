### 首页：需要人处理的事，以及今天的情况。

admin-today-ship = 待发货
admin-today-to-ship = { $count ->
    [1] 1 笔订单待发货，付款于 { $oldest }前
   *[other] { $count } 笔订单待发货，最早的付款于 { $oldest }前
}
admin-today-nothing-to-ship = 没有待发货的已付款订单。

admin-today-attention = 需要人工处理
admin-today-nothing-waits = 没有需要决定的事项。
admin-today-whole-queue = 查看全部 { $count } 项待处理

admin-today-faults = 未列入商品目录
    .note = 其余商品照常销售。请在数据库中修正这些行，修正后立即恢复。
admin-today-fault-sku = 款式“{ $sku }”无法销售：SKU 须为 1 至 64 个字符，不含控制字符，首尾没有空格，且不以“delivery:”或“plan:”开头。
admin-today-fault-plan = 方案“{ $slug }”未显示：它的计费期无效，或其包含内容不是文本组成的 JSON 列表。
admin-today-fault-product = 商品“{ $slug }”未显示：它的说明或详情不是文本组成的 JSON 列表。
admin-today-fault-no-price = “{ $item }”没有 { $currency } 价格，因此不以 { $currency } 销售。
admin-today-fault-price = “{ $item }”的价格为 { $minor }（以 { $currency } 的最小单位计），无法扣款，因此不以 { $currency } 销售。
admin-today-fault-currency = “{ $item }”以“{ $currency }”标价，Antom 不接受这种货币。
admin-today-fault-promotion = 优惠码“{ $code }”减价 { $percent }%，因此不被接受：优惠码可减价 1% 至 90%。

admin-today-captures = 待请款，最早失效的在前
    .caption = 待请款的冻结款项

admin-today-counts = 今日至今
admin-today-placed = 下单数
admin-today-paid = 付款订单数
admin-today-taken = 已收取款项
admin-today-refunded = { $count ->
    [0] 已退款
   *[other] 已退款，共 { $count } 笔
}
admin-today-cancelled = 因取消而退还
admin-today-failed = 失败的尝试
admin-today-nothing = 无

admin-today-notifications = 通知

admin-today-latest = 最新订单
admin-today-no-orders = 还没有订单。
admin-today-all-orders = 全部订单

admin-today-past-due = { $count } 项订阅逾期：上次扣款失败
admin-today-all-subscriptions = 全部订阅
admin-today-to-pack = { $count } 个订阅包裹待打包
