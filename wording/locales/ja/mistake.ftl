### 購入手続きで直していただくこと

mistake-email-missing = お支払いの控えをお送りするメールアドレスを入力してください。
mistake-name-missing = お名前（姓名）を入力してください。
mistake-phone-missing = 電話番号を入力してください。
mistake-country-missing = お届け先の国を選択してください。
mistake-address-missing = 町名と番地を入力してください。
mistake-city-missing = 市区町村を入力してください。
mistake-state-missing = 州・省・都道府県を一覧から選択してください。
mistake-no-postcode = この国の郵便番号の形式ではありません。番号をお確かめいただくか、別の国を選択してください。例：{ $example }
mistake-postcode-missing = 郵便番号を入力してください。
mistake-delivery-missing = 配送方法を選択してください。

mistake-too-long = { $has }文字あります。送り状に入るのは{ $max }文字までです。短くしてください。

mistake-cart-empty = カートは空です。商品を入れてから購入手続きへお進みください。
mistake-cart-changed = このページを開いた後に、カートの内容または価格が変わりました。下のご注文内容をお確かめのうえ、お支払いください。
mistake-line-sold-out = { $name }（{ $variant }）は売り切れました。カートから削除すると先に進めます。
mistake-line-scarce = { $name }（{ $variant }）は残り{ $left }点です。カートの数量を変更すると先に進めます。
mistake-sold-out = { $name }は、たった今売り切れました。カートを変更すると先に進めます。請求は発生していません。
