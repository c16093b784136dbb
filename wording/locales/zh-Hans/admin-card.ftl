### 所知的付款卡信息：发生争议时用得上。

admin-card-attempt = 第 { $attempt } 次尝试
admin-card-checks = 银行卡检查
admin-card-movements = 收单机构记录的请款与退款

admin-card-unnamed = 银行卡

## The card

admin-card-number = 卡号
admin-card-last-four = 后四位
admin-card-funding = 资金类型
admin-card-category = 类别
admin-card-issuer = 发卡机构
admin-card-country = 发卡地
admin-card-instalments = 分期
admin-card-instalments-each = { $number } 期，间隔：{ $interval }
admin-card-paid = 已付款

## Captures and refunds

admin-card-capture = 请款
admin-card-refund = 退款
admin-card-pending = 进行中
admin-card-failed = 失败
admin-card-succeeded = 成功
