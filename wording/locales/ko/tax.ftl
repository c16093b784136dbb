### 상품이 배송되는 나라의 세금. 세율은 숫자이고 이름은 아래 중 하나입니다.

tax-included = { $name } { $rate }% 포함
    .row = { $name } { $rate }% 포함
tax-added = { $name } { $rate }% 별도
    .row = { $name } { $rate }%

tax-name = 세금
    .gst = GST
    .vat = 부가가치세
    .sales = 판매세
    .consumption = 소비세
