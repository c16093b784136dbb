### Why a payment did not go through, for the buyer: what may help, and never a code.

failure-balance = There was not enough money in the account. Another card, or another way to pay, may work.
failure-risk = The payment service turned this payment down for safety. Another way to pay may work.
failure-card-unusable = This card cannot be used here. Another card may work.
failure-saved-card-unusable = The saved card can no longer be used. Type it again, or pay with another card.
failure-too-late = The time to pay ran out before the payment was finished.
failure-cancelled = The payment was cancelled.
failure-not-verified = Your bank could not confirm that it was you. Try again, or use another card.
failure-not-verified-call = Your bank could not confirm that it was you. Please call your bank, or use another card.
failure-above-limit = The amount is above the limit of this way to pay. Another way to pay may work.
failure-too-often = This way to pay was used too often for now. Try again later, or pay another way.
failure-way-unavailable = This way to pay is not available at the moment. Please choose another way to pay.
failure-declined-by-bank = The bank declined the payment. Use another card, or call your bank to ask why.
failure-ours = We could not open the payment. Please try again in a few minutes.
failure-declined = The payment was declined. Try another card, or another way to pay.
