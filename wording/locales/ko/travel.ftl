travel-title = 출장 예약
travel-lead = 항공, 기차, 페리, 버스와 호텔을 회사 계정으로 결제하세요.
travel-kind = 종류
travel-kind-flight = 항공
travel-kind-train = 기차
travel-kind-ferry = 페리
travel-kind-coach = 버스
travel-kind-hotel = 호텔
travel-from = 출발지
travel-to = 도착지
travel-to-hint = 호텔은 호텔이 있는 도시.
travel-day = 날짜
travel-day-hint = 예: 2026-12-24. 출발지 현지 날짜입니다.
travel-people = 인원
travel-nights = 숙박일 수
travel-nights-hint = 호텔만 해당됩니다.
travel-rooms = 객실 수
travel-search = 검색
travel-none = 이날 판매하는 상품이 없습니다. 다른 날짜를 선택하시거나 페이지 맨 아래에서 다른 통화를 선택해 주세요.
travel-found = 검색 결과
travel-choose = 선택
travel-closed = 지금은 출장을 예약하실 수 없습니다.

## 여정

travel-leg = { $number }, { $from } 출발, { $to } 도착
travel-leg-times = { $departs } 출발, { $arrives } 도착, { $carrier }. 모두 현지 시각입니다.
travel-price-each = 1인당 { $amount }
travel-price-night = 객실당 1박 { $amount }
travel-stay = { $from }부터 { $to }까지, { $nights ->
   *[other] { $nights }박
}, { $rooms ->
   *[other] 객실 { $rooms }개
}
travel-company = 회사
travel-company-name = 회사명
travel-contact = 담당자 이름
travel-email = 이메일
travel-email-hint = 승차권·항공권과 영수증을 보내 드립니다.
travel-who = 여행자
travel-who-hint = 여권에 적힌 대로 입력해 주세요. 이름은 암호화해 보관하고 여행이 끝나면 삭제합니다.
travel-person = 여행자 { $number }
travel-first = 이름
travel-last = 성
travel-pay = 예약하고 { $amount } 결제
travel-pay-hint = 저희 결제 서비스의 페이지에서 회사 계정으로 결제합니다. 회사 결제는 시간이 걸릴 수 있으며, 그동안 취소하실 수 있습니다.

## 문제가 생겼을 때

travel-error-kind = 찾으시는 종류를 선택해 주세요
travel-error-from = 출발지를 선택해 주세요
travel-error-to = 도착지를 선택해 주세요
travel-error-day = 날짜를 2026-12-24와 같이 입력해 주세요
travel-error-past = 지나지 않은 날짜를 입력해 주세요
travel-error-people = 인원은 1에서 100 사이로 입력해 주세요
travel-error-nights = 숙박일 수는 1에서 60 사이로 입력해 주세요
travel-error-rooms = 객실 수는 1에서 20 사이로 입력해 주세요
travel-error-gone = 더 이상 판매하지 않는 상품입니다. 청구된 금액은 없습니다. 다시 검색해 주세요.
travel-error-departed = 이미 출발했습니다. 청구된 금액은 없습니다. 다시 검색해 주세요.
travel-error-leg = 이 여정의 { $number }번째 구간이 맞지 않습니다. 청구된 금액은 없습니다. 메일로 문의해 주세요.
travel-error-hotel = 이 호텔은 예약할 수 없습니다. 청구된 금액은 없습니다. 메일로 문의해 주세요.
travel-error-changed = 이 페이지를 여신 뒤 가격이나 시간이 변경되었습니다. 아래 내용을 다시 읽어 보시고 동의하시면 버튼을 눌러 주세요. 청구된 금액은 없습니다.
travel-error-company = 회사명을 입력해 주세요
travel-error-contact = 담당자 이름을 입력해 주세요
travel-error-first = 여행자 { $number }의 이름을 입력해 주세요
travel-error-last = 여행자 { $number }의 성을 입력해 주세요
travel-error-long = 여행자 { $number }의 이름을 32자 이내로 줄여 주세요
travel-error-nobody = 여행자를 입력해 주세요
travel-error-payment = 결제 서비스에서 지금 이 예약을 받을 수 없습니다. 청구된 금액은 없습니다. 잠시 후 다시 시도해 주세요.
