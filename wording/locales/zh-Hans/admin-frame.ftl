### 后台每一页都有的文字。

admin-frame-title = { $shop } 后台
admin-frame-back-office = 后台
admin-frame-test = 测试网关：不会有真实款项往来

## Navigation, and headings of the pages that it leads to

admin-frame-today = 今日
admin-frame-orders = 订单
admin-frame-subscriptions = 订阅
admin-frame-disputes = 争议
admin-frame-reports = 对账
admin-frame-queue = 待处理
admin-frame-waiting = 项等待处理
admin-frame-inbox = 收件箱
admin-frame-methods = 付款方式
admin-frame-audit = 日志
admin-frame-access = 权限
admin-frame-log-out = 退出登录
