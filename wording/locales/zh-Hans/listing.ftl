### 商品列表、搜索与筛选。

listing-everything = 全部商品

listing-search-heading = { $place }：搜索“{ $search }”

listing-title = { $heading } · 商店

listing-description = { -shop-name } 的{ $heading }：{ $count ->
    [0] 暂无商品
   *[other] { $count } 件商品
}，附价格与库存。

listing-count = { $count ->
    [0] 没有商品
   *[other] { $count } 件商品
}

listing-products = 商品
listing-nothing = 没有符合条件的商品。

listing-nothing-advice = 请试试更短的词或更宽的价格范围，或{ -listing-see-everything }。
-listing-see-everything = 查看全部商品

listing-search-too-long = 搜索内容最多 100 个字符，因此我们没有查找。下面是保留的部分；请缩短后再搜索。

## Filters

listing-search = 搜索
listing-sort = 排序

listing-from = 最低价（{ $currency }）
listing-to = 最高价（{ $currency }）

listing-show = 显示
    .rest = 商品

listing-sort-featured = 本店推荐
listing-sort-price-up = 价格从低到高
listing-sort-price-down = 价格从高到低
listing-sort-name = 名称

## What was left out of a search

listing-lowest-unreadable = 最低价应为 { $currency } 金额的数字，例如 50。我们没有采用这一项。
listing-highest-unreadable = 最高价应为 { $currency } 金额的数字，例如 50。我们没有采用这一项。
listing-category-unknown = 没有这个分类，因此这里显示全部商品。
