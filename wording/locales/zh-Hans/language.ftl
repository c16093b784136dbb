language-name = 简体中文
language-choose = 语言
language-read-here = 用简体中文阅读此页
language-amount = { $code } { $number }
language-thousands = ,
language-decimals = .
language-list = { $before }、{ $next }
