language-name = 한국어
language-choose = 언어
language-read-here = 이 페이지를 한국어로 보기
language-amount = { $code } { $number }
language-thousands = ,
language-decimals = .
language-list = { $before }, { $next }
