checkout-title = 주문서

checkout-empty = 장바구니가 비어 있어 결제할 상품이 없습니다.
checkout-go-to-shop = 상품 보러 가기
checkout-scarce = 장바구니에 품절되었거나 재고가 부족한 상품이 있습니다.
checkout-see-cart = 장바구니 보기

checkout-no-account = 계정이 없어도 주문하실 수 있습니다. 계정이 있으시면 로그인하세요. 입력하신 내용은 그대로 남아 있습니다.
checkout-log-in = 로그인

## 연락처

checkout-contact = 연락처
checkout-email = 이메일
checkout-email-hint = 영수증과 이 주문의 안내를 보내는 데만 사용합니다.
checkout-phone = 전화번호
checkout-phone-hint = 택배를 전달할 수 없을 때 배송 기사만 사용합니다.

## 배송지

checkout-address = 배송지
checkout-name = 이름
checkout-country = 국가 또는 지역
checkout-country-choose = 선택해 주세요
checkout-address1 = 주소
checkout-address2 = 상세 주소 (동, 층, 호수)
checkout-update-country = 이 국가에 맞게 양식 변경
checkout-city = 도시 또는 시·군·구
checkout-suburb = 지역 또는 도시
checkout-district = 구역 (구)
checkout-post-town = 우편 도시
checkout-state = 주
checkout-state-choose = 선택해 주세요
checkout-province = 시·도 또는 주
checkout-prefecture = 도도부현
checkout-postcode = 우편번호
checkout-postal-code = 우편번호
checkout-zip = ZIP 코드
checkout-cep = CEP
checkout-cap = CAP
checkout-postcode-hint = 예: { $example }

## 배송과 합계

checkout-delivery = 배송 방법
checkout-order = 주문 상품
checkout-change-cart = 장바구니 수정
checkout-total = 총액

checkout-pay = { $amount } 결제하기

checkout-note = 이어서 열리는 페이지에서 결제를 확인하시게 됩니다. 그 전에는 아무것도 청구되지 않습니다.
checkout-note-typed = 카드 정보는 Antom의 보안 페이지에서 입력합니다. 저희 스토어를 거치지 않습니다.
checkout-note-saved = 저장된 카드로 지금 청구됩니다. 카드사에서 본인 확인을 요청할 수 있습니다.

checkout-seller = 판매자: { $company }
