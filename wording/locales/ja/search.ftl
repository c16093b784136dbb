### 商品の探し方

search-nothing-heading = 「{ $search }」に合う商品はありません

search-read-as = 「{ $typed }」に合う商品がないため、「{ $read }」で検索しました。

search-left-out = { $words } に合う商品がないため、残りの言葉で検索しました。

search-some-words-only = すべての言葉に合う商品はありません。一部に合う商品を表示しています。
search-names-only = 商品を読み込んでいるため、今は商品名だけを検索しました。少し待ってからもう一度お試しください。

search-within = この一覧の検索と並べ替え
search-best-match = 関連度順

search-filters = { $count ->
    [0] 絞り込み
   *[other] 絞り込み（{ $count }）
}
search-narrow = この一覧を絞り込む
search-facet-category = カテゴリー
search-facet-colour = 色
search-facet-price = 価格
search-facet-stock = 在庫状況
search-in-stock = 在庫あり

search-goods = { $count ->
   *[other] 点の商品
}

search-price-between = { $from }〜{ $to }
search-price-from = { $from } 以上
search-price-up-to = { $to } 以下

search-active = 選択中の条件
search-take-off = 条件「{ $filter }」を外す

search-filters-hide = 次の条件を外すと見つかります。
search-all-categories = すべてのカテゴリー
search-all-colours = すべての色
search-sold-out-too = 品切れも含める
search-all-prices = すべての価格
search-no-filters = 条件なし
search-recommended = 旅に連れて行きたいもの

search-pages = この一覧のページ
search-page = { $pages } ページ中 { $page } ページ目
search-previous = 前のページ
search-next = 次のページ

## While it is typed

# Read out: what the list below the field is called.
search-suggested = 検索候補
search-suggestions = { $count ->
    [0] 候補はありません
   *[other] 候補{ $count }件
}
