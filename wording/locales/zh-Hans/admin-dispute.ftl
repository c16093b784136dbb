### 后台的争议。

admin-dispute-number = 争议 { $id }
admin-dispute-title = 争议
admin-dispute-back = 返回争议，不做更改
admin-dispute-none = 没有买家对付款提出争议。
    .explanation = 买家向银行要求退回款项时，会出现在这里，并附上答复期限。
admin-dispute-column = 争议
admin-dispute-amount = 争议金额
admin-dispute-due = 答复期限
admin-dispute-about = 涉及
admin-dispute-of = { $kind }，金额 { $amount }

## What kind it is

admin-dispute-chargeback = 拒付
admin-dispute-retrieval = 调单
admin-dispute-compliance = 主管机关的要求

## Where it stands

admin-dispute-to-answer = 待答复
admin-dispute-accepting = 正在接受
admin-dispute-defending = 正在抗辩
admin-dispute-defended = 已抗辩
admin-dispute-won = 胜诉
admin-dispute-lost = 败诉
admin-dispute-withdrawn = 已撤回
admin-dispute-validated = 文件已获认可
admin-dispute-not-validated = 文件未获认可

## What to do next

admin-dispute-answer-until = 请在{ $until } 前答复：接受，或提交文件抗辩。不答复，款项就归买家。
admin-dispute-answer = 请接受，或提交文件抗辩。不答复，款项就归买家。
admin-dispute-documents-until = 银行要求在{ $until } 前查看文件。不会因此动用款项。
admin-dispute-documents = 银行要求查看文件。不会因此动用款项。
admin-dispute-no-defence = 这项争议不接受抗辩。
admin-dispute-next-late = 答复期限已过。结果会由 Antom 通知。
admin-dispute-next-accepting = 正在告知 Antom 您接受争议。
admin-dispute-next-defending = 正在把您的文件发给 Antom。
admin-dispute-next-defended = Antom 已收到您的文件。由银行裁定，可能需要数周。
admin-dispute-next-won = 银行裁定您胜诉：款项留在您这里。
admin-dispute-next-lost = { $amount } 已归买家。请不要再为它退款。
admin-dispute-next-lost-nothing = 争议已接受，没有动用款项。
admin-dispute-next-timed-out = 无人按时答复，因此 { $amount } 已归买家。请不要再为它退款。
admin-dispute-next-withdrawn = 买家已撤回争议：款项留在您这里。
admin-dispute-next-validated = 文件足以说明情况。
admin-dispute-next-not-validated = 文件不足以说明情况。后续请看 Antom 管理平台。
admin-dispute-refused = Antom 拒绝了您上一次的答复，因此没有任何改变。{ $why }

## Facts

admin-dispute-reason = 银行的理由
admin-dispute-reason-with-code = { $reason }（{ $code }）
admin-dispute-opened = 提出时间
admin-dispute-source = 提出方
admin-dispute-antom = Antom 的编号
admin-dispute-payment = 在 Antom 的付款
admin-dispute-capture = 在 Antom 的请款
admin-dispute-arn = 收单行参考号
admin-dispute-file = 您的文件
admin-dispute-lost-amount = 损失金额

## What can be done with it

admin-dispute-accept = 接受
admin-dispute-defend = 抗辩
admin-dispute-accept-heading = 接受争议 { $id }？
admin-dispute-accept-happens = 买家会得到 { $amount }，此后无法撤回。
admin-dispute-accept-happens-unknown = 款项归买家，此后无法撤回。
admin-dispute-defend-heading = 对争议 { $id } 抗辩
admin-dispute-defend-happens = Antom 会把您的文件转交银行。只能发送一次，因此请把全部内容放进一个文件。
admin-dispute-document = 文件
admin-dispute-document-hint = 一个 PDF、Word 文件（.doc 或 .docx）或 JPG，或由它们组成的 ZIP，不超过 750 kB。填好的 Antom 表格最稳妥。
admin-dispute-defend-button = 发送文件
admin-dispute-template = 下载 Antom 的表格
admin-dispute-supplied = 下载您发送的文件

## Why it is not done

admin-dispute-refusal-not-open = 这项争议已经答复，或已经结束。
admin-dispute-refusal-nothing-to-accept = 银行只要求提供文件，因此没有可以接受的内容。
admin-dispute-fault-missing = 请选择一个非空的文件。
admin-dispute-fault-too-large = 文件大于 750 kB。请缩小其中的图片，或只发送重要的几页。
admin-dispute-fault-kind = 文件不是 PDF、Word、JPG 或 ZIP。
admin-dispute-fault-name = 文件的类型与文件名所示不同。
admin-dispute-fault-broken = 文件已损坏：请重新保存后再试。
admin-dispute-fault-two = 文件中，在文档之前或之后还有别的内容。请用生成它的程序重新保存。
admin-dispute-fault-locked = 文件有密码保护。
admin-dispute-fault-macros = 这个 Word 文件含有宏。请去掉宏后保存，或存为 PDF。
admin-dispute-fault-unpacks = 文件内含超过 100 个文件，或解压后大于 15 MB。
admin-dispute-fault-inside = ZIP 中只能有 PDF、Word 和 JPG 文件。

## On a refund

admin-dispute-warning-open = 买家在银行对这笔付款中的 { $amount } 提出争议。如果您再退款，可能会退回两次：请先答复争议。
admin-dispute-warning-lost = 这笔付款中的 { $amount } 已因争议退回。再退款就会退回两次。
admin-dispute-some-of-it = 一部分款项（金额未知）

## What was learned

admin-dispute-fact-created = 买家对付款提出争议
admin-dispute-fact-due-alert = 答复期限将在一天内结束
admin-dispute-fact-supplied = Antom 已收到抗辩
admin-dispute-fact-won = 银行裁定商户胜诉
admin-dispute-fact-lost = 银行裁定买家胜诉
admin-dispute-fact-validated = 文件足以说明情况
admin-dispute-fact-not-validated = 文件不足以说明情况
admin-dispute-fact-judged = 银行已裁定
admin-dispute-fact-cancelled = 买家已撤回争议
admin-dispute-fact-accepted = 视为已接受
admin-dispute-fact-timed-out = 无人按时答复，视为已接受
admin-dispute-fact-rdr = 卡组织已自动退回款项
admin-dispute-fact-other = Antom 通知了本版本不认识的事项
admin-dispute-fact-accept-asked = 商户接受争议
admin-dispute-fact-defence-asked = 商户提出抗辩
admin-dispute-fact-taken = Antom 已收到答复
admin-dispute-fact-refused = Antom 拒绝了答复

## Documents from Antom

admin-dispute-no-document = Antom 没有这项争议的这份文件。
admin-dispute-no-answer = Antom 没有答复。请稍后再试。
