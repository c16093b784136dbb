### トップページ

home-title = 旅する人のバッグ、旅行用品、コーヒー
home-description = 持ち歩くために作られた、バッグ、旅行用品、コーヒー、ガイド。お好きなお支払い方法で、Antomの安全な決済をご利用いただけます。

home-kicker = まもなく出発
home-heading = 荷物は軽く、出発は早く。
home-lead = 旅する人のためのバッグと旅行用品、そしておいしいコーヒー。何年も使えるように作りました。
home-shop = すべての商品
home-picture = 低い太陽を背に岸壁に停まるフェリーと、積み込みを待つ2つのバッグ

home-categories = カテゴリー
home-products = { $count ->
   *[other] { $count }点の商品
}

home-featured = 人気の商品
home-all = すべての商品を見る
