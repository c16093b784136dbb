### 怎样找到商品。

search-nothing-heading = 没有与“{ $search }”相符的商品

search-read-as = 没有与“{ $typed }”相符的商品，因此我们查找了“{ $read }”。

search-left-out = 没有与 { $words } 相符的商品，因此我们查找了其余的词。

search-some-words-only = 没有商品符合全部词语。以下商品符合其中一部分。
search-names-only = 商店正在读取商品：目前只查找了商品名称。请稍后再试，以便找到所有相关商品。

search-within = 在此列表中搜索和排序
search-best-match = 最相关

search-filters = { $count ->
    [0] 筛选
   *[other] 筛选（{ $count }）
}
search-narrow = 缩小列表范围
search-facet-category = 分类
search-facet-colour = 颜色
search-facet-price = 价格
search-facet-stock = 库存
search-in-stock = 有货

search-goods = { $count ->
   *[other] 件商品
}

search-price-between = { $from } 至 { $to }
search-price-from = { $from } 及以上
search-price-up-to = { $to } 及以下

search-active = 已选条件
search-take-off = 取消条件“{ $filter }”

search-filters-hide = 去掉下列条件后还有商品：
search-all-categories = 所有分类
search-all-colours = 任何颜色
search-sold-out-too = 包括售罄商品
search-all-prices = 任何价格
search-no-filters = 不加条件
search-recommended = 我们会带上的

search-pages = 此列表的页面
search-page = 第 { $page } 页，共 { $pages } 页
search-previous = 上一页
search-next = 下一页

## While it is typed

# Read out: what the list below the field is called.
search-suggested = 搜索建议
search-suggestions = { $count ->
    [0] 没有建议
   *[other] { $count } 条建议
}
