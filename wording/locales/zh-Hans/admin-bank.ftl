### 银行为何拒绝，以及卡组织的建议，供商户参考。

## Codes of banks, by the first that means it

admin-bank-code-01 = 银行要求先联系它。
admin-bank-code-03 = 银行不认识这家商户。
admin-bank-code-04 = 这张卡已挂失或被报失窃。
admin-bank-code-05 = 银行拒绝了，没有说明原因。
admin-bank-code-12 = 银行认为交易或其金额无效。
admin-bank-code-14 = 银行没有这张卡。
admin-bank-code-15 = 没有这家银行。
admin-bank-code-46 = 账户已注销。
admin-bank-code-51 = 余额不足。
admin-bank-code-54 = 卡已过期。
admin-bank-code-55 = PIN 码错误。
admin-bank-code-57 = 这张卡不允许此类交易。
admin-bank-code-59 = 银行怀疑欺诈。
admin-bank-code-61 = 金额超出卡的限额。
admin-bank-code-65 = 这张卡使用次数过多。
admin-bank-code-1a = 银行要求验证买家身份。
admin-bank-code-82 = 安全码错误。
admin-bank-code-91 = 无法连接银行。
admin-bank-code-93 = 因法律规定被拒绝。
admin-bank-code-96 = 途中某个系统出现故障。
admin-bank-code-r0 = 持卡人已停止此类扣款。

## The scheme's advice

admin-bank-advice-01 = 这张卡有更新的信息：请向买家索取。
admin-bank-advice-02 = 请稍后再试。
admin-bank-advice-03 = 请勿再用这张卡尝试。
admin-bank-advice-24 = 请一小时后再试。
admin-bank-advice-25 = 请一天后再试。
admin-bank-advice-26 = 请两天后再试。
admin-bank-advice-27 = 请四天后再试。
admin-bank-advice-28 = 请六天后再试。
admin-bank-advice-29 = 请八天后再试。
admin-bank-advice-30 = 请十天后再试。
admin-bank-advice-40 = 这是一张无法充值的预付卡。
admin-bank-advice-41 = 这是一次性卡号。
admin-bank-advice-unknown = 请向 Antom 询问这条建议的含义。
