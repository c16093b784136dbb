language-name = Deutsch
language-choose = Sprache
language-read-here = Diese Seite auf Deutsch lesen
language-amount = { $number } { $code }
language-thousands = .
language-decimals = ,
language-list = { $before }, { $next }
