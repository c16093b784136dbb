### 法律に関するページ

legal-privacy = プライバシー
legal-privacy-description = { -shop-name }がお客様について保有する情報、その保存期間、開示と削除の方法をご案内します。
legal-what = 保有する情報
legal-what-order = ご注文については、購入手続きでの入力内容、ご購入の商品、お支払い方法、決済サービスから通知されるお支払いの情報を保存します。カード番号の全体を当店が見ることはありません。
legal-what-cookies = 当店のCookieは、カート、通貨、ログイン状態を保つためのものです。ほかのサイトでお客様を追跡するCookieは使いません。
legal-who = 情報の提供先
legal-who-else = 決済サービスのAntomには、お支払いの処理に必要な情報を渡します。配送業者にはお届け先を渡します。それ以外への提供はありません。
legal-how-long = 保存期間
legal-how-long-is = 操作のないカートは90日後に消去します。お支払い時のIPアドレスは30日後に消去します。ご注文者の情報は、帳簿の保存義務があるため、10年後に消去します。
legal-rights = お客様の権利
legal-rights-how = 当店が保有するお客様の情報は、{ -legal-your-account }からすべてダウンロードでき、削除もできます。
-legal-your-account = アカウント
legal-rights-by-mail = { $address } までメールでご連絡いただければ、当店が保有するお客様の情報をすべてお知らせするか、削除いたします。

legal-imprint = 運営者情報
legal-imprint-description = { -shop-name }の運営者についてのご案内です。
legal-imprint-company = { -shop-name }はデモンストレーションです。ここでは何も販売していません。
legal-imprint-contact = このソフトウェアでショップを開く方は、会社名、所在地、登記情報、連絡先をここに記載します。
legal-imprint-vat = VAT登録番号：{ $number }
