### 包裹何时送达。

delivery-arrives = 预计{ $first }至{ $last }送达
delivery-arrives-on = 预计{ $day }送达
delivery-offer = 送至{ $country }：运费{ $price }起，{ $arrives }。
