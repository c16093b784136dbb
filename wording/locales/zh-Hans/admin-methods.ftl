### The ways to pay as a buyer of one currency and country is offered them.

admin-methods-for-total = 以 { $total } 的订单为例

## What is looked at

admin-methods-currency = 货币
admin-methods-country = 国家或地区
admin-methods-country-unknown = 尚不知道
admin-methods-show = 显示
admin-methods-general = 对这些买家，以商店文件中 [pay] 之下的设置为准。
admin-methods-rule = 对这些买家，以商店文件中第 { $number } 个 [[pay.for]] 为准。

## What they are offered

admin-methods-checkout = 结账页面
admin-methods-page = Antom 的收银页面
admin-methods-all = 合同允许的全部方式，按 Antom 的顺序。
admin-methods-silent = Antom 目前没有应答，买家只能看到始终可用的方式。
admin-methods-place = 位置
admin-methods-order = 顺序
admin-methods-method = 付款方式
admin-methods-code = Antom 的名称
admin-methods-offered = 可选择
admin-methods-quick = 快捷付款
admin-methods-note = 旁边的说明
admin-methods-yes = 是
admin-methods-no = 否
