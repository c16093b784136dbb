shop-direction = ltr

-shop-name = Wayfare
shop-name-alone = { -shop-name }

## 틀

shop-skip = 본문으로 건너뛰기
shop-demo = 데모 스토어: 실제로 결제되지 않습니다
shop-navigation = 주 메뉴
shop-goods = 스토어
shop-orders = 주문 내역
shop-help = 도움말
shop-cart = 장바구니
shop-search = 검색
shop-search-goods = 상품 검색

shop-slogan = 길 떠나는 사람들을 위한 가방, 여행용품, 커피.
shop-navigation-below = 계정과 도움말
shop-account = 계정
shop-delivery = 배송
shop-returns = 반품
shop-payment = 안전한 결제
shop-contact = 문의
shop-currency = 표시 통화
shop-currency-change = 변경
shop-currency-unknown = 이 통화로 표시할 가격이 없습니다. 목록에서 선택해 주세요.

## 양식

shop-title-refused = 오류: { $title }

shop-problem = 확인이 필요합니다

shop-field-error = 오류:

shop-optional = { $label } (선택)
