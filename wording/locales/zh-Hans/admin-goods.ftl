### 商品：商家如何修改。

admin-goods-title = 商品
admin-goods-audit = 修改了商品
admin-goods-done = 已完成。商店现已显示新内容。

admin-goods-search-hint = 名称、编号或其他叫法
admin-goods-none = 没有符合条件的商品。
admin-goods-count = { $count ->
    [0] 没有商品
   *[other] { $count } 件商品
}
admin-goods-product = 商品
admin-goods-category = 分类
admin-goods-price = 价格
admin-goods-pieces = 库存
admin-goods-state = 状态
admin-goods-published = 已发布
admin-goods-draft = 草稿
admin-goods-sold-out = 售罄
admin-goods-low = 库存不多
admin-goods-new = 新商品

admin-goods-price-range = { $from } 至 { $to }
admin-goods-no-price = 未定价

admin-goods-all = 全部商品
admin-goods-back = 返回“{ $name }”
admin-goods-in-shop = 在商店中查看
admin-goods-publish = 发布
admin-goods-withdraw = 改为草稿
admin-goods-owner-only = 只有所有者可以修改商品。
admin-goods-texts = 文字
admin-goods-texts-own = 有自己的文字
admin-goods-texts-english = 以英文显示
admin-goods-language = 语言
admin-goods-variants = 规格
admin-goods-variant = 规格
admin-goods-number = 编号
admin-goods-reserved = 已预留
admin-goods-sold = 已售出
admin-goods-change = 修改
admin-goods-change-prices = 修改价格
admin-goods-change-stock = 修改库存
admin-goods-change-texts = 修改文字
admin-goods-of = （{ $what }）

admin-goods-moves = 入库与出库
admin-goods-moves-none = 还没有人手动修改过库存。订单预留和售出的数量见上方。
admin-goods-history = 修改记录
admin-goods-history-none = 还没有人在这里修改过它。
admin-goods-when = 时间
admin-goods-who = 操作人
admin-goods-by = 件数
admin-goods-left = 当时库存
admin-goods-why = 原因
admin-goods-what = 内容
admin-goods-before = 修改前
admin-goods-after = 修改后
admin-goods-undo = 撤销
admin-goods-changed-since = 此后又有修改，因此未撤销。请通过相应表单修改。
admin-goods-not-undone = 此项无法在这里撤销。
admin-goods-first = 初始库存
admin-goods-changed-created = 创建
admin-goods-changed-name = 名称（{ $language }）
admin-goods-changed-summary = 简介（{ $language }）
admin-goods-changed-description = 描述（{ $language }）
admin-goods-changed-words = 搜索词（{ $language }）
admin-goods-changed-price = { $sku } 的价格
admin-goods-changed-was = { $sku } 降价前的价格
admin-goods-changed-published = 已发布
admin-goods-changed-withdrawn = 改为草稿
admin-goods-changed-otherwise = 此版本无法识别的内容

admin-goods-texts-heading = “{ $name }”的文字（{ $language }）
admin-goods-name = 名称
admin-goods-summary = 简介
    .hint = 一句话，用于列表和搜索引擎。
admin-goods-description = 描述
    .hint = 段落之间空一行。
admin-goods-words = 搜索词
    .hint = 顾客的其他叫法，用逗号隔开：行李箱，拉杆箱
admin-goods-empty-is-english = 留空的内容以英文显示。
admin-goods-save = 保存

admin-goods-prices-heading = “{ $name }”的价格，{ $label }
admin-goods-was = 原价（{ $currency }）
admin-goods-prices-hint = 留空表示不以该货币出售。

admin-goods-stock-heading = “{ $name }”的库存，{ $label }
admin-goods-stock-now = 现在可售 { $left } 件，另有 { $reserved } 件为等待付款的订单预留。
admin-goods-stock-pieces = 件数
    .hint = 入库的件数；出库请加负号：12 或 -3
admin-goods-stock-reason = 原因
    .hint = 供记账使用：到货、盘点、损坏、失窃

admin-goods-new-lead = 先是只有一个规格的草稿；发布后顾客才能看到。
admin-goods-slug = 网址中的名称
    .hint = 小写字母、数字和连字符：harbour-cabin-bag
admin-goods-drawing = 图片
admin-goods-tone = 图片颜色
admin-goods-sku = 规格编号
    .hint = 全店唯一，且不再更改：HCB-INK
admin-goods-label = 规格名称
    .hint = 与其他规格的区别：墨色，或大号
admin-goods-create = 创建草稿

admin-goods-gone = 它已不存在。
admin-goods-mistakes = 表单中有需要更正的地方。
admin-goods-missing = 请填写此项。
admin-goods-too-long = 此处最多 { $most } 个字符。
admin-goods-too-many = 最多 { $most } 个。
admin-goods-not-a-price = 请输入大于零的 { $currency } 价格，例如 { $example }。
admin-goods-not-a-number = 请输入整数，例如 12。
admin-goods-not-reduced = 原价必须高于现价。
admin-goods-nothing-to-move = 零件不会带来任何变化。
admin-goods-not-that-many = 剩余库存没有这么多。
admin-goods-taken = 已有其他商品使用或曾使用此名称。
admin-goods-unusable = 此处不能使用这个名称。
admin-goods-unknown = 请从列表中选择。
