### ご注文のページ、一覧、合計の行

order-title = ご注文 { $number }

order-placed = ご注文日：{ $date }
order-number = 注文番号
order-check-or-pay = 結果の確認・お支払い
order-contents = ご注文の品

order-note = このページを印刷するか、アドレスを保存しておいてください。どの端末からでもこのご注文を開けます。ご不明な点は、注文番号を添えて{ -order-write-to-us }。
-order-write-to-us = お問い合わせください

## 進み具合

order-progress = ご注文の進み具合
order-step-done = 、完了
order-step-current = 、現在ここです
order-step-ahead = 、これからです

order-step-cancelled = キャンセル
order-step-not-paid = お支払い未完了

order-gives-back = 商品は発送されません。{ $amount } は元のお支払い方法に戻ります。銀行やカード会社の明細に反映されるまで、最長で10日かかることがあります。
order-gives-back-to = 商品は発送されません。{ $amount } は元のお支払い方法（{ $to }）に戻ります。銀行やカード会社の明細に反映されるまで、最長で10日かかることがあります。

## 合計の行

order-goods = 商品
order-subtotal = 小計（{ $count ->
   *[other] { $count }点
}）
order-code = クーポン { $code }
order-free = 無料
order-total = 合計

## お届け先とお支払い

order-going-to = お届け先
order-payment = お支払い
order-parcel = お荷物
order-parcel-number = 荷物 { $number }
order-parcel-left = { $date } 発送
order-parcel-contents = この荷物の内容
order-still-to-come = これから発送するもの
order-follow-parcel = お荷物を追跡
order-payment-number = お支払い番号
order-news-to = 控えとお知らせの送付先
order-persons-hidden = このリンクでは、ご注文者とお届け先は表示されなくなりました。すべてをご覧になるには、ご注文時のメールアドレスでログインしてください。

## アカウントへの保存

order-keep-log-in = このご注文を保存：ログイン用リンクを受け取る
order-keep-claim = このご注文をアカウントに保存
order-kept = このご注文は{ -order-your-account }に保存されています。
-order-your-account = アカウント
order-of-other-address = このご注文は別のメールアドレスで行われました。保存するには、そのアドレスでログインしてください。
order-kept-elsewhere = このご注文は、すでに別のアカウントに保存されています。ご注文のページは、これまでどおりリンクから開けます。

## 注文一覧

order-list-title = 注文一覧
order-list-in-account = アカウントに保存されたご注文
order-list-empty = このブラウザからのご注文はまだありません。
order-list-empty-advice = お支払いの控えにあるリンクから、どの端末でもご注文を開けます。
order-list-go-to-shop = ショップへ
order-pieces = { $count ->
   *[other] { $count }点
}
order-check-result = 結果を確認

## 段階

order-step-placed = ご注文
order-step-paid = お支払い
order-step-packed = 梱包
order-step-left = お届け中

## お支払いの状況

order-paid-by-card = カード { $card }
order-paid-on = お支払い日時：{ $moment }
order-checking = 決済サービスに確認中
    .next = 決済サービスに確認しています。結果はメールでお知らせします。
order-processing = 決済サービスで処理中
    .next = 決済サービスがお支払いを処理しています。結果はメールでお知らせします。
order-not-paid = お支払い前
    .next = お支払いをお待ちしています。
order-capturing = 承認済み・代金の受け取り中
    .next = カードは承認され、代金の受け取りを進めています。完了しだい、ご注文の品を梱包します。
order-held = 承認済み・未請求
    .next = カードは承認されました。発送の準備が整った時点で請求します。
order-paid = お支払い済み
    .next = ご注文の品を梱包しています（配送方法：{ $delivery }）。発送時に { $email } へメールでお知らせします。
    .next-left = ご注文の品をお届け中です。配送方法：{ $delivery }。
    .next-partly = ご注文の一部を発送しました。残りを発送したら { $email } にお知らせします。
order-failed = お支払いエラー
order-expired = お支払い期限切れ
order-try-again = このご注文のお支払いは済んでいません。もう一度お支払いいただけます。注文番号は変わりません。
order-cancelled = キャンセル済み
    .next = 商品は発送されません。お支払いが確認された場合は、全額を返金します。
order-returned = キャンセル済み・お支払いは戻ります
    .next = 商品は発送されません。お支払いいただいた金額は、元のお支払い方法に戻ります。
order-given-back = 返金済み
    .next = お支払いいただいた金額は、全額を元のお支払い方法に返金しました。
order-capture-failed = 承認済み・代金はまだ受け取れていません
    .next = カード会社がこのご注文の金額を確保していますが、当店はまだ受け取れていません。現在確認しており、改めてご連絡します。
order-review = お支払いを確認しています
    .next = このお支払いに一致しない点があります。現在確認しており、改めてご連絡します。

order-refunded = { $amount } を返金しました
order-refund-pending = { $amount } を返金手続き中
