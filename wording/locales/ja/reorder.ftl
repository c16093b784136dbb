reorder-again = もう一度注文する

reorder-missing = { $count ->
   *[other] ご注文のうち { $count } 点は、現在ご用意できません。残りは現在の価格でカートに入れました。
}
