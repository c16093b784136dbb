legal-privacy = 개인정보
legal-privacy-description = { -shop-name }에서 보관하는 고객 정보와 보관 기간, 열람하거나 삭제하는 방법을 안내합니다.
legal-what = 보관하는 정보
legal-what-order = 주문하시면 주문서에 입력하신 내용, 구매하신 상품, 결제 방법, 그리고 결제 서비스가 결제에 관해 알려 주는 내용을 보관합니다. 전체 카드 번호는 저희에게 보이지 않습니다.
legal-what-cookies = 장바구니, 통화, 로그인 상태를 유지하는 쿠키를 사용합니다. 다른 사이트에서 고객님을 추적하는 쿠키는 사용하지 않습니다.
legal-who = 정보를 받는 곳
legal-who-else = 저희 결제 서비스인 Antom은 결제를 받는 데 필요한 정보를 받습니다. 배송사는 주소를 받습니다. 그 밖에는 누구에게도 제공하지 않습니다.
legal-how-long = 보관 기간
legal-how-long-is = 사용하지 않은 장바구니는 90일 뒤에 삭제됩니다. 결제하실 때의 접속 주소는 30일 뒤에 삭제됩니다. 장부를 10년 동안 보관해야 하므로, 누가 주문했는지에 관한 정보는 10년 뒤에 삭제됩니다.
legal-rights = 고객님의 권리
legal-rights-how = { -legal-your-account }에서 저희가 보관하는 고객님의 정보를 모두 내려받거나 삭제하실 수 있습니다.
-legal-your-account = 내 계정

legal-imprint = 운영자 정보
legal-imprint-description = { -shop-name } 운영자를 안내합니다.
legal-imprint-company = { -shop-name }는 데모입니다. 이곳에서는 아무도 상품을 판매하지 않습니다.
legal-imprint-contact = 이 소프트웨어로 스토어를 여는 분은 이곳에 상호, 주소, 등록 정보와 연락처를 기재합니다.
