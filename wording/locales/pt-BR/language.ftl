language-name = Português (Brasil)
language-choose = Idioma
language-read-here = Ler esta página em português
language-amount = { $code } { $number }
language-thousands = .
language-decimals = ,
language-list = { $before }, { $next }
