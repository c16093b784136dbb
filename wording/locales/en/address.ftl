### A buyer's address book.

address-book = Addresses
address-none = No addresses yet. One that is kept here can be chosen at checkout.
address-new = Add an address
address-edit = Change an address
address-keep = Keep this address
address-back = Back to your account
address-default = Used first
address-make-default = Use this one first
# Read out instead of the words before, as the others below.
# $name (String) - who receives what goes there
address-make-default-named = Use the address of { $name } first
address-change = Change
# $name (String)
address-edit-named = Change the address of { $name }
address-remove = Remove
# $name (String)
address-remove-named = Remove the address of { $name }
address-remove-yes = Yes, remove it
address-full = Your book is full. Remove an address before you add another.
# At checkout, above a list.
address-choose = Choose one of your addresses
