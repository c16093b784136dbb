### サブスクリプションのページ、一覧、メール

subscription-list-title = ご契約のサブスクリプション
subscription-list-older = 以前のサブスクリプション
subscription-list-empty = このブラウザからお申し込みのサブスクリプションはありません。当店からのメールにあるリンクで、どの端末でも開けます。
subscription-number = サブスクリプション番号
subscription-invoices = ご請求明細
subscription-no-invoices = まだありません。
subscription-go-on = お支払いページへ進む
subscription-agreement = 同意いただいた内容
subscription-keep = アカウントに保存
subscription-kept-elsewhere = このサブスクリプションは存在しないか、別のアカウントに保存されています。
subscription-of-other-address = このサブスクリプションは、別のメールアドレスでお申し込みいただいています。アカウントに保存するには、そのメールアドレスでログインしてください。
subscription-agreed-at = { $date }に、次の内容に同意いただきました。
subscription-changed-at = { $date }に、当店がプランを変更しました。
subscription-news-to = お知らせは { $email } へお送りします。

## 状態

subscription-signing-up = 開始前
subscription-active = ご利用中
subscription-past-due = お支払いエラー
subscription-ending = 解約済み
subscription-ended = 終了
subscription-failed = 未開始
subscription-expired = 未開始

## 状態の意味

subscription-signing-up-says = 決済サービスからの連絡を待っています。お手続きがお済みの場合は、1分以内にこのページが自動で切り替わります。
subscription-access-until = { $date }までご利用いただけます。
subscription-next = 次回は{ $charged }に、{ $renews }から始まる期間の分として { $amount } をお支払いいただきます。
subscription-waits-for-money = お支払いを確認しています。確認できしだい、ご利用いただけます。
subscription-past-due-says = 現在の期間の代金を請求できなかったため、今はご利用いただけません。決済サービスが自動で再度請求を試みます。カードの利用枠やウォレットの残高をお確かめください。
subscription-cancelling-says = 解約を承りました。現在、決済サービスに伝えており、確認が取れるまで繰り返し連絡します。
subscription-terminating-says = 当店で、このサブスクリプションを終了する手続きをしています。現在、決済サービスに伝えており、確認が取れるまで繰り返し連絡します。
subscription-cancel-asked-says = 解約を承りました。
subscription-end-refused-says = 決済サービスがこのサブスクリプションの終了を受け付けなかったため、再び請求される可能性があります。現在、担当者が確認しており、決済サービスへの連絡も続けています。ウォレットでお支払いの場合は、ウォレットでサブスクリプションを終了することもできます。それでも請求された場合は、当店までご連絡ください。
subscription-ending-says = 解約済みです。今後の請求はありません。
subscription-ended-says = このサブスクリプションは終了しました。今後の請求はありません。
subscription-failed-says = 初回のお支払いが完了しなかったため、サブスクリプションは開始されていません。確保されていた金額はお手元に戻ります。もう一度お申し込みいただけます。
subscription-expired-says = 時間内にお申し込みが完了しませんでした。請求は発生していません。もう一度お申し込みいただけます。

subscription-surplus-says = このプランはすでにご契約中のため、重複したお申し込みは直ちに終了しました。お支払いいただいた金額はお手元に戻ります。

## プランの変更

subscription-change-title = プランの変更
subscription-change-lead = 変更そのものに請求は発生しません。次の期間から新しいプランになります。
subscription-change-heading = 「{ $plan }」に変更
subscription-change-back = 変更せずにサブスクリプション { $number } に戻る
subscription-change-until = { $begins }までは現在のまま変わりません。変更に伴う請求もありません。
subscription-change-pays = { $begins }からは、解約されるまで、{ $price } をお支払いいただきます。
subscription-change-charged = 新しいプランの初回の請求日は{ $charged }です。
subscription-change-button = プランを変更
subscription-changing-says = プランの変更を承りました。現在、決済サービスに伝えており、確認が取れるまで繰り返し連絡します。それまでは何も変わりません。
subscription-change-refused-says = 決済サービスがプランの変更を受け付けませんでした。サブスクリプションはこれまでどおり続きます。もう一度お試しいただくか、お問い合わせください。
subscription-change-error-not-charged = このサブスクリプションには今後の請求がないため、プランを変更できません。
subscription-change-error-paying = このサブスクリプションのお支払いが、まもなく行われるか、手続き中です。完了後にプランを変更できますので、数時間後にもう一度ご確認ください。
subscription-change-error-pending = 前回の変更がまだ確認されていません。確認後に、もう一度プランを変更できます。
subscription-change-error-no-plan = このサブスクリプションでは、そのプランをお選びいただけません。
subscription-change-error-has-plan = このプランはすでにご契約中です。
subscription-change-error-changed = このページを開いた後に、価格、間隔、または日付が変わりました。下の新しい条件をお読みになり、同意される場合はもう一度ボタンを押してください。変更は行われていません。

## 解約

subscription-cancel-title = 解約
subscription-cancel = サブスクリプションを解約
subscription-cancel-until = 今後の請求はなく、{ $date }まで引き続きご利用いただけます。
subscription-cancel-late = { $renews }から始まる期間の { $amount } は請求の手続き中で、請求される可能性があります。その場合は、その期間の終わりまでご利用いただけます。それ以降の請求はありません。
subscription-cancel-now = 今後の請求はありません。

## ご請求明細

subscription-period = { $start }〜{ $end }
subscription-period-unknown = 第{ $number }期
subscription-invoice-open = 確認中
subscription-invoice-trial = 無料お試し
subscription-invoice-paid = お支払い済み
subscription-invoice-failed = お支払い未完了
subscription-invoice-refunded = 返金済み
subscription-invoice-needs-review = お支払いを確認しています

## メール

subscription-mail-greeting = { $name } 様
subscription-mail-link = サブスクリプションを見る
subscription-mail-signed-up = サブスクリプション「{ $plan }」が始まりました
subscription-mail-paid = { $plan }：{ $amount } のお支払いが完了しました
subscription-mail-charge-failed = { $plan }：お支払いが完了しませんでした
subscription-mail-charge-failed-says = 代金を請求できませんでした。決済サービスが自動で再度請求を試みます。カードの利用枠やウォレットの残高をお確かめください。サブスクリプションが不要になった場合は、サブスクリプションのページで解約してください。
subscription-mail-cancelled = { $plan }：解約されました
subscription-mail-ended = { $plan }：終了しました
subscription-mail-trial-ends = { $plan }：無料お試しがまもなく終わります
subscription-mail-upcoming = { $plan }：まもなく { $amount } を請求します
subscription-mail-plan-changed = プランが「{ $plan }」に変更されました
subscription-mail-plan-kept = { $plan }：プランを変更できませんでした
subscription-mail-rate-changed = { $plan }：価格が変わります
subscription-mail-rate-changed-says = { $begins }からは、{ $price } をお支払いいただきます。希望されない場合は、請求の前にサブスクリプションのページで解約してください。解約されると、今後の請求はありません。
subscription-mail-how-to-cancel = 継続を希望されない場合は、その日より前にサブスクリプションのページで解約してください。解約されると、請求は発生しません。

## お届け

subscription-delivery = お届け
subscription-delivery-next = お支払い済みの期間ごとに、{ $item }をお届けします。
subscription-delivery-change = お届けの商品・お届け先を変更
subscription-delivery-note = すでに梱包済みのお荷物は、元のお届け先に届きます。
subscription-delivery-save = 保存
subscription-parcel-to-ship = { $item }：梱包中
subscription-parcel-shipped = { $item }：{ $date }に発送しました
subscription-parcel-sold-out = { $item }：売り切れです。後日お届けするか、その期間の代金を返金します。
subscription-parcel-withdrawn = { $item }：その期間の代金を返金したため、発送しません
