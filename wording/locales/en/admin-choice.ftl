### How a buyer chose to pay, and what Antom was asked for because of it. The parts are joined
### by semicolons.

# $method (String)
admin-choice-method = { $method }, chosen in the shop
admin-choice-card = Card, chosen in the shop
admin-choice-saved-card = Saved card
# $brand (String)
admin-choice-brand = charged as { $brand }
# $months (Number)
admin-choice-instalments = in { $months } monthly instalments
admin-choice-by-issuer = authenticated by its South Korean issuer
admin-choice-3ds = 3-D Secure asked for
admin-choice-3ds-left = 3-D Secure left to Antom and the bank
admin-choice-saving-asked = Antom asks whether to save the card
admin-choice-saving = the buyer wants the card saved
# $parts (String)
admin-choice-whole = { $parts }.
