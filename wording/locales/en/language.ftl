### The languages of the shop.

# In the language itself.
language-name = English

language-choose = Language

# Above a page in another language, for readers of this one.
language-read-here = Read this page in English

# As CLDR has it for codes.
# $code (String) - SGD
# $number (String) - 6,400.00
language-amount = { $code } { $number }

# Between each three digits, and before what is less than one: 6,400.00
language-thousands = ,
language-decimals = .

# Names in a row; more than two are put together one by one.
# $before (String)
# $next (String)
language-list = { $before }, { $next }
