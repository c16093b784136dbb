### What the codes of card schemes mean, for the merchant. The code itself stands beside.

## The results, in a word or two

admin-card-check-attempted = Attempted
admin-card-check-authenticated = Authenticated
admin-card-check-data-only = Data only
admin-card-check-does-not-match = Does not match
admin-card-check-exempt = Exempt
admin-card-check-left-out = Left out
admin-card-check-matches = Matches
admin-card-check-name-matches = Name matches
admin-card-check-not-authenticated = Not authenticated
admin-card-check-not-checked = Not checked
admin-card-check-not-supported = Not supported
admin-card-check-postal-code-matches = Postal code matches
admin-card-check-probably-the-bank = Probably the bank
admin-card-check-probably-you = Probably you
admin-card-check-street-matches = Street matches
admin-card-check-the-cards-bank = The card's bank
admin-card-check-unavailable = Unavailable
admin-card-check-without-the-buyer = Without the buyer
admin-card-check-you = You
admin-card-check-not-told = Not told
admin-card-check-unknown = Unknown code
    .meaning = Ask Antom what this code means.

## The address

admin-card-check-avs-all = Street and postal code are those that the bank has on record.
admin-card-check-avs-street = The street is the bank's; the postal code is not, or was not checked.
admin-card-check-avs-postcode = The postal code is the bank's; the street is not, or was not checked.
admin-card-check-avs-name = The name is the bank's; of the address only a part is, or nothing.
admin-card-check-avs-none = Neither street nor postal code are those that the bank has on record.
admin-card-check-avs-foreign = The bank could not check the address, often because it is in another country.
admin-card-check-avs-unsupported = The bank takes no part in address checks.
admin-card-check-avs-unavailable = The bank has no address on record, or none was given.
admin-card-check-avs-failed = The check itself failed, or the bank's system was away.

## The security code

admin-card-check-cvv-matches = Whoever paid knew the security code of the card.
admin-card-check-cvv-differs = The security code that was typed is not the card's.
admin-card-check-cvv-not-checked = The bank did not check the security code.
admin-card-check-cvv-left-out = The card has a security code, and none was given.
admin-card-check-cvv-unavailable = The bank takes no part in this check, or did not answer.

## 3-D Secure

admin-card-check-secured-authenticated = The bank confirmed that it was the cardholder.
admin-card-check-secured-attempted = It was tried; the bank or the card takes no part in it.
admin-card-check-secured-not-authenticated = Nobody confirmed that it was the cardholder.
admin-card-check-secured-data-only = The bank was informed and nobody was authenticated.
admin-card-check-secured-exempt = It was left out under an exemption.
admin-card-check-secured-merchant = The shop started this payment; the buyer was not there.

## Who bears a loss by fraud

admin-card-check-liability-bank = The acquirer says that a loss by fraud is the bank's.
admin-card-check-liability-you = The acquirer says that a loss by fraud is yours.
admin-card-check-liability-probably-bank = After a successful 3-D Secure a loss by fraud is usually the bank's.
admin-card-check-liability-attempted = An attempt usually counts against a bank that takes no part; some schemes except it.
admin-card-check-liability-probably-you = Without 3-D Secure a loss by fraud is usually the merchant's.
admin-card-check-liability-untold = Nothing was told that would make a loss by fraud the bank's.

## Why 3-D Secure did not succeed, by EMVCo’s numbers

admin-card-check-reason-01 = The authentication failed.
admin-card-check-reason-02 = The device is not known.
admin-card-check-reason-03 = The device is not supported.
admin-card-check-reason-04 = It was tried too often.
admin-card-check-reason-05 = The card has expired.
admin-card-check-reason-06 = The card's number is wrong.
admin-card-check-reason-07 = The transaction is not valid.
admin-card-check-reason-08 = The bank has no such card.
admin-card-check-reason-09 = A security failure.
admin-card-check-reason-10 = The card is reported as stolen.
admin-card-check-reason-11 = The bank suspects a fraud.
admin-card-check-reason-12 = The card does not allow this.
admin-card-check-reason-13 = The cardholder is not enrolled.
admin-card-check-reason-14 = The bank's system did not answer in time.
admin-card-check-reason-15 = The bank has little confidence.
admin-card-check-reason-22 = The bank's system had a fault.

## Why a challenge was given up, by EMVCo’s numbers

admin-card-check-challenge-01 = The buyer gave the challenge up.
admin-card-check-challenge-03 = The challenge was not answered in time.
admin-card-check-challenge-06 = The challenge broke off with an error.

## Names of what was checked

admin-card-check-of-address = Address (AVS)
admin-card-check-of-security-code = Security code (CVV)
admin-card-check-of-3ds = 3-D Secure
admin-card-check-of-liability = Loss by fraud
admin-card-check-of-refusal = The bank's refusal
admin-card-check-of-advice = The scheme's advice

admin-card-check-advice = Advice
admin-card-check-refused = Refused
# $reason (String) - what the bank wrote
admin-card-check-refusal-reason = In its words: { $reason }
# The same, where the bank wrote no full stop.
# $reason (String)
admin-card-check-refusal-reason-open = In its words: { $reason }.

## More about 3-D Secure

admin-card-check-not-used = Not used
    .meaning = 3-D Secure was not offered for this payment.
admin-card-check-offered = Offered
    .meaning = What came of it was not told.
admin-card-check-challenged = The buyer was asked for proof.
admin-card-check-frictionless = The buyer was not asked for anything.
# $code (String)
admin-card-check-reason = Reason { $code }.
# $code (String)
# $meaning (String) - a sentence
admin-card-check-reason-known = Reason { $code }: { $meaning }
# $code (String)
admin-card-check-challenge = Challenge { $code }.
# $code (String)
# $meaning (String) - a sentence
admin-card-check-challenge-known = Challenge { $code }: { $meaning }
# $exemption (String)
admin-card-check-exemption = Exemption: { $exemption }.
# $status (String)
admin-card-check-status = The bank's status: { $status }.
# $kind (String)
admin-card-check-performed = Performed: { $kind }.
# $version (String)
admin-card-check-version = Version { $version }.
