reorder-again = 再次购买

reorder-missing = { $count ->
   *[other] 该订单中有 { $count } 件商品现在无法购买。其余商品已按今日价格放入购物车。
}
