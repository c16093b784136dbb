### 以表格管理商品。

admin-sheet-title = 商品表格
admin-sheet-audit = 通过表格导入了商品
admin-sheet-export = 下载全部商品（CSV）
admin-sheet-import = 导入商品
admin-sheet-lead = 请选择由本店、Shopify 或 WooCommerce 导出的文件。更改之前，您会先看到将要发生的变化。表格未提及的内容保持不变。
admin-sheet-file = 文件
    .hint = CSV，不超过 4 MB
admin-sheet-text = 或粘贴其内容
    .hint = 可在此更正错误，然后再次查看。
admin-sheet-check = 查看将要发生的变化
admin-sheet-apply = 执行这些更改
admin-sheet-nothing = 一切已是如此。

admin-sheet-summary = 新增：{ $created }。更改：{ $changed }。不变：{ $unchanged }。目前尚未更改任何内容。

admin-sheet-more = 另有 { $count } 项更改。
admin-sheet-changes = 将要发生的变化

admin-sheet-changed-variant = 规格 { $sku }
admin-sheet-new-category = 新分类：{ $name }
admin-sheet-pieces = { $sku } 的库存

admin-sheet-mistakes = 未作任何更改：表格中有错误。
admin-sheet-at = 第 { $line } 行，{ $column }：{ $why }
admin-sheet-at-line = 第 { $line } 行：{ $why }
admin-sheet-at-column = { $column } 列：{ $why }
admin-sheet-no-file = 请选择文件，或粘贴其内容。
admin-sheet-too-large = 文件超过 4 MB。
admin-sheet-not-text = 这不是 UTF-8 或 UTF-16 文本。
admin-sheet-torn = 此行的单元格数与标题不符，或引号没有结束。
admin-sheet-empty = 标题下面没有内容。
admin-sheet-unknown = 本店没有这一项。
admin-sheet-unknown-column = 没有名为此的列。
admin-sheet-no-column = 缺少此列。
admin-sheet-differs = 第 { $from } 行对同一商品的说法不同。
admin-sheet-twice = 第 { $from } 行已有相同编号。
admin-sheet-of-another = 此编号是另一商品的规格。
