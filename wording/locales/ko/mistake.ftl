mistake-email-missing = 영수증을 보내 드릴 이메일 주소를 입력해 주세요.
mistake-name-missing = 이름을 입력해 주세요.
mistake-phone-missing = 전화번호를 입력해 주세요.
mistake-country-missing = 배송받으실 국가를 선택해 주세요.
mistake-address-missing = 도로명과 번지를 입력해 주세요.
mistake-city-missing = 도시 또는 시·군·구를 입력해 주세요.
mistake-state-missing = 목록에서 주나 시·도를 선택해 주세요.
mistake-no-postcode = 이 국가의 우편번호 형식이 아닙니다. 번호를 확인하시거나 다른 국가를 선택해 주세요. 올바른 우편번호의 예: { $example }
mistake-postcode-missing = 우편번호를 입력해 주세요.
mistake-delivery-missing = 배송 방법을 선택해 주세요.

mistake-too-long = { $has }자를 입력하셨지만 운송장에는 { $max }자까지 들어갑니다. 줄여서 입력해 주세요.

mistake-cart-empty = 장바구니가 비어 있습니다. 상품을 담은 뒤 주문해 주세요.
mistake-cart-changed = 이 페이지를 여신 뒤 장바구니나 가격이 변경되었습니다. 아래 주문을 확인한 뒤 결제해 주세요.
mistake-line-sold-out = { $name } ({ $variant }) 상품은 품절입니다. 장바구니에서 삭제한 뒤 계속해 주세요.
mistake-line-scarce = { $name } ({ $variant }) 상품은 { $left }개만 남아 있습니다. 장바구니에서 수량을 변경한 뒤 계속해 주세요.
mistake-sold-out = { $name } 상품이 방금 품절되었습니다. 장바구니를 수정한 뒤 계속해 주세요. 청구된 금액은 없습니다.
