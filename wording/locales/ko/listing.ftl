listing-everything = 전체 상품

listing-search-heading = { $place }: ‘{ $search }’ 검색 결과

listing-title = { $heading } · 스토어

listing-description = { -shop-name }의 { $heading }: { $count ->
    [0] 상품 없음
   *[other] 상품 { $count }개
}, 가격과 재고를 확인하세요.

listing-count = { $count ->
    [0] 상품 없음
   *[other] 상품 { $count }개
}

listing-products = 상품
listing-nothing = 조건에 맞는 상품이 없습니다.

listing-nothing-advice = 더 짧은 검색어나 더 넓은 가격대로 찾아보시거나, { -listing-see-everything }를 눌러 보세요.
-listing-see-everything = 전체 상품 보기

listing-search-too-long = 검색어는 최대 100자까지 입력할 수 있어 검색하지 않았습니다. 입력하신 내용 중 남은 부분이 아래에 있으니 줄여서 다시 검색해 주세요.

## 필터

listing-search = 검색
listing-sort = 정렬

listing-from = 최저 { $currency }
listing-to = 최고 { $currency }

listing-show = 적용
    .rest = (상품 목록에)

listing-sort-featured = 추천순
listing-sort-price-up = 낮은 가격순
listing-sort-price-down = 높은 가격순
listing-sort-name = 이름순

## 검색에서 제외된 조건

listing-lowest-unreadable = 최저 가격은 { $currency } 기준으로 50과 같은 숫자여야 합니다. 이 조건은 빼고 검색했습니다.
listing-highest-unreadable = 최고 가격은 { $currency } 기준으로 50과 같은 숫자여야 합니다. 이 조건은 빼고 검색했습니다.
listing-category-unknown = 없는 카테고리입니다. 전체 상품을 보여 드립니다.
