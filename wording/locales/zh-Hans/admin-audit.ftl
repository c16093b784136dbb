### 后台里做过什么。

admin-audit-title = 操作日志
admin-audit-newest-first = 最新在前
admin-audit-caption = 后台操作记录
admin-audit-empty = 这里还没有任何操作。
    .explanation = 后台的每次登录和每项操作都记录在此。
admin-audit-none-such = 没有这样的操作。

## Actions

admin-audit-log-in = 登录
admin-audit-log-in-failed = 密码错误
admin-audit-log-out = 退出登录
admin-audit-refund = 退款
admin-audit-capture = 请款
admin-audit-cancel = 取消了订单
admin-audit-ship = 标记为已发货
admin-audit-give-back = 退还了款项
admin-audit-accept = 认定为已付款
admin-audit-check = 向 Antom 核实
admin-audit-replay = 重新处理了通知
admin-audit-retry = 重发了邮件
admin-audit-cancel-subscription = 取消了订阅
admin-audit-terminate-subscription = 结束了订阅
admin-audit-refund-invoice = 为一个计费期退款
admin-audit-change-plan = 更换了订阅的方案
admin-audit-ship-parcel = 将包裹标记为已发货
admin-audit-supply-parcel = 补发了曾售罄的包裹
admin-audit-accept-dispute = 接受了争议
admin-audit-defend-dispute = 对争议提出了抗辩
admin-audit-read-report = 核对了报表
admin-audit-resolve-finding = 处理了差异
admin-audit-ask-finding = 就差异查询了 Antom
admin-audit-show-travellers = 查看了出行人
admin-audit-lapse = 释放冻结的款项
