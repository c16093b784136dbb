### 差异：报表与账目的不符之处。

admin-finding-number = 差异 { $id }
admin-finding-title = 差异
admin-finding-open-count = { $count ->
    [0] 没有未处理的差异
   *[other] { $count } 处差异未处理
}
admin-finding-none = 没有差异：已核对的内容都一致。
admin-finding-column = 差异
admin-finding-found = 发现时间
admin-finding-open = 未处理
admin-finding-resolved = 已处理
admin-finding-line = 文件行号
admin-finding-resolved-by = 处理人
admin-finding-resolved-at = 处理时间
admin-finding-note = 处理结果
admin-finding-note-hint = 您查明的情况和所做的处理，供以后查阅。不超过 500 字。
admin-finding-agrees-now = 已再次向 Antom 查询，账目现已一致。
admin-finding-resolve = 标为已处理
admin-finding-ask = 再次向 Antom 查询

## What differs, and what to do

admin-finding-amount = 金额不同
admin-finding-amount-next = 打开订单，与 Antom 管理平台中的付款比较。账目正确的，把该行发给 Antom；否则再次向 Antom 查询。
admin-finding-not-in-books = 账目中没有
admin-finding-not-in-books-next = 在 Antom 管理平台查找这笔付款。如有其他店铺共用此账户，则属于该店；否则请在那里退款。
admin-finding-not-in-file = 文件中没有
admin-finding-not-in-file-next = 已向 Antom 查询这笔付款。次日的报表可能会有；如仍没有，请把订单的付款编号发给 Antom。
admin-finding-failed = 文件称已失败
admin-finding-failed-next = 账目中有一笔文件称已失败的付款。请再次向 Antom 查询，弄清之前不要发货。
admin-finding-for-a-person = 需人工查看
admin-finding-for-a-person-next = 账目不记这一项。请在 Antom 管理平台查看，并写明是什么。
admin-finding-unreadable = 无法理解
admin-finding-unreadable-next = 请重新下载报表，不要用电子表格另存，然后再核对一次。
admin-finding-twice = 重复出现
admin-finding-twice-next = 请在 Antom 管理平台查看款项是否动了两次。如果没有，该行只算一次。
admin-finding-incomplete = 文件不完整
admin-finding-incomplete-next = 请重新下载报表，再核对一次。
admin-finding-no-period = 不知是哪几天
admin-finding-no-period-next = 请保留带日期的文件名，再核对一次。
admin-finding-sum = 合计不对
admin-finding-sum-next = 请把该行发给 Antom：结算的金额不等于金额减去费用。
admin-finding-settlement = 明细与汇总不符
admin-finding-settlement-next = 请把合计与银行对账单比较，并把结算批次号发给 Antom。
admin-finding-rebooked = 与先前所报不同
admin-finding-rebooked-next = 已按较新的合计记账。请与银行对账单比较。

## Why a finding stays as it is

admin-finding-refusal-not-open = 这处差异已经处理过。
admin-finding-refusal-note-missing = 请写明处理结果。
admin-finding-refusal-note-too-long = 处理结果超过 500 字。请缩短。
admin-finding-refusal-nothing-to-ask = 这一项无法向 Antom 查询。请写明处理结果。
