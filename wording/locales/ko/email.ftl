email-incomplete = 이메일 주소가 완전하지 않습니다. name@example.com과 같이 전체 주소를 입력해 주세요.
email-several = 이메일 주소는 빈칸이나 쉼표 없이 하나만 입력해 주세요.
email-not-ascii = @ 앞에 많은 메일 서버가 받지 못하는 글자가 있어 메일이 도착하지 않을 수 있습니다. @ 앞이 영문자와 숫자로 된 주소를 사용해 주세요.
email-bad-name = @ 앞부분이 이메일 주소 형식에 맞지 않습니다. 불필요한 점이나 기호가 없는지 확인해 주세요.
email-bad-domain = @ 뒷부분이 example.com과 같은 도메인 형식이 아닙니다. 철자를 확인해 주세요.
email-too-long = 이메일 주소로 쓰기에는 너무 깁니다. name@example.com과 같이 입력해 주세요.
