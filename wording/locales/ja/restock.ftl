### Waiting for goods that are sold out.

restock-title = 再入荷のお知らせ
restock-email = メールアドレス
restock-hint = 再入荷したときに1通だけお送りします。
restock-button = お知らせを受け取る
restock-email-missing = お知らせ先のメールアドレスを入力してください。
restock-asked = このアドレスで受信できる場合は、メールをお送りしました。メール内のリンクを開いていただくと、再入荷したときに1通だけお知らせします。
restock-noted = 再入荷したときに1通だけお知らせします。

## Where the mail leads

restock-confirm-lead = { $goods }は現在売り切れです。再入荷したときにメールを1通お送りしましょうか。
restock-confirm = お知らせを受け取る
restock-not-me = 心当たりがないので、アドレスを削除する
restock-waits = お知らせします
restock-waits-for = { $goods }が再入荷したときに1通だけお知らせします。時間がかかることや、入荷しないこともあります。
restock-see = ショップで見る
restock-stop = お知らせをやめる
restock-over = お待ちの商品はありません
restock-over-lead = お知らせ済みか、取りやめられたか、リンクの期限が切れています。メールアドレスは保存されていません。
restock-shop = ショップへ

## The mails

restock-ask-subject = { $goods }の再入荷をお知らせしましょうか
restock-ask-heading = 再入荷のお知らせ
restock-ask-sentence = { $goods }の再入荷のお知らせのお申し込みがありました。お客様ご自身によるものと思われます。
restock-ask-button = お知らせを受け取る
restock-ask-note = お心当たりがない場合は、そのままにしておいてください。1日後にはメールアドレスを削除します。
restock-back-subject = { $goods }が再入荷しました
restock-back-heading = 再入荷しました
restock-back-sentence = お待ちの{ $goods }が再入荷しました。ほかの方にもお知らせしているため、すぐに売り切れることがあります。
restock-back-button = ショップで見る
restock-back-note = お申し込みいただいたお知らせはこの1通のみです。登録は削除しました。
