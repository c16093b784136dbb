### A buyer's address book.

address-book = 배송지
address-none = 아직 배송지가 없습니다. 여기에 저장한 배송지는 결제할 때 고를 수 있습니다.
address-new = 배송지 추가
address-edit = 배송지 수정
address-keep = 배송지 저장
address-back = 계정으로 돌아가기
address-default = 기본 배송지
address-make-default = 기본으로 쓰기
address-make-default-named = { $name } 님의 배송지를 기본으로 쓰기
address-change = 수정
address-edit-named = { $name } 님의 배송지 수정
address-remove = 삭제
address-remove-named = { $name } 님의 배송지 삭제
address-remove-yes = 네, 삭제합니다
address-full = 배송지를 더 저장할 수 없습니다. 하나를 삭제한 뒤 추가해 주세요.
address-choose = 저장한 배송지에서 고르기
