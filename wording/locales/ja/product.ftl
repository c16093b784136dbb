### 商品：一覧のカードと商品ページ

product-from = { $price } から

product-in-stock = 在庫あり
product-low = 残り{ $left }点
product-sold-out = 売り切れ

## 商品ページ

product-breadcrumb = パンくずリスト
product-breadcrumb-shop = ショップ
product-variants = 種類を選ぶ
product-variant-sold-out = 売り切れ
product-quantity = 数量
product-add = カートに入れる
product-unavailable = ただいま売り切れです。別の種類や、下の商品もご覧ください。

product-note = 配送方法は、購入手続きで料金と日数をご覧のうえお選びいただけます。未使用の商品は30日以内であれば返品いただけます（{ -product-how-returns-work }）。
-product-how-returns-work = 返品について

product-about = 商品について
product-details = 仕様
product-related = 一緒にいかがですか

product-picture-in = { $picture }（{ $variant }）
product-pictures = 写真
