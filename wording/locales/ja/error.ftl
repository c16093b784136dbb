### 見つからないとき、問題が起きたときのページ

error-go-to-shop = ショップへ
error-see-orders = ご注文を見る
error-get-help = ヘルプを見る
error-quote = お問い合わせの際は、番号 { $number } をお知らせください。

error-missing = ここに駅はありません
    .message = このアドレスのページは見つかりませんでした。リンクが古いか、一部が欠けている可能性があります。

error-unreadable = ページを表示できませんでした
    .message = 原因は当店にあります。このページを開いたことで請求が発生することはなく、カートの中身もそのままです。1分ほどおいて、もう一度お試しください。
    .message-admin = ショップのデータを読み込めませんでした。このページを開いたことで変更されたものはありません。1分ほどおいてもう一度お試しください。解消しない場合は、下の番号をログで探してください。

## バックオフィス

error-admin-request = リクエスト番号
error-admin-first-page = 最初のページへ
error-admin-missing = このアドレスには何もありません
    .title = 見つかりません
    .message = 番号が誤っているか、別のショップのデータベースの注文である可能性があります。
error-admin-search-orders = 注文を検索
error-admin-search-inbox = 受信トレイを検索

## できなかったことへの返答

error-unauthorised = 確認できませんでした
    .message = 送信元を確認できませんでした。
error-forbidden = 許可されていません
    .message = このページはご覧いただけません。
error-cross-site = このフォームは別のサイトから送信されました
    .message = 安全のため、処理は行っていません。当店のページを開き、フォームをもう一度送信してください。
error-nothing-here = ページが見つかりません
    .message = このアドレスには何もありません。移動したか、リンクの一部が欠けている可能性があります。
error-method = この方法では開けません
    .message = 前のページに戻り、ページ上のボタンをお使いください。
error-changed = 内容が変わりました
error-too-large = 一度に送れる量を超えています
    .message = 送信された内容が、このページで受け付けられる量を超えています。変更は行われていません。短くして、もう一度送信してください。
error-media-type = 読み取れませんでした
    .message = このページでは受け付けられない形式で送信されました。前のページに戻り、ページ上のボタンをお使いください。
error-not-understood = 送信された内容を読み取れませんでした。前のページに戻り、入力内容をお確かめのうえ、もう一度送信してください。
error-lacks-field = フォームに必要な項目が足りません。変更も請求も発生していません。ページを開き直し、そこから送信してください。
error-busy = 時間がかかっています
    .message = ただいま混み合っています。1分ほどおいて、もう一度お試しください。お支払いの途中だった場合は、すでにご注文が入っていることがありますので、先に注文一覧をご確認ください。
error-internal = 当店側で問題が起きました
    .message = お客様の操作が原因ではありません。問題は記録しました。もう一度お試しください。お支払いの途中だった場合は、すでにご注文が入っていることがありますので、先に注文一覧をご確認ください。

error-too-many-payments = お支払いの試行回数が上限に達しました
    .message = 今回のお支払いは開始されておらず、請求は発生していません。{ $wait }後にもう一度お試しください。
error-too-many-links = リンクの送信回数が上限に達しました
    .message = リンクは送信されていません。{ $wait }後にもう一度お試しください。アカウントがなくてもご注文いただけます。
error-too-many-changes = 変更の回数が上限に達しました
    .message = カートの内容は変わっていません。{ $wait }後にもう一度お試しください。
error-too-many-codes = コードの入力回数が上限に達しました
    .message = 今回のコードは確認していません。{ $wait }後にもう一度お試しいただくか、コードなしでお進みください。
error-too-many-attempts = 試行回数が上限に達しました
    .message = 処理は行われていません。{ $wait }後にもう一度お試しください。
error-too-many-logins = ログインの試行回数が上限に達しました
    .message = 今回のパスワードは確認していません。{ $wait }後にもう一度お試しください。
error-wait-seconds = { $count ->
   *[other] { $count }秒
}
error-wait-minutes = { $count ->
   *[other] { $count }分
}

## ほかのページを表示できないときのページ

error-back-to-shop = ショップに戻る
error-request = リクエスト番号 { $id }
