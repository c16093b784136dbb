### What buyers say of what they bought.

review-heading = 購入者のレビュー
review-none = レビューはまだありません。
review-write = 購入された方はレビューをどうぞ
review-average = 5点中{ $average }点、レビュー{ $count }件
review-stars = 星5つ中{ $count }つ
review-nobody = 以前の購入者
review-other-language = { $language }で書かれています

## Where it is written

review-title = レビューを書く
review-how = いかがでしたか
review-stars-missing = 星を1つから5つの中で選んでください。
review-name = お名前
review-name-hint = レビューと一緒にどなたにも表示されます。
review-name-missing = レビューに表示するお名前を入力してください。
review-text = ご感想
review-too-long = { $max }文字以内で入力してください。
review-looked-at = レビューは確認のうえ掲載します。以前のレビューは置き換えられます。
review-send = レビューを送る
review-thanks = ありがとうございます。確認後、商品ページに掲載します。
review-not-bought = レビューは購入された方のみ書けます。このアカウントには、この商品のお支払い済みのご注文がありません。
review-back = 商品に戻る
