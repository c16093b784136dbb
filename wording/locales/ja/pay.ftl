### お支払い方法の選択と、進行中のお支払い

pay-choice = お支払い方法

## 保存済みカード

pay-saved-expired = 有効期限（{ $expiry }）が切れています。別のカードでお支払いください。
pay-saved = 保存済みのカードです。
pay-saved-until = 保存済みのカードです。有効期限 { $expiry }

pay-save = 次回のご注文のため、カードをAntomに保存する
pay-save-later = カード情報を入力するページで、次回のご注文のためにカードを保存するかどうかをAntomがお尋ねします。
pay-save-needs-account = 次回のためにカードを保存するには、先に{ -pay-get-login-link }。
-pay-get-login-link = ログイン用リンクを受け取ってください

## カードについてさらに選べること

pay-instalments = お支払い回数
pay-at-once = 一括払い
pay-in-months = 毎月の{ $months }回払い
pay-brand-needed = 2つのブランドが付いたカード、または韓国発行のカードをお使いの方
pay-brand = 請求するブランド
pay-brand-any = カードの表示どおり

## ボタン

pay-amount = { $amount } を支払う
pay-continue = お支払いへ進む
pay-opening = お支払いページを開いています…
pay-change-order = 支払い前なので注文を変更

## 進行中のお支払い

pay-under-way = お支払いの途中です
pay-have-you-paid = お支払いがお済みの方は結果を確認
pay-may-arrive = { $amount } のお支払い（注文番号 { $number }）が、これから確認される可能性があります。二重に請求されることのないよう、新しいお支払いはまだ始められません。
pay-waits = ご注文 { $number } は、{ $amount } のお支払いをお待ちしています。二重に請求されることのないよう、新しいご注文はまだ始められません。
pay-check-result = 結果を確認
pay-just-paid = ご注文 { $number } のお支払いが完了しました。ありがとうございます。

## お支払い方法

pay-card = カード
pay-card-note = クレジットカードまたはデビットカード。Antomのページで入力します。
pay-card-brands = { $brands }。Antomのページで入力します。
pay-page = Antomの決済ページ
pay-page-note = お支払い方法は、開いたページで選べます。
pay-unusable = このご注文には使えないお支払い方法

pay-not-in-currency = { $currency } でのお支払いには使えません。
pay-not-for-amount = この金額には使えません。
pay-not-now = ただいまご利用いただけません。
pay-not-for-order = このご注文には使えません。
pay-between = { $least } から { $most } までの金額に使えます。
pay-from = { $least } 以上の金額に使えます。
pay-up-to = { $most } 以下の金額に使えます。

## 法人の口座

pay-business-account = 法人アカウント
pay-business-account-note = 決済サービスにある御社のアカウントからお支払いいただきます。

## ブラジルでMercado Pagoが尋ねる納税者番号

pay-cpf = CPF
pay-cpf-hint = 入力しておくと、Mercado Pagoのページで尋ねられません。決済サービスにのみ送られ、当店では保管しません。

## 商品の横にある、お支払い方法ごとのボタン

pay-quick = すぐにお会計
pay-quick-with = { $method }で支払う
