### お客様へのメール

mail-order = 搭乗券・注文番号
mail-order-number = 注文番号 { $number }
mail-dear = { $name } 様
mail-thanks = { $name } 様、ありがとうございます。
mail-hello = お客様へ
mail-see-order = ご注文を見る
mail-see-payment = お支払い状況を見る
mail-paid-with = お支払い方法
mail-keep = このメールは保存しておいてください。リンクから、どの端末でもご注文を開けます。
mail-help-label = ご不明な点はこちらへ：
mail-help = ご不明な点はこちらへ：{ $address }
mail-legal = このメールは、{ -shop-name }でのお手続きにこのアドレスが入力されたためお送りしています。その件に関するお知らせのみで、広告ではありません。
mail-goes-back = 元のお支払い方法に戻ります。銀行やカード会社の明細に反映されるまで、最長で10日かかることがあります。
mail-goes-to = 元のお支払い方法（{ $to }）に戻ります。銀行やカード会社の明細に反映されるまで、最長で10日かかることがあります。

## お支払いの控え

mail-receipt-subject = { -shop-name } ご注文 { $number }：{ $total } のお支払いが完了しました
mail-receipt = お支払いが完了しました
mail-receipt-charged = { $paid }に、{ $total } を1回だけ請求しました。
mail-receipt-next = ただいまご注文の品を梱包しています。発送時にもう一度メールでお知らせします。

## 発送

mail-shipped-subject = { -shop-name } ご注文 { $number }：発送しました
mail-shipped = ご注文の品を発送しました
mail-shipped-left = ご注文 { $number } の品を発送しました。配送方法：{ $delivery }。
mail-shipped-part-subject = { -shop-name } のご注文 { $number } の一部を発送しました
mail-shipped-part = ご注文の一部を発送しました
mail-shipped-part-left = ご注文 { $number } の一部を発送しました。残りは後ほど発送し、そのときに改めてお知らせします。{ $delivery }。
mail-shipped-rest-subject = { -shop-name } のご注文 { $number } の残りを発送しました
mail-shipped-rest = ご注文の残りを発送しました
mail-shipped-rest-left = ご注文 { $number } の残りを発送しました。これですべて発送済みです。{ $delivery }。

## キャンセル

mail-cancelled-subject = { -shop-name } ご注文 { $number }：キャンセルされました
mail-cancelled = ご注文はキャンセルされました
mail-cancelled-off = ご注文 { $number } をキャンセルしました。商品は発送されません。
mail-cancelled-back = このご注文でお支払いいただいた金額、またはカード会社が確保していた金額（{ $amount }）は、全額お手元に戻ります。
mail-cancelled-nothing = このご注文のお支払いは受け取っていません。このあとお支払いが確認された場合は、全額を返金します。

## 返金

mail-refunded-subject = { -shop-name } ご注文 { $number }：{ $amount } を返金しました
mail-refunded = 返金のお知らせ
mail-refunded-amount = ご注文 { $number } の代金のうち、{ $amount } を返金しました。
mail-refunded-reason = 理由：{ $reason }
mail-returned-subject = { -shop-name } ご注文 { $number }：お支払いをお戻ししました
mail-returned = お支払いをお戻しします
mail-returned-amount = ご注文 { $number } に対する { $amount } のお支払いは不要でしたので、全額をお戻ししました。

## お支払い前

mail-unpaid-subject = { -shop-name } ご注文 { $number }：お支払いが済んでいません
mail-failed = お支払いが完了しませんでした
mail-expired = お支払い期限が過ぎました
mail-unpaid-not-charged = このご注文の請求は発生していません。
mail-unpaid-not-seen = このご注文のお支払いは確認できていません。
mail-unpaid-late = このあとお支払いが確認された場合は、このご注文の代金として1回だけ充当するか、返金します。
mail-unpaid-next = ご注文は、承ってから1日間保存します。ご購入になる場合は { $total } をお支払いください。見送られる場合は、お手続きは不要です。
mail-pay = { $total } を支払う

mail-capture-failed-subject = { -shop-name } ご注文 { $number }：お支払いが完了していません
mail-capture-failed = お支払いが完了していません
mail-capture-failed-held = カード会社がこのご注文のために { $total } を確保していますが、当店はまだ受け取れていません。
mail-capture-failed-next = 現在確認しており、改めてメールでお知らせします。お客様のお手続きは不要です。別の方法でお支払いになる場合は、先にこの確保を解除します。

## ログイン

mail-login-subject = { -shop-name } ログイン用リンク
mail-login = ログイン
mail-login-asked = このメールアドレスで、{ -shop-name }へのログインのお申し込みがありました。お客様ご自身によるものと思われます。
mail-login-button = { -shop-name }にログイン
mail-login-lasts = リンクは1回のみ、20分間有効です。お心当たりがない場合は、そのままにしておいてください。このリンクがなければ、どなたもログインできません。
