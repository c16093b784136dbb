### カートを変更できなかった理由

cart-refusal-unknown-sku = 商品番号「{ $sku }」の商品は取り扱っておりません。
cart-refusal-too-many-things = カートに入れられる商品は{ $max }種類までです。残りは別のご注文でお願いします。
cart-refusal-too-many-pieces = 1回のご注文で同じ商品は{ $max }点までです。カートには現在{ $there }点入っています。
cart-refusal-sold-out = { $name }（{ $label }）は、ただいま売り切れです。
cart-refusal-only-left = { $name }（{ $label }）は残り{ $left }点です。カートの内容は変わっていません。

## 数量

cart-refusal-quantity-missing = 数量を入力してください。
cart-refusal-quantity-not-a-number = 数量は「2」のように数字で入力してください。
cart-refusal-quantity-not-whole = 数量は「2」のように整数で入力してください。
cart-refusal-quantity-negative = 数量を1より少なくすることはできません。
cart-refusal-quantity-zero = 数量は1以上で入力してください。カートから取り出すには「削除」をお使いください。
cart-refusal-quantity-too-many = この商品は{ $max }点までご注文いただけます。

## クーポンコード

cart-refusal-no-code = クーポンコードを入力してください。
cart-refusal-unknown-code = このクーポンコードは見つかりませんでした。入力内容をお確かめいただくか、コードなしでお進みください。
