home-title = 길 떠나는 사람들을 위한 가방, 여행용품, 커피
home-description = 늘 들고 다니기 좋게 만든 가방, 여행용품, 커피와 가이드. Antom의 안전한 결제 페이지에서 원하는 방법으로 결제하세요.

home-kicker = 탑승 중
home-heading = 짐은 가볍게. 출발은 일찍.
home-lead = 길 떠나는 사람들을 위한 가방과 여행용품, 그리고 좋은 커피. 오래 들고 다닐 수 있게 만들었습니다.
home-shop = 전체 상품 보기
home-picture = 낮게 뜬 해를 등지고 부두에 정박한 페리와 승선을 기다리는 가방 두 개

home-categories = 카테고리
home-products = { $count ->
   *[other] 상품 { $count }개
}

home-featured = 지금 인기 있는 상품
home-all = 모든 상품 보기
