### お客様のアカウントと、ログイン

account-title = アカウント
account-log-out = ログアウト
account-orders = ご注文
account-no-orders = ご注文はまだありません。ログイン中のご注文は、ここに保存されます。
account-go-to-shop = ショップへ

## 保存済みカード

account-cards = 保存済みカード
account-no-cards = 保存済みのカードはありません。カードでお支払いの際に保存できます。
account-remove-card = 削除
account-remove-card-question = このカードの情報は、当店とAntomの両方から削除されます。もう一度お使いになるには、改めてカード情報をご入力ください。
account-remove-card-yes = 削除する
account-remove-card-named = { $card } を削除

## ログイン

account-log-in = ログイン
account-log-in-lead = ご注文とカードを、アカウントにまとめて保存できます。パスワードは不要で、ログイン用リンクをメールでお送りします。アカウントがなくても、いつでもご注文いただけます。
account-email = メールアドレス
account-email-missing = リンクをお送りするメールアドレスを入力してください。
account-send-link = リンクを受け取る
account-send-another-link = リンクをもう一度受け取る
account-link-sent = ご入力のアドレスでメールを受信できる場合は、まもなくリンクが届きます。リンクの有効時間は20分です。15分間にお送りできる回数には限りがあります。

## リンクの先

account-enter-title = { -shop-name }にログイン
account-enter = このリンクは { $email } のアカウント用です。ご本人でしたら、ボタンを押すだけでログインできます。
account-enter-button = ログイン
account-link-used = このリンクはもう使えません
account-elsewhere = ログインしました。リンクは別のブラウザでお申し込みになったため、そのブラウザのカートの中身は引き継がれません。
account-needs-cookies = そのため、ログイン状態を保てませんでした。ブラウザの設定でこのサイトのCookieを許可し、もう一度リンクを開いてください。
account-link-used-lead = リンクでログインできるのは1回のみ、メールの送信から20分以内です。新しいリンクをいつでもお送りします。
account-new-link = 新しいリンクを受け取る

## カード

account-card = カード
account-card-ending = { $brand } 末尾 { $digits }
account-card-expired = 期限切れ { $expiry }
account-card-expires = 有効期限 { $expiry }

account-then-checkout = このブラウザでリンクを開くと、購入手続きに戻ります。ご入力の内容はそのまま残ります。

account-all-subscriptions = ご契約のサブスクリプション一覧

## 当店が保有する情報

account-data = お客様の情報
account-export = 当店が保有する情報をすべてダウンロード
account-forget = アカウントの削除
account-forget-means = アカウント、保存済みカード、すべてのご注文にあるお名前とご住所が完全に削除されます。お買い上げとお支払いの記録は、どなたのものか分からない形で帳簿に残ります。
account-forget-button = 今すぐ削除
account-forget-order = ご注文 { $number } がまだ進行中で、お届け先が必要です。発送またはキャンセルの後に、アカウントを削除できます。
account-forget-subscription = ご利用中のサブスクリプションがあります。先に解約すると、アカウントを削除できます。
