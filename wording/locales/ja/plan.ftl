### プランの一覧、プランのページ、同意いただく内容

## 一覧

plan-list-title = サブスクリプション
plan-list-lead = お申し込みは一度だけ。お支払いは期間ごと、解約はいつでも。
plan-list-empty = この通貨でお申し込みいただけるサブスクリプションはありません。ページ下部で別の通貨をお選びください。
plan-list-mine = ご契約のサブスクリプション

## 間隔

plan-every-day = { $count ->
    [1] 毎日
   *[other] { $count }日ごとに
}
plan-every-week = { $count ->
    [1] 毎週
   *[other] { $count }週間ごとに
}
plan-every-month = { $count ->
    [1] 毎月
   *[other] { $count }か月ごとに
}
plan-every-year = { $count ->
    [1] 毎年
   *[other] { $count }年ごとに
}
plan-price = { $interval } { $amount }

## プランのページ

plan-email = メールアドレス
plan-email-hint = ご請求、お支払いエラー、終了など、サブスクリプションのお知らせに使います。
plan-name = お名前（姓名）
plan-agreement = 同意いただく内容
plan-subscribe = 申し込んで { $amount } を支払う
plan-start-trial = 無料お試しを始める

## 同意いただく内容

plan-pay-first = { $date }までの分として、今回 { $amount } をお支払いいただきます。
plan-trial-free = お試しは無料で、{ $date }に終了します。今回のお支払いはありませんが、カードまたはウォレットの確認を行います。
plan-pay-then = その後は、解約されるまで、{ $interval } { $amount } をお支払いいただきます。
plan-next-charge = 次回の請求日は{ $date }です。
plan-day-before = 以降の請求は、毎回、その対象となる期間の前日に行います。
plan-cancel-any-time = 解約は、サブスクリプションのページでいつでもできます。ページのアドレスはメールでお送りします。解約後に新たな請求はなく、お支払い済みの期間は最後までご利用いただけます。

## うまくいかないとき

plan-error-name = お名前を入力してください
plan-error-changed = このページを開いた後に、価格または間隔が変わりました。下の新しい条件をお読みになり、同意される場合はもう一度ボタンを押してください。請求は発生していません。
plan-error-no-answer = 決済サービスから応答がありませんでした。請求は発生していません。少し待ってから、もう一度ボタンを押してください。
plan-error-refused = 決済サービスがこのお申し込みを受け付けられません。請求は発生していません。お手数ですが、お問い合わせください。
plan-error-tries = 試行回数が多くなっています。請求は発生していません。数時間おいてからお試しいただくか、お問い合わせください。

plan-goods = お届けする商品
plan-error-goods = お届けする商品を選択してください。
