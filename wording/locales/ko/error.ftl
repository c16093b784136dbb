error-go-to-shop = 상품 보러 가기
error-see-orders = 주문 내역 보기
error-get-help = 도움받기
error-quote = 문의하실 때는 번호 { $number }도 함께 알려 주세요.

error-missing = 이곳은 정차역이 아닙니다
    .message = 이 주소에 해당하는 페이지를 찾지 못했습니다. 오래된 링크이거나 주소의 일부가 빠졌을 수 있습니다.

error-unreadable = 페이지를 불러오지 못했습니다
    .message = 저희 쪽 문제입니다. 이 페이지를 여는 동안 청구된 금액은 없으며 장바구니도 안전합니다. 잠시 후 다시 시도해 주세요.
    .message-admin = 스토어의 데이터를 읽지 못했습니다. 이 페이지를 열어도 변경된 것은 없습니다. 1분 뒤 다시 시도하고, 계속되면 로그에서 아래 번호를 찾아보세요.

## 관리자 화면

error-admin-request = 요청
error-admin-first-page = 첫 페이지로
error-admin-missing = 이 주소에는 아무것도 없습니다
    .title = 찾을 수 없음
    .message = 번호를 잘못 입력했거나, 다른 스토어 데이터베이스의 주문일 수 있습니다.
error-admin-search-orders = 주문 검색
error-admin-search-inbox = 수신함 검색

## 처리하지 못한 요청

error-unauthorised = 확인되지 않은 요청입니다
    .message = 누가 보낸 요청인지 확인하지 못했습니다.
error-forbidden = 접근할 수 없습니다
    .message = 이 페이지를 볼 권한이 없습니다.
error-cross-site = 다른 사이트에서 보낸 양식입니다
    .message = 안전을 위해 아무것도 처리하지 않았습니다. 저희 스토어에서 이 페이지를 열고 양식을 다시 보내 주세요.
error-nothing-here = 페이지를 찾을 수 없습니다
    .message = 이 주소에는 아무것도 없습니다. 페이지가 옮겨졌거나 링크가 완전하지 않을 수 있습니다.
error-method = 이 페이지는 다른 방법으로 이용해 주세요
    .message = 이 방법으로는 요청할 수 없습니다. 이전 페이지로 돌아가 버튼을 눌러 주세요.
error-changed = 변경된 내용이 있습니다
error-too-large = 한 번에 보내기에는 너무 큽니다
    .message = 보내신 내용이 이 페이지에서 받을 수 있는 크기를 넘었습니다. 변경된 것은 없습니다. 내용을 줄여 다시 보내 주세요.
error-media-type = 내용을 읽지 못했습니다
    .message = 이 페이지에서 받을 수 없는 형식으로 전송되었습니다. 이전 페이지로 돌아가 버튼을 눌러 주세요.
error-not-understood = 보내신 내용을 읽지 못했습니다. 이전 페이지로 돌아가 양식을 확인하고 다시 보내 주세요.
error-lacks-field = 양식에 필요한 항목이 빠져 있습니다. 변경되거나 청구된 것은 없습니다. 페이지를 다시 열고 그곳에서 보내 주세요.
error-busy = 시간이 너무 오래 걸리고 있습니다
    .message = 지금 접속이 많습니다. 잠시 후 다시 시도해 주세요. 결제 중이셨다면 주문이 이미 접수되었을 수 있으니 먼저 주문 내역을 확인해 주세요.
error-internal = 저희 쪽에 문제가 생겼습니다
    .message = 고객님의 잘못이 아니며, 문제를 기록해 두었습니다. 다시 시도해 주세요. 결제 중이셨다면 주문이 이미 접수되었을 수 있으니 먼저 주문 내역을 확인해 주세요.

error-too-many-payments = 결제를 너무 여러 번 시도하셨습니다
    .message = 이번 결제는 시작되지 않았고 청구된 금액도 없습니다. { $wait } 뒤에 다시 시도해 주세요.
error-too-many-links = 링크를 너무 여러 번 요청하셨습니다
    .message = 메일을 보내지 않았습니다. { $wait } 뒤에 다시 시도해 주세요. 계정이 없어도 주문하실 수 있습니다.
error-too-many-changes = 너무 여러 번 변경하셨습니다
    .message = 장바구니는 그대로입니다. { $wait } 뒤에 다시 시도해 주세요.
error-too-many-codes = 코드를 너무 여러 번 입력하셨습니다
    .message = 이 코드는 확인하지 않았습니다. { $wait } 뒤에 다시 시도하시거나 코드 없이 계속해 주세요.
error-too-many-attempts = 너무 여러 번 시도하셨습니다
    .message = 아무것도 처리되지 않았습니다. { $wait } 뒤에 다시 시도해 주세요.
error-too-many-logins = 로그인을 너무 여러 번 시도하셨습니다
    .message = 비밀번호는 확인하지 않았습니다. { $wait } 뒤에 다시 시도해 주세요.
error-wait-seconds = { $count ->
   *[other] { $count }초
}
error-wait-minutes = { $count ->
   *[other] { $count }분
}

## 다른 페이지를 만들 수 없을 때

error-back-to-shop = 스토어로 돌아가기
error-request = 요청 { $id }
