### 法人向けの旅程と宿泊

## 検索

travel-title = 出張手配
travel-lead = 飛行機、列車、フェリー、バス、ホテルを、会社のアカウントからのお支払いで手配できます。
travel-kind = 種類
travel-kind-flight = 飛行機
travel-kind-train = 列車
travel-kind-ferry = フェリー
travel-kind-coach = バス
travel-kind-hotel = ホテル
travel-from = 出発地
travel-to = 目的地
travel-to-hint = ホテルの場合は、その都市。
travel-day = 日付
travel-day-hint = 例：2026-12-24。出発地の日付です。
travel-people = 人数
travel-nights = 泊数
travel-nights-hint = ホテルのみ。
travel-rooms = 部屋数
travel-search = 検索
travel-none = この日に販売しているものはありません。別の日か、ページ下部で別の通貨をお試しください。
travel-found = 検索結果
travel-choose = 選択
travel-closed = 出張手配は、ただいま承っておりません。

## 旅程

travel-leg = { $number } { $from }発{ $to }行き
travel-leg-times = { $departs } 発、{ $arrives } 着、{ $carrier }。時刻はいずれも現地時間です。
travel-price-each = お一人様 { $amount }
travel-price-night = 1室1泊 { $amount }
travel-stay = { $from }から{ $to }まで、{ $nights ->
   *[other] { $nights }泊
}、{ $rooms ->
   *[other] { $rooms }室
}
travel-company = 会社情報
travel-company-name = 会社名
travel-contact = お名前（姓名）
travel-email = メールアドレス
travel-email-hint = チケットとお支払いの控えをお送りします。
travel-who = ご旅行者
travel-who-hint = パスポートのとおりに入力してください。お名前は暗号化して保管し、旅行の後に削除します。
travel-person = { $number }人目
travel-first = 名
travel-last = 姓
travel-pay = 予約して { $amount } を支払う
travel-pay-hint = 決済サービスのページで、会社のアカウントからお支払いいただきます。会社でのお支払いには時間がかかることがあります。その間はキャンセルできます。

## うまくいかないとき

travel-error-kind = お探しの種類を選択してください
travel-error-from = 出発地を選択してください
travel-error-to = 目的地を選択してください
travel-error-day = 日付を 2026-12-24 のように入力してください
travel-error-past = 今日以降の日付を入力してください
travel-error-people = 人数は1から100までの数で入力してください
travel-error-nights = 泊数は1から60までの数で入力してください
travel-error-rooms = 部屋数は1から20までの数で入力してください
travel-error-gone = こちらは販売を終了しました。請求は発生していません。もう一度検索してください。
travel-error-departed = こちらはすでに出発しました。請求は発生していません。もう一度検索してください。
travel-error-leg = この旅程の{ $number }番目の区間がつながっていません。請求は発生していません。お手数ですが、お問い合わせください。
travel-error-hotel = このホテルは予約できません。請求は発生していません。お手数ですが、お問い合わせください。
travel-error-changed = このページを開いた後に、料金または時刻が変わりました。下の内容をもう一度お読みになり、同意される場合はボタンを押してください。請求は発生していません。
travel-error-company = 会社名を入力してください
travel-error-contact = お名前（姓名）を入力してください
travel-error-first = { $number }人目の名を入力してください
travel-error-last = { $number }人目の姓を入力してください
travel-error-long = { $number }人目のお名前を32文字以内に短くしてください
travel-error-nobody = ご旅行者を入力してください
travel-error-payment = ただいま決済サービスがこの予約を受け付けられません。請求は発生していません。少し待ってから、もう一度お試しください。
