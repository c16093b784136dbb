### Guests who look for their order.

lookup-link = 注文番号で注文を探す
lookup-title = ご注文を探す
lookup-lead = 注文番号とご注文時のメールアドレスを入力してください。そのアドレスにコードをお送りします。コードでご注文を開けます。
lookup-number = 注文番号
lookup-number-hint = ご注文のメールに記載されています。
lookup-number-wrong = ご注文のメールにあるとおりに、番号をすべて入力してください。
lookup-email = メールアドレス
lookup-email-missing = ご注文時のメールアドレスを入力してください。
lookup-send = コードを送信

## The code

lookup-code-title = コードを入力
lookup-code-lead = 該当するご注文があれば、そのアドレスにコードをお送りしました。有効期間は30分で、15分間に送信するのは最初の数通のみです。
lookup-code = コード
lookup-code-wrong = コードが違うか、期限切れか、入力回数が多すぎます。最新のメールをご確認いただくか、新しいコードをお申し込みください。
lookup-open = ご注文を開く
lookup-again = 新しいコードを申し込む

## The mail

lookup-mail-subject = ご注文 { $number } のコード
lookup-mail-heading = コードのお知らせ
lookup-mail-sentence = このご注文を見るためのお申し込みがありました。お客様ご自身によるものと思われます。次のコードで開けます。
lookup-mail-button = コードを入力
lookup-mail-note = 30分間有効です。お心当たりがない場合はそのままにし、どなたにも教えないでください。コードがなければ、どなたもご注文を見られません。
