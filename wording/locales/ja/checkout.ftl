### 購入手続きのフォーム

checkout-title = ご購入手続き

checkout-empty = カートが空のため、お支払いいただくものはありません。
checkout-go-to-shop = ショップへ
checkout-scarce = カートの中に、売り切れまたは在庫の少ない商品があります。
checkout-see-cart = カートを見る

checkout-no-account = アカウントは不要です。お持ちの方はログインしてください。ご入力の内容はそのまま残ります。
checkout-log-in = ログイン

## ご連絡先

checkout-contact = ご連絡先
checkout-email = メールアドレス
checkout-email-hint = お支払いの控えと、このご注文のお知らせにのみ使います。
checkout-phone = 電話番号
checkout-phone-hint = お荷物をお届けできないときに、配送業者だけが使います。

## お届け先

checkout-address = お届け先
checkout-name = お名前（姓名）
checkout-country = 国または地域
checkout-country-choose = 選択してください
checkout-address1 = 住所
checkout-address2 = 建物名・階・部屋番号
checkout-update-country = この国に合わせて入力欄を更新
checkout-city = 市区町村
checkout-suburb = 地区・町名
checkout-district = 区・地区
checkout-post-town = 郵便上の町名
checkout-state = 州
checkout-state-choose = 選択してください
checkout-province = 州・省・県
checkout-prefecture = 都道府県
checkout-postcode = 郵便番号
checkout-postal-code = 郵便番号
checkout-zip = 郵便番号（ZIP）
checkout-cep = 郵便番号（CEP）
checkout-cap = 郵便番号（CAP）
checkout-postcode-hint = 例：{ $example }

## 配送と合計

checkout-delivery = 配送方法
checkout-order = ご注文内容
checkout-change-cart = カートを変更
checkout-total = 合計

checkout-pay = { $amount } を支払う

checkout-note = 次に開くページでお支払いを確定していただきます。それまで請求は発生しません。
checkout-note-typed = カード情報はAntomの安全なページで入力します。当店を通ることはありません。
checkout-note-saved = 保存済みのカードに今すぐ請求します。カード会社から確認を求められることがあります。

checkout-seller = 販売者：{ $company }
