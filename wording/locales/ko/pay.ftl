pay-choice = 결제 수단

## 저장된 카드

pay-saved-expired = 유효기간이 지난 카드입니다 ({ $expiry }). 다른 카드로 결제해 주세요.
pay-saved = 저장된 카드입니다.
pay-saved-until = 저장된 카드입니다. 유효기간 { $expiry }.

pay-save = 다음 주문을 위해 카드를 Antom에 저장
pay-save-later = 카드 정보를 입력하는 페이지에서 다음 주문을 위해 카드를 저장할지 Antom이 물어봅니다.
pay-save-needs-account = 다음에 쓸 카드를 저장하시려면 먼저 { -pay-get-login-link }를 눌러 주세요.
-pay-get-login-link = 로그인 링크 받기

## 카드 결제 선택 사항

pay-instalments = 할부 선택
pay-at-once = 일시불
pay-in-months = { $months }개월 할부
pay-brand-needed = 브랜드가 두 개이거나 한국에서 발급된 카드입니다
pay-brand = 결제할 브랜드
pay-brand-any = 카드에 표시된 대로

## 버튼

pay-amount = { $amount } 결제하기
pay-continue = 결제 계속하기
pay-opening = 잠시만 기다려 주세요. 결제를 시작합니다…
pay-change-order = 아직 결제하지 않았습니다: 주문 변경

## 진행 중인 결제

pay-under-way = 결제 진행 중
pay-have-you-paid = 결제하셨나요? 결과 확인
pay-may-arrive = 금액 { $amount }, 주문 { $number }의 결제가 아직 들어올 수 있습니다. 이중으로 청구되지 않도록 새 결제는 아직 시작할 수 없습니다.
pay-waits = 주문 { $number }의 금액 { $amount } 결제를 기다리고 있습니다. 이중으로 청구되지 않도록 새 주문은 아직 시작할 수 없습니다.
pay-check-result = 결과 확인
pay-just-paid = 주문 { $number }의 결제가 완료되었습니다. 감사합니다.

## 결제 수단

pay-card = 카드
pay-card-note = 신용카드 또는 체크카드. 카드 정보는 Antom 페이지에서 입력합니다.
pay-card-brands = { $brands }. 카드 정보는 Antom 페이지에서 입력합니다.
pay-page = Antom 결제 페이지
pay-page-note = 결제 수단은 그 페이지에서 선택합니다.
pay-unusable = 이 주문에 사용할 수 없는 결제 수단

pay-not-in-currency = { $currency } 결제에는 사용할 수 없습니다.
pay-not-for-amount = 이 금액에는 사용할 수 없습니다.
pay-not-now = 지금은 사용할 수 없습니다.
pay-not-for-order = 이 주문에는 사용할 수 없습니다.
pay-between = { $least }부터 { $most }까지 사용할 수 있습니다.
pay-from = { $least }부터 사용할 수 있습니다.
pay-up-to = { $most }까지 사용할 수 있습니다.

## 기업 계정

pay-business-account = 기업 계정
pay-business-account-note = 저희 결제 서비스에 있는 회사 계정에서 결제됩니다.

## 브라질에서 Mercado Pago가 묻는 납세자 번호

pay-cpf = CPF
pay-cpf-hint = 입력하시면 Mercado Pago 페이지에서 다시 묻지 않습니다. 결제 서비스에만 전달되며 저희는 보관하지 않습니다.

## 상품 옆의 결제 수단별 버튼

pay-quick = 바로 결제하기
pay-quick-with = { $method }(으)로 결제
