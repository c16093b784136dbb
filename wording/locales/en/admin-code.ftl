### Why a payment, a capture or a refund failed: Antom's codes, for the merchant.

admin-code-user-balance-not-enough = The buyer has too little money on this account.
admin-code-user-amount-exceed-limit = The amount is above the limit of this account or method.
admin-code-payment-count-exceed-limit = The account or method was used too often.
admin-code-invalid-card-number = The card number is wrong.
admin-code-card-not-supported = Cards of this kind are not taken.
admin-code-invalid-code = The code that was given is wrong.
admin-code-expired-code = The code, or the card, has expired.
admin-code-invalid-token = The saved card was deleted or has expired.
admin-code-user-payment-verification-failed = 3-D Secure, or another check of the buyer, failed.
admin-code-verify-unmatched = A check of the buyer did not match.
admin-code-verify-times-exceed-limit = The buyer was checked too often.
admin-code-process-fail = The bank refused, and did not say why. The same will not work again.
admin-code-risk-reject = Refused as a risk. Tell the buyer no more than that it was declined.
admin-code-fraud-reject = Refused as a fraud. Tell the buyer no more than that it was declined.
admin-code-regulation-restriction = Refused by law.
admin-code-user-status-abnormal = The buyer's account is restricted.
admin-code-user-not-exist = The buyer has no such account.
admin-code-user-kyc-not-qualified = The buyer has not proved enough about themselves.
admin-code-unavailable-payment-method = The method cannot be used now, or is not open to you.
admin-code-business-not-support = The method is not for this kind of business.
admin-code-currency-not-support = The currency is not covered by the method or your contract.
admin-code-order-is-closed = The payment was not finished in time.
admin-code-order-is-canceled = The payment was cancelled.
admin-code-repeat-req-inconsistent = The id was used before with other particulars, and that earlier request stands.
admin-code-invalid-payment-method-meta-data = The shop sent a field that is missing or wrong: a fault of the shop.
admin-code-invalid-contract = Your contract with Antom does not cover it.
admin-code-access-denied = Your account may not do this: ask Antom.
admin-code-client-invalid = Antom does not know the client id.
admin-code-invalid-signature = Antom does not accept the shop's key.
admin-code-media-type-not-acceptable = Something between the shop and Antom changes the requests.
admin-code-system-error = Antom had a fault of its own.
admin-code-request-traffic-exceed-limit = Antom was asked too often.
admin-code-auth-expired = The hold has lapsed: the buyer would have to pay again.
admin-code-auth-cancelled = The hold was cancelled: the buyer would have to pay again.
admin-code-auth-not-found = Antom holds no such money.
admin-code-capture-amount-exceed-auth-limit = More than what is held was asked for.
admin-code-multi-capture-not-supported = There may be one capture only.
admin-code-order-status-invalid = The payment does not allow it as it stands.
admin-code-order-not-exist = Antom has no such payment.
admin-code-cancel-window-exceed = It was too late to cancel: refund instead.
admin-code-refund-amount-exceed = More than what is left was to be refunded.
admin-code-refund-window-exceed = It was too late to refund: pay the buyer outside Antom.
admin-code-refund-not-supported = The method has no refunds: pay the buyer outside Antom.
admin-code-partial-refund-not-supported = The method refunds in full only.
admin-code-multiple-refunds-not-supported = The method refunds once only.
admin-code-merchant-balance-not-enough = Your balance with Antom was too small.
admin-code-refund-not-exist = Antom has no such refund.
admin-code-subscription-not-exist = Antom has no such subscription, or not yet. This does not say that it ended.
admin-code-update-forbidden-during-payment = A period is being paid for right now. Change the subscription later.
admin-code-success = Antom had not refused it.
admin-code-untrusted-normal-url = Antom's answer led to an address that is not Antom's.
admin-code-unknown = Antom refused it with a code that this version does not know.

# $meaning (String) - one of the sentences above
# $code (String) - Antom's
admin-code-with = { $meaning } ({ $code })
