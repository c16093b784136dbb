### 后台的报表。

admin-report-number = 报表 { $id }
admin-report-title = 对账
admin-report-lead = 将 Antom 的报表与本店账目核对：凡有不符，先向 Antom 查询，仍不符的列为差异。
admin-report-compare = 核对报表
admin-report-file = 报表
admin-report-file-hint = Antom 生成的 CSV 文件：交易明细、结算明细或结算汇总，不超过 64 MB。请保留文件名，其中的日期说明报表涉及哪几天。更大的文件请在服务器上用 shop reconcile 核对。
admin-report-compare-button = 核对
admin-report-settlements = 到账情况
admin-report-no-settlements = 尚未记入结算：请核对结算明细报表及其汇总报表。
admin-report-settlement = 结算批次
admin-report-settled = 结算时间
admin-report-gross = 总额
admin-report-fees = 费用
admin-report-held = 留存
admin-report-net = 净额
admin-report-details = 明细与汇总
admin-report-adds-up = 一致
admin-report-apart = 不一致
admin-report-no-summary = 尚无汇总
admin-report-no-details = 尚无明细
admin-report-readings = 已核对的报表
admin-report-no-readings = 尚未核对报表。
admin-report-kind = 种类
admin-report-read-at = 核对时间
admin-report-read-by = 核对人
admin-report-transaction-details = 交易明细
admin-report-settlement-details = 结算明细
admin-report-settlement-summary = 结算汇总
admin-report-agrees = 一致
admin-report-differs = 不符
admin-report-verdict-agrees = 每一行都已匹配，没有不符之处。
admin-report-verdict-differs = 账目与文件不符。每处不符都列为下面的差异。
admin-report-lines = 文件行数
admin-report-matched = 已匹配
admin-report-mended = 向 Antom 查询后匹配
admin-report-under-way = Antom 处理中
admin-report-unread = 无法理解
admin-report-differing = 不符
admin-report-end = 文件是否完整
admin-report-end-there = 完整
admin-report-end-missing = 不完整：文件中断，可能缺少若干行
admin-report-from = 自
admin-report-until = 至
admin-report-hash = SHA-256
admin-report-more = 另有 { $count } 处不符未列出：这可能是其他店铺的文件。

## Why a report is not compared

admin-report-refusal-no-file = 请选择一个非空的文件。
admin-report-refusal-too-large = 文件大于 64 MB。请在服务器上用 shop reconcile 核对。
admin-report-refusal-header = 文件中没有 Antom 报表的列 transactionType 或 summaryType。请选择下载后未改动的报表。
admin-report-refusal-column = 文件缺少列 { $column }。请重新下载包含所有列的报表。
admin-report-refusal-text = 文件不是文本。请重新下载，或另存为 CSV UTF-8。
admin-report-refusal-csv = 文件不是 CSV，或在传送中中断。请重新下载。
