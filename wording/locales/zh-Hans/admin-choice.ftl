### 买家选择了怎样付款，以及因此向 Antom 提出了什么。

admin-choice-method = { $method }，在商店中选择
admin-choice-card = 银行卡，在商店中选择
admin-choice-saved-card = 已保存的银行卡
admin-choice-brand = 按 { $brand } 扣款
admin-choice-instalments = 分 { $months } 期，每月一期
admin-choice-by-issuer = 由其韩国发卡机构验证
admin-choice-3ds = 要求 3-D Secure
admin-choice-3ds-left = 是否用 3-D Secure 由 Antom 和银行决定
admin-choice-saving-asked = 由 Antom 询问是否保存银行卡
admin-choice-saving = 买家希望保存银行卡
admin-choice-whole = { $parts }。
