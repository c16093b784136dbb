### 卡组织代码的含义，供商户参考。代码本身显示在旁边。

## The results, in a word or two

admin-card-check-attempted = 已尝试
admin-card-check-authenticated = 已验证
admin-card-check-data-only = 仅传数据
admin-card-check-does-not-match = 不一致
admin-card-check-exempt = 已豁免
admin-card-check-left-out = 未填写
admin-card-check-matches = 一致
admin-card-check-name-matches = 姓名一致
admin-card-check-not-authenticated = 未通过验证
admin-card-check-not-checked = 未检查
admin-card-check-not-supported = 不支持
admin-card-check-postal-code-matches = 邮编一致
admin-card-check-probably-the-bank = 很可能是银行
admin-card-check-probably-you = 很可能是您
admin-card-check-street-matches = 街道一致
admin-card-check-the-cards-bank = 发卡银行
admin-card-check-unavailable = 无法检查
admin-card-check-without-the-buyer = 买家不在场
admin-card-check-you = 您
admin-card-check-not-told = 未告知
admin-card-check-unknown = 未知代码
    .meaning = 请向 Antom 询问这个代码的含义。

## The address

admin-card-check-avs-all = 街道和邮编与银行记录一致。
admin-card-check-avs-street = 街道与银行记录一致；邮编不一致，或未检查。
admin-card-check-avs-postcode = 邮编与银行记录一致；街道不一致，或未检查。
admin-card-check-avs-name = 姓名与银行记录一致；地址只有一部分一致，或完全不一致。
admin-card-check-avs-none = 街道和邮编均与银行记录不一致。
admin-card-check-avs-foreign = 银行无法检查地址，往往是因为地址在另一个国家。
admin-card-check-avs-unsupported = 银行不参与地址检查。
admin-card-check-avs-unavailable = 银行没有地址记录，或没有提供地址。
admin-card-check-avs-failed = 检查本身失败，或银行系统无法访问。

## The security code

admin-card-check-cvv-matches = 付款人知道卡的安全码。
admin-card-check-cvv-differs = 输入的安全码与卡不符。
admin-card-check-cvv-not-checked = 银行没有检查安全码。
admin-card-check-cvv-left-out = 卡上有安全码，但没有填写。
admin-card-check-cvv-unavailable = 银行不参与这项检查，或没有答复。

## 3-D Secure

admin-card-check-secured-authenticated = 银行确认是持卡人本人。
admin-card-check-secured-attempted = 已尝试验证；银行或卡不参与。
admin-card-check-secured-not-authenticated = 没有人确认是持卡人本人。
admin-card-check-secured-data-only = 已告知银行，没有验证任何人。
admin-card-check-secured-exempt = 因豁免而省略了验证。
admin-card-check-secured-merchant = 这笔付款由商店发起，买家不在场。

## Who bears a loss by fraud

admin-card-check-liability-bank = 收单机构表示，欺诈损失由银行承担。
admin-card-check-liability-you = 收单机构表示，欺诈损失由您承担。
admin-card-check-liability-probably-bank = 3-D Secure 验证成功后，欺诈损失通常由银行承担。
admin-card-check-liability-attempted = 已尝试验证时，损失通常由不参与的银行承担；有些卡组织例外。
admin-card-check-liability-probably-you = 没有 3-D Secure 时，欺诈损失通常由商户承担。
admin-card-check-liability-untold = 没有任何信息表明欺诈损失应由银行承担。

## Why 3-D Secure did not succeed, by EMVCo’s numbers

admin-card-check-reason-01 = 验证失败。
admin-card-check-reason-02 = 设备未知。
admin-card-check-reason-03 = 设备不受支持。
admin-card-check-reason-04 = 尝试次数过多。
admin-card-check-reason-05 = 卡已过期。
admin-card-check-reason-06 = 卡号错误。
admin-card-check-reason-07 = 交易无效。
admin-card-check-reason-08 = 银行没有这张卡。
admin-card-check-reason-09 = 安全故障。
admin-card-check-reason-10 = 这张卡被报失窃。
admin-card-check-reason-11 = 银行怀疑欺诈。
admin-card-check-reason-12 = 这张卡不允许此操作。
admin-card-check-reason-13 = 持卡人未注册。
admin-card-check-reason-14 = 银行系统没有及时答复。
admin-card-check-reason-15 = 银行的把握不足。
admin-card-check-reason-22 = 银行系统出现故障。

## Why a challenge was given up, by EMVCo’s numbers

admin-card-check-challenge-01 = 买家放弃了验证质询。
admin-card-check-challenge-03 = 验证质询没有及时得到回应。
admin-card-check-challenge-06 = 验证质询因错误中断。

## Names of what was checked

admin-card-check-of-address = 地址（AVS）
admin-card-check-of-security-code = 安全码（CVV）
admin-card-check-of-3ds = 3-D Secure
admin-card-check-of-liability = 欺诈损失
admin-card-check-of-refusal = 银行的拒绝
admin-card-check-of-advice = 卡组织的建议

admin-card-check-advice = 建议
admin-card-check-refused = 已拒绝
admin-card-check-refusal-reason = 银行原文：{ $reason }
admin-card-check-refusal-reason-open = 银行原文：{ $reason }。

## More about 3-D Secure

admin-card-check-not-used = 未使用
    .meaning = 这笔付款没有提供 3-D Secure。
admin-card-check-offered = 已提供
    .meaning = 结果如何，没有告知。
admin-card-check-challenged = 要求买家提供了证明。
admin-card-check-frictionless = 没有要求买家做任何事。
admin-card-check-reason = 原因 { $code }。
admin-card-check-reason-known = 原因 { $code }：{ $meaning }
admin-card-check-challenge = 验证质询 { $code }。
admin-card-check-challenge-known = 验证质询 { $code }：{ $meaning }
admin-card-check-exemption = 豁免：{ $exemption }。
admin-card-check-status = 银行的状态：{ $status }。
admin-card-check-performed = 已进行：{ $kind }。
admin-card-check-version = 版本 { $version }。
