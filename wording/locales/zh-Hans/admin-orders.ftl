### 订单列表及其搜索。

admin-orders-count = { $count ->
    [0] 没有订单
   *[other] { $count } 笔订单
}
admin-orders-caption = 订单，最新在前

## The search

admin-orders-search-hint = 订单号、电子邮箱、姓名、paymentRequestId 或 paymentId。只写一部分，会在最近 2,000 笔订单中查找；写完整，则在全部订单中查找，姓名除外。加上日期，会在这些日子的最近订单中查找。
admin-orders-state = 订单
admin-orders-payment = 付款
admin-orders-from = 从
admin-orders-to = 至
admin-orders-no-date = 日期请按年、月、日填写，例如 2026-11-21。
admin-orders-show = 显示
    .rest = 订单

## When there are none

admin-orders-no-match = 没有符合条件的订单。
admin-orders-try = 请试试订单号、电子邮箱、姓名或付款编号的一部分，或{ -admin-orders-see-all }。
-admin-orders-see-all = 查看全部订单
admin-orders-none = 还没有订单。
    .explanation = 买家一按付款按钮，订单就会出现在这里。
admin-orders-audit = 导出了订单表格
admin-orders-export = 下载为表格（CSV）
