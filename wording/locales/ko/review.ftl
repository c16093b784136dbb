### What buyers say of what they bought.

review-heading = 구매 후기
review-none = 아직 후기가 없습니다.
review-write = 구매하셨나요? 후기를 남겨 주세요
review-average = 5점 만점에 { $average }점, 후기 { $count }개
review-stars = 별 5개 중 { $count }개
review-nobody = 이전 구매자
review-other-language = { $language }로 작성됨

## Where it is written

review-title = 후기 쓰기
review-how = 어떠셨나요?
review-stars-missing = 별을 1개에서 5개까지 골라 주세요.
review-name = 이름
review-name-hint = 후기 옆에 누구에게나 보입니다.
review-name-missing = 후기 옆에 보일 이름을 입력해 주세요.
review-text = 의견
review-too-long = { $max }자까지 쓸 수 있습니다.
review-looked-at = 후기는 확인 후 게시됩니다. 이전에 쓰신 후기는 바뀝니다.
review-send = 후기 보내기
review-thanks = 감사합니다. 확인 후 상품 페이지에 게시됩니다.
review-not-bought = 후기는 구매하신 분만 쓸 수 있습니다. 이 계정에는 이 상품의 결제된 주문이 없습니다.
review-back = 상품으로 돌아가기
