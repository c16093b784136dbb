### 荷物がいつ届くか。

delivery-arrives = { $first }から{ $last }の間にお届けします
delivery-arrives-on = { $day }にお届けします
delivery-offer = { $country }への送料は{ $price }から。{ $arrives }。
