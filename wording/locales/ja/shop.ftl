### すべてのページに共通する言葉

shop-direction = ltr

-shop-name = Wayfare
shop-name-alone = { -shop-name }

## 枠

shop-skip = 本文へ移動
shop-demo = デモショップです。お金は動きません
shop-navigation = メイン
shop-goods = ショップ
shop-orders = ご注文
shop-help = ヘルプ
shop-cart = カート
shop-search = 検索
shop-search-goods = 商品を検索

shop-slogan = 旅する人のための、バッグと旅行用品とコーヒー。
shop-navigation-below = アカウントとヘルプ
shop-account = アカウント
shop-delivery = 配送
shop-returns = 返品
shop-payment = 安全なお支払い
shop-contact = お問い合わせ
shop-currency = 表示通貨
shop-currency-change = 変更
shop-currency-unknown = この通貨の価格はありません。一覧からお選びください。

## フォーム

shop-title-refused = エラー：{ $title }

shop-problem = ご確認ください

shop-field-error = エラー：

shop-optional = { $label }（任意）
