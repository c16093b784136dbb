### 소포가 언제 도착하는지.

delivery-arrives = { $first }에서 { $last } 사이에 도착합니다
delivery-arrives-on = { $day }에 도착합니다
delivery-offer = { $country } 배송비 { $price }부터. { $arrives }.
