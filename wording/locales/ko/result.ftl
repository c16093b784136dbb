result-title = { $heading } · 주문 { $number }

result-order = 주문
result-amount = 금액
result-receipt = 영수증 받는 곳
result-see-all = 전체 주문 보기
result-ask = 문의하기
result-see-order = 주문 보기
result-go-to-shop = 상품 보러 가기
result-pay-otherwise = 다른 방법으로 결제

result-late = 주문을 확인하고 있습니다. 이 페이지를 닫으셔도 됩니다. 확인이 끝나는 대로 { $email } 주소로 메일을 보내 드립니다.

result-way-on = 결제를 마치지 않으셨나요? 이중으로 결제되지 않도록 먼저 결제 서비스에 확인합니다.
result-way-on-pay = 결제로 돌아가기

## 결과

result-checking = 결제를 확인하고 있습니다
    .state = 확인 중
    .charged = 결제를 승인하셨다면 { $total } 금액이 저희에게 오고 있으며, 다시 청구되지 않습니다.
    .now = 결제 서비스에 확인하고 있습니다. 이 페이지에 결과가 저절로 표시되니 아무것도 누르지 않으셔도 됩니다.

result-capturing = 결제가 승인되었습니다
    .state = 승인됨
    .charged = 카드가 { $total } 금액으로 승인되었습니다. 지금 청구를 마무리하고 있습니다.
    .now = 몇 초쯤 걸립니다. 이 페이지에 결과가 저절로 표시됩니다.

result-processing = 결제를 처리하고 있습니다
    .state = 처리 중
    .charged = 결제 서비스에서 처리하고 있습니다. { $total } 결제를 승인하셨다면 금액이 저희에게 오고 있으며, 다시 청구되지 않습니다.
    .now = 잠시 걸릴 수 있습니다. 이 페이지에 결과가 저절로 표시되니 아무것도 누르지 않으셔도 됩니다.

result-said-not-paid = 아직 결제된 금액이 없습니다
    .state = 미결제
    .charged = 결제 서비스에 확인한 결과 결제된 금액이 없습니다. 청구된 금액도 없습니다.

result-waits-until = 주문은 { $until }까지 보관됩니다. 멈춘 곳에서 이어서 진행해 주세요.

result-not-paid = 아직 결제되지 않은 주문입니다
    .state = 미결제
    .charged = 저희에게 들어온 결제가 아직 없습니다. 방금 결제하셨다면 곧 이 페이지에 표시됩니다.
    .now = 주문은 보관되어 있습니다. 멈춘 곳에서 이어서 진행해 주세요.

result-held = 감사합니다. 결제가 승인되었습니다
    .state = 승인됨
    .charged = 카드사가 { $total } 금액을 잡아 두었습니다. 금액은 상품 발송 준비가 끝나면 7일 이내에 청구됩니다.
    .now = 더 하실 일은 없습니다. 완료되면 { $email } 주소로 메일을 보내 드립니다.

result-paid = 감사합니다. 주문이 결제되었습니다
    .state = 결제 완료
    .charged = { $total } 금액이 한 번 청구되었습니다.
    .now = 지금 상품을 포장하고 있습니다. 영수증을 { $email } 주소로 보내 드립니다.
    .now-left = 상품을 배송하고 있습니다.

result-capture-failed = 결제가 완료되지 않았습니다
    .state = 아직 대금을 받지 못함
    .charged = 카드사가 이 주문을 위해 { $total } 금액을 잡아 두었지만, 저희가 아직 대금을 받지 못했습니다.
    .now = 저희가 확인한 뒤 { $email } 주소로 메일을 보내 드립니다. 따로 하실 일은 없습니다. 다른 방법으로 결제하시면, 잡아 둔 금액을 먼저 풀어 드립니다.

result-failed = 결제가 이루어지지 않았습니다
    .state = 미결제
    .charged = 청구된 금액은 없습니다. { $reason }
    .charged-perhaps = { $reason } 그런데도 이 주문의 대금이 빠져나갔다면 돌려드립니다.
    .now = 주문은 보관되어 있습니다. 같은 결제 수단이나 다른 결제 수단으로 다시 시도하실 수 있습니다.

result-expired = 결제 시간이 지났습니다
    .state = 시간 지남
    .charged = 청구된 금액은 없습니다.
    .charged-perhaps = 결제가 뒤늦게 들어오면 이 주문의 대금으로 한 번만 처리됩니다.
    .now = 주문은 같은 번호로 보관되어 있습니다. 결제를 다시 시작하실 수 있습니다.

result-cancelled = 취소된 주문입니다
    .state = 취소됨
    .charged = 청구된 금액은 없습니다. 이 주문의 결제가 뒤늦게 들어오더라도 전액 돌려드립니다.
    .charged-perhaps = 이 주문의 결제가 들어오면 전액 돌려드립니다.
    .now = 이 주문은 더 이상 진행되지 않습니다. 언제든지 새로 주문하실 수 있습니다.

result-returned = 취소된 주문입니다
    .state = 취소됨
    .charged = 결제하셨거나 카드사가 잡아 둔 금액은 모두 결제하신 수단으로 돌려드립니다.
    .now = 완료되면 { $email } 주소로 메일을 보내 드립니다. 카드사나 은행에 따라 내역에 표시되기까지 최대 10일이 걸릴 수 있습니다.

result-refunded = 결제 금액을 환불해 드렸습니다
    .state = 환불됨
    .charged = 이 주문에 결제하신 금액 전액을 결제하신 수단으로 환불해 드렸습니다.
    .now = 카드사나 은행에 따라 내역에 표시되기까지 최대 10일이 걸릴 수 있습니다.

result-review = 결제를 확인하고 있습니다
    .state = 담당자 확인 중
    .charged = 맞지 않는 부분이 있어 담당자가 청구 내용을 직접 확인하고 있습니다. 다시 결제하지 말아 주세요.
    .now = 영업일 기준 하루 안에 { $email } 주소로 메일을 보내 드립니다. 잘못 청구된 금액은 돌려드립니다.

## 결제가 이루어지지 않은 이유

result-reason-no-answer = 결제 서비스가 응답하지 않았습니다.
result-reason-cancelled = 결제가 취소되었습니다.
