### カート

cart-title = カート
cart-empty = カートは空です。
cart-order-cancelled = ご注文 { $number } をキャンセルし、カートを元に戻しました。このあとお支払いが確認された場合は、自動的に返金されます。購入手続きでご入力の内容はそのまま残っています。
cart-go-to-shop = ショップへ
cart-added = { $name }をカートに入れました。
cart-back-to = { $name }に戻る
cart-keep-looking = 買い物を続ける
cart-needs-cookies = ブラウザが当店のCookieを保存していません
cart-needs-cookies-message = そのためカートを見分けられず、商品は追加されていません。ブラウザの設定でこのサイトのCookieを許可し、もう一度商品を追加してください。Cookieはカートとログインのためだけに使います。

## 商品の行

cart-each = 1点 { $price }

cart-quantity = 数量
    .rest = （{ $name }）

cart-update = 更新
cart-remove = 削除

cart-price-changed = 価格が変わりました。変更前は { $was } でした。
cart-only-left = 残り{ $left }点です。数量を減らしてください。
cart-sold-out = 売り切れです。カートから削除してください。

cart-gone = 「{ $name }」は現在販売していないか、お選びの通貨では販売していません。ご注文には含まれません。別の通貨を選ぶか、カートから削除してください。

cart-not-in-currency = 「{ $name }」は { $currency } では販売していません。ページ下部で別の通貨を選び、もう一度追加してください。

## 合計

cart-summary = ご注文内容
cart-total = 商品合計（配送料別）
cart-checkout = 購入手続きへ
cart-checkout-blocked = 印の付いた商品を変更または削除してから、購入手続きへお進みください。
cart-checkout-waits = 上記のお支払いが終わると、購入手続きに進めるようになります。
cart-note = 配送方法は次の画面で選べます。合計金額はお支払いの前に表示されます。

## クーポンコード

cart-have-code = クーポンコードをお持ちの方
cart-code = クーポンコード
cart-use-code = 適用する
cart-code-lost = コード { $code } は無効になったため、割引は適用されていません。
cart-remove-code = コード { $code } を取り消す
