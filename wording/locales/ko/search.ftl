search-nothing-heading = ‘{ $search }’에 맞는 상품이 없습니다

search-read-as = ‘{ $typed }’에 맞는 상품이 없어 ‘{ $read }’(으)로 검색했습니다.

search-left-out = { $words }에 맞는 상품이 없어 나머지 단어로 검색했습니다.

search-some-words-only = 모든 단어에 맞는 상품은 없습니다. 일부 단어에 맞는 상품입니다.
search-names-only = 상품을 읽는 중이어서 지금은 이름만 찾아보았습니다. 잠시 후 다시 검색해 주세요.

search-within = 이 목록 검색 및 정렬
search-best-match = 정확도순

search-filters = { $count ->
    [0] 필터
   *[other] 필터 ({ $count })
}
search-narrow = 목록 좁히기
search-facet-category = 카테고리
search-facet-colour = 색상
search-facet-price = 가격
search-facet-stock = 재고
search-in-stock = 재고 있음

search-goods = { $count ->
   *[other] 개 상품
}

search-price-between = { $from } ~ { $to }
search-price-from = { $from } 이상
search-price-up-to = { $to } 이하

search-active = 적용된 필터
search-take-off = 필터 { $filter } 해제

search-filters-hide = 다음 필터를 빼면 상품이 있습니다.
search-all-categories = 모든 카테고리
search-all-colours = 모든 색상
search-sold-out-too = 품절 상품 포함
search-all-prices = 모든 가격
search-no-filters = 필터 없이
search-recommended = 저희가 챙겨 갈 상품

search-pages = 목록 페이지
search-page = { $pages }페이지 중 { $page }페이지
search-previous = 이전 페이지
search-next = 다음 페이지

## While it is typed

# Read out: what the list below the field is called.
search-suggested = 검색 제안
search-suggestions = { $count ->
    [0] 제안이 없습니다
   *[other] 제안 { $count }개
}
