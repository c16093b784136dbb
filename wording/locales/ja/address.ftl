### A buyer's address book.

address-book = お届け先
address-none = お届け先はまだありません。ここに保存したお届け先は、ご購入手続きで選べます。
address-new = お届け先を追加
address-edit = お届け先を変更
address-keep = お届け先を保存
address-back = アカウントに戻る
address-default = 最初に使うお届け先
address-make-default = 最初に使う
address-make-default-named = { $name }様のお届け先を最初に使う
address-change = 変更
address-edit-named = { $name }様のお届け先を変更
address-remove = 削除
address-remove-named = { $name }様のお届け先を削除
address-remove-yes = 削除する
address-full = 保存できる数に達しています。追加する前に、いずれかを削除してください。
address-choose = 保存したお届け先から選ぶ
