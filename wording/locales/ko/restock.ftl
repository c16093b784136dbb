### Waiting for goods that are sold out.

restock-title = 재입고 알림
restock-email = 이메일
restock-hint = 다시 들어오면 메일을 한 번만 보내 드립니다.
restock-button = 알려 주세요
restock-email-missing = 알려 드릴 이메일 주소를 입력해 주세요.
restock-asked = 이 주소로 메일을 받을 수 있다면 메일을 보냈습니다. 메일의 링크를 여시면, 다시 들어올 때 한 번 알려 드립니다.
restock-noted = 다시 들어오면 메일을 한 번 보내 드립니다.

## Where the mail leads

restock-confirm-lead = { $goods }: 지금은 품절입니다. 다시 들어오면 메일을 한 번 보내 드릴까요?
restock-confirm = 네, 알려 주세요
restock-not-me = 제가 아닙니다: 주소 삭제
restock-waits = 알려 드리겠습니다
restock-waits-for = { $goods }: 다시 들어오면 메일을 한 번 보내 드립니다. 시간이 걸릴 수 있고, 다시 들어오지 않을 수도 있습니다.
restock-see = 상점에서 보기
restock-stop = 알림 그만 받기
restock-over = 기다리는 상품이 없습니다
restock-over-lead = 이미 알려 드렸거나, 마음을 바꾸셨거나, 링크가 오래되었습니다. 주소는 더 이상 보관하지 않습니다.
restock-shop = 상점으로

## The mails

restock-ask-subject = { $goods }: 재입고되면 알려 드릴까요?
restock-ask-heading = 재입고 알림
restock-ask-sentence = { $goods }의 재입고 알림 요청이 있었습니다. 고객님께서 요청하신 것으로 보입니다.
restock-ask-button = 네, 알려 주세요
restock-ask-note = 요청하지 않으셨다면 그대로 두세요. 하루가 지나면 주소를 삭제합니다.
restock-back-subject = { $goods }: 다시 들어왔습니다
restock-back-heading = 다시 들어왔습니다
restock-back-sentence = 기다리시던 { $goods } 상품이 다시 들어왔습니다. 다른 분들께도 알려 드렸으므로 곧 품절될 수 있습니다.
restock-back-button = 상점에서 보기
restock-back-note = 요청하신 메일은 이 한 통뿐입니다. 알림 목록에서 삭제했습니다.
