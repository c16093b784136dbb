language-name = 日本語
language-choose = 言語
language-read-here = このページを日本語で見る
language-amount = { $code } { $number }
language-thousands = ,
language-decimals = .
language-list = { $before }、{ $next }
