### Guests who look for their order.

lookup-link = 주문 번호로 주문 찾기
lookup-title = 주문 찾기
lookup-lead = 주문 번호와 주문할 때 쓴 이메일 주소를 입력해 주세요. 그 주소로 코드를 보내 드리며, 코드로 주문을 열 수 있습니다.
lookup-number = 주문 번호
lookup-number-hint = 주문 관련 메일에 있습니다.
lookup-number-wrong = 주문 관련 메일에 있는 번호를 모두 입력해 주세요.
lookup-email = 이메일
lookup-email-missing = 주문할 때 쓴 이메일 주소를 입력해 주세요.
lookup-send = 코드 받기

## The code

lookup-code-title = 코드 입력
lookup-code-lead = 해당 주문이 있으면 그 주소로 코드를 보냈습니다. 30분 동안 쓸 수 있으며, 15분 동안 처음 몇 번만 보내 드립니다.
lookup-code = 코드
lookup-code-wrong = 코드가 다르거나, 오래되었거나, 너무 여러 번 입력되었습니다. 가장 최근 메일을 확인하시거나 새 코드를 요청해 주세요.
lookup-open = 주문 열기
lookup-again = 새 코드 요청

## The mail

lookup-mail-subject = 주문 { $number } 코드
lookup-mail-heading = 코드 안내
lookup-mail-sentence = 이 주문을 보려는 요청이 있었습니다. 고객님께서 요청하신 것으로 보입니다. 다음 코드로 열 수 있습니다.
lookup-mail-button = 코드 입력
lookup-mail-note = 30분 동안 쓸 수 있습니다. 요청하지 않으셨다면 그대로 두시고, 아무에게도 알려 주지 마세요. 코드 없이는 아무도 주문을 볼 수 없습니다.
