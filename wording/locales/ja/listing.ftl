### 商品の一覧、検索、絞り込み

listing-everything = すべての商品

listing-search-heading = { $place }：「{ $search }」の検索結果

listing-title = { $heading } · ショップ

listing-description = { -shop-name }の{ $heading }。{ $count ->
    [0] 該当する商品はありません。
   *[other] { $count }点の商品を、価格と在庫状況とともにご覧いただけます。
}

listing-count = { $count ->
    [0] 商品なし
   *[other] { $count }点の商品
}

listing-products = 商品
listing-nothing = 条件に合う商品はありません。

listing-nothing-advice = 短い言葉や広い価格帯でお探しいただくか、{ -listing-see-everything }。
-listing-see-everything = すべての商品をご覧ください

listing-search-too-long = 検索できるのは100文字までのため、検索は行いませんでした。入力された内容の一部を下に残してあります。短くして、もう一度検索してください。

## 絞り込み

listing-search = 検索
listing-sort = 並べ替え

listing-from = { $currency } 下限
listing-to = { $currency } 上限

listing-show = 表示
    .rest = （条件に合う商品）

listing-sort-featured = おすすめ順
listing-sort-price-up = 価格の安い順
listing-sort-price-down = 価格の高い順
listing-sort-name = 名前順

## 検索から除いたもの

listing-lowest-unreadable = 価格の下限は「50」のように { $currency } の金額を数字で入力してください。今回は条件から除きました。
listing-highest-unreadable = 価格の上限は「50」のように { $currency } の金額を数字で入力してください。今回は条件から除きました。
listing-category-unknown = このカテゴリーはないため、すべての商品を表示しています。
