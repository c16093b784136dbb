### 계정과 로그인.

account-title = 내 계정
account-log-out = 로그아웃
account-orders = 주문 내역
account-no-orders = 아직 주문이 없습니다. 로그인한 상태로 주문하시면 이곳에 보관됩니다.
account-go-to-shop = 상품 보러 가기

## 저장된 카드

account-cards = 저장된 카드
account-no-cards = 저장된 카드가 없습니다. 카드로 결제할 때 저장하실 수 있습니다.
account-remove-card = 삭제
account-remove-card-question = 카드 정보가 저희 스토어와 Antom에서 모두 삭제됩니다. 다시 이 카드로 결제하시려면 카드 정보를 새로 입력하셔야 합니다.
account-remove-card-yes = 네, 삭제합니다
account-remove-card-named = { $card } 삭제

## 로그인

account-log-in = 로그인
account-log-in-lead = 계정에 주문과 카드를 모아 두실 수 있습니다. 비밀번호는 없습니다. 메일로 보내 드리는 링크로 로그인하세요. 계정이 없어도 언제든지 주문하실 수 있습니다.
account-email = 이메일
account-email-missing = 링크를 보내 드릴 이메일 주소를 입력해 주세요.
account-send-link = 로그인 링크 받기
account-send-another-link = 링크 다시 받기
account-link-sent = 메일을 받을 수 있는 주소라면 곧 링크가 도착합니다. 링크는 20분 동안 쓸 수 있으며, 15분 사이에 여러 번 요청하시면 처음 몇 번만 발송됩니다.

## 링크를 연 뒤

account-enter-title = { -shop-name } 로그인
account-enter = { $email } 계정의 로그인 링크입니다. 본인이 맞으시면 버튼을 한 번만 눌러 주세요. 바로 로그인됩니다.
account-enter-button = 로그인
account-link-used = 이미 사용한 링크입니다
account-elsewhere = 로그인되었습니다. 링크는 다른 브라우저에서 요청하셨으므로, 그 브라우저의 장바구니는 그곳에 그대로 남아 있습니다.
account-needs-cookies = 그래서 로그인 상태를 유지할 수 없었습니다. 브라우저 설정에서 이 사이트의 쿠키를 허용한 뒤 링크를 다시 열어 주세요.
account-link-used-lead = 로그인 링크는 메일을 보내 드린 뒤 20분 동안 한 번만 쓸 수 있습니다. 필요하시면 새 링크를 보내 드리겠습니다.
account-new-link = 새 링크 받기

## 카드

account-card = 카드
account-card-ending = { $brand } (끝자리 { $digits })
account-card-expired = 유효기간 만료 { $expiry }
account-card-expires = 유효기간 { $expiry }

account-then-checkout = 이 브라우저에서 링크를 여시면 주문서로 돌아갑니다. 입력하신 내용은 그대로 남아 있습니다.

account-all-subscriptions = 내 구독 모두 보기

## 고객 정보

account-data = 내 정보
account-export = 보관 중인 내 정보 모두 내려받기
account-forget = 계정 삭제
account-forget-means = 계정과 저장된 카드, 그리고 모든 주문에 남아 있는 이름과 주소가 영구적으로 삭제됩니다. 구매와 결제 기록은 누구의 것인지 알 수 없는 상태로 장부에 남습니다.
account-forget-button = 지금 삭제
account-forget-order = 아직 진행 중인 주문 { $number }에 고객님의 주소가 필요합니다. 상품이 발송되거나 주문이 취소되면 계정을 삭제하실 수 있습니다.
account-forget-subscription = 아직 이용 중인 구독이 있습니다. 먼저 구독을 해지하시면 계정을 삭제하실 수 있습니다.
