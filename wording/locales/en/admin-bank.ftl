### Why a bank refused, and what the card scheme advises, for the merchant.

## Codes of banks, by the first that means it

admin-bank-code-01 = The bank wants to be asked first.
admin-bank-code-03 = The bank does not know the merchant.
admin-bank-code-04 = The card is reported as lost or stolen.
admin-bank-code-05 = The bank refused and gave no reason.
admin-bank-code-12 = The bank took the transaction or its amount for invalid.
admin-bank-code-14 = The bank has no such card.
admin-bank-code-15 = There is no such bank.
admin-bank-code-46 = The account is closed.
admin-bank-code-51 = There is not enough money.
admin-bank-code-54 = The card has expired.
admin-bank-code-55 = The PIN is wrong.
admin-bank-code-57 = The card is not allowed to do this.
admin-bank-code-59 = The bank suspects a fraud.
admin-bank-code-61 = The amount is above the card's limit.
admin-bank-code-65 = The card was used too often.
admin-bank-code-1a = The bank wants the buyer authenticated.
admin-bank-code-82 = The security code is wrong.
admin-bank-code-91 = The bank could not be reached.
admin-bank-code-93 = Refused by law.
admin-bank-code-96 = A system on the way had a fault.
admin-bank-code-r0 = The cardholder stopped these payments.

## The scheme's advice

admin-bank-advice-01 = There are newer particulars of this card: ask the buyer for them.
admin-bank-advice-02 = Try again later.
admin-bank-advice-03 = Do not try this card again.
admin-bank-advice-24 = Try again after an hour.
admin-bank-advice-25 = Try again after a day.
admin-bank-advice-26 = Try again after two days.
admin-bank-advice-27 = Try again after four days.
admin-bank-advice-28 = Try again after six days.
admin-bank-advice-29 = Try again after eight days.
admin-bank-advice-30 = Try again after ten days.
admin-bank-advice-40 = It is a prepaid card that cannot be filled up.
admin-bank-advice-41 = It is a card number for one use.
admin-bank-advice-unknown = Ask Antom what this advice means.
