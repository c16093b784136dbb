//! What the result codes mean, call by call, and constants for those of the calls that move money.
//!
//! Decide by the **status** first: `S` is an [`Answer`](crate::Answer), `F` is
//! [`CallError::Refused`](crate::CallError::Refused), `U` is
//! [`CallError::Unknown`](crate::CallError::Unknown). The code only says why. Antom adds codes
//! without notice, so they are texts: compare those that you act on, and treat any other by its
//! status.
//!
//! ```
//! use antom::{CallError, codes};
//!
//! fn may_refund_instead(error: &CallError) -> bool {
//!     error.refusal_code() == Some(codes::CANCEL_WINDOW_EXCEED)
//! }
//! ```
//!
//! ## Any call
//!
//! | code | status | why | what to do |
//! |---|---|---|---|
//! | `SUCCESS` | S | | |
//! | `ACCESS_DENIED`, `INVALID_API`, `NO_INTERFACE_DEF` | F | not allowed to call this, or there is no such call | ask Antom |
//! | `CLIENT_INVALID`, `INVALID_CLIENT` | F | the client id is not known | mend the configuration |
//! | `INVALID_SIGNATURE`, `KEY_NOT_FOUND` | F | the signature is wrong, or your public key was not uploaded | mend the keys |
//! | `MEDIA_TYPE_NOT_ACCEPTABLE`, `METHOD_NOT_SUPPORTED` | F | the headers or the method are wrong | look for a proxy that changes them |
//! | `PARAM_ILLEGAL` | F | a field is missing or wrong | mend the request |
//! | `SYSTEM_ERROR` | F | a fault at Antom | ask how the matter stands; then ask Antom |
//! | `REQUEST_TRAFFIC_EXCEED_LIMIT` | U | too many calls | later, as below |
//! | `UNKNOWN_EXCEPTION` | U | Antom does not know | as below |
//!
//! ## Pay
//!
//! A refusal is final: its id pays nothing any more, and no notification follows. The same codes
//! are the `paymentResultCode` of an inquiry and the result of a notification. Another try is
//! another `paymentRequestId` of the same order.
//!
//! Unknown: ask `inquiryPayment` about the **same** id, and make no other payment of the order
//! before that is decided.
//!
//! | code | status | why | what the buyer can do |
//! |---|---|---|---|
//! | `PAYMENT_IN_PROCESS` | U | **accepted**; with an address the buyer has to go on there, without it the payment is under way | go on, or wait |
//! | `USER_BALANCE_NOT_ENOUGH` | F | too little money | another card, or method |
//! | `USER_AMOUNT_EXCEED_LIMIT`, `PAYMENT_AMOUNT_EXCEED_LIMIT`, `PAYMENT_COUNT_EXCEED_LIMIT` | F | too much, or too often, for this account or method | another card, or method; or later |
//! | `INVALID_CARD_NUMBER`, `CARD_NOT_SUPPORTED`, `INVALID_CODE`, `EXPIRED_CODE` | F | the card is mistyped, expired or not taken | look at the card, or another one |
//! | `INVALID_TOKEN` | F | the saved card is deleted or expired | type the card again; forget the saved one |
//! | `USER_PAYMENT_VERIFICATION_FAILED`, `VERIFY_UNMATCHED`, `VERIFY_TIMES_EXCEED_LIMIT` | F | 3D Secure, or another check of the buyer, failed | try again, another card, or ask the bank |
//! | `PROCESS_FAIL` | F | the bank refused, without saying why | another card, or ask the bank; not the same again |
//! | `RISK_REJECT`, `FRAUD_REJECT`, `REGULATION_RESTRICTION` | F | refused as a risk, or by law | another method; you, for your part, do not say more |
//! | `USER_STATUS_ABNORMAL`, `USER_NOT_EXIST`, `USER_KYC_NOT_QUALIFIED` | F | the buyer's account does not allow it | another card, or ask the bank |
//! | `UNAVAILABLE_PAYMENT_METHOD`, `NO_PAY_OPTIONS`, `BUSINESS_NOT_SUPPORT` | F | the method cannot be used now | another method |
//! | `CURRENCY_NOT_SUPPORT` | F | not in this currency | another method; or you mend the contract |
//! | `ORDER_IS_CLOSED` | F | the time for paying is over | try again |
//! | `ORDER_IS_CANCELED` | F | you cancelled this payment | try again, if the order stands |
//! | `REPEAT_REQ_INCONSISTENT` | F | the id was used with other particulars | nothing: **the earlier request stands**, ask `inquiryPayment` |
//! | `INVALID_PAYMENT_METHOD_META_DATA`, `INVALID_PAYMENT_CODE` | F | what the method needs is missing or wrong | nothing: mend the request |
//! | `INVALID_CONTRACT`, `INVALID_MERCHANT_STATUS`, `MERCHANT_NOT_REGISTERED`, `SETTLE_CONTRACT_NOT_MATCH` | F | your contract does not cover it | another method; ask Antom |
//!
//! ## Saved cards
//!
//! | code | status | why | what to do |
//! |---|---|---|---|
//! | `SUCCESS` | S | the card is forgotten | |
//! | `INVALID_TOKEN` | F | there is no such card, or no longer | nothing |
//!
//! ## Capture
//!
//! Unknown: repeat with the **same** `captureRequestId` and amount; Antom takes the money once.
//! The notification `CAPTURE_RESULT` has the same codes.
//!
//! | code | status | why | what to do |
//! |---|---|---|---|
//! | `CAPTURE_IN_PROCESS` | U | **accepted**, under way | wait for the notification, or ask `inquiryPayment` |
//! | `AUTH_EXPIRED`, `AUTH_CANCELLED`, `AUTH_NOT_FOUND` | F | nothing is reserved any more | the buyer must pay again |
//! | `CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT` | F | more than was authorised | capture what was authorised |
//! | `MULTI_CAPTURE_NOT_SUPPORTED` | F | there may be one capture only | ask `inquiryPayment` for it |
//! | `ORDER_IS_CANCELED` | F | the payment was cancelled | nothing |
//! | `ORDER_STATUS_INVALID` | F | the payment cannot be captured as it stands: not paid, or captured before | ask `inquiryPayment` |
//! | `REPEAT_REQ_INCONSISTENT` | F | the id was used with another amount or payment | **the earlier request stands**: ask `inquiryPayment` |
//! | `CURRENCY_NOT_SUPPORT`, `INVALID_CONTRACT`, `NO_PAY_OPTIONS` | F | your contract does not cover it | ask Antom |
//! | `RISK_REJECT`, `PROCESS_FAIL` | F | refused, not to be repeated | the buyer must pay again |
//! | `PAYMENT_COUNT_EXCEED_LIMIT`, `USER_AMOUNT_EXCEED_LIMIT`, `USER_BALANCE_NOT_ENOUGH`, `USER_NOT_EXIST`, `USER_STATUS_ABNORMAL` | F | the buyer's account does not allow it | the buyer must pay again, perhaps by another method |
//!
//! ## Cancel
//!
//! Unknown: repeat the same request, three times or so; then ask `inquiryPayment`, which says
//! `CANCELLED` if it worked.
//!
//! | code | status | why | what to do |
//! |---|---|---|---|
//! | `CANCEL_WINDOW_EXCEED` | F | too late | refund instead |
//! | `ORDER_NOT_EXIST` | F | Antom has no such payment, for instance because the page was not submitted; it may still be | keep asking `inquiryPayment` until the session has expired |
//! | `ORDER_STATUS_INVALID` | F | the payment cannot be cancelled as it stands, for instance because it is captured | ask `inquiryPayment`; refund if it is paid |
//! | `PROCESS_FAIL` | F | refused, for instance because there was a refund | ask `inquiryPayment` |
//!
//! ## Refund
//!
//! Unknown: repeat with the **same** `refundRequestId` and amount; Antom gives the money back once.
//! Or ask `inquiryRefund`. No notification follows a refusal here.
//!
//! | code | status | why | what to do |
//! |---|---|---|---|
//! | `REFUND_IN_PROCESS` | U | **accepted**, under way | wait for the notification, or ask `inquiryRefund` |
//! | `REFUND_AMOUNT_EXCEED` | F | more than is left of what was captured | ask `inquiryPayment` what was refunded elsewhere |
//! | `REFUND_WINDOW_EXCEED` | F | too late by your contract | pay the buyer back outside Antom |
//! | `REFUND_NOT_SUPPORTED`, `PARTIAL_REFUND_NOT_SUPPORTED`, `MULTIPLE_REFUNDS_NOT_SUPPORTED` | F | the method does not allow it, or not so | refund in full or at once, or outside Antom |
//! | `MERCHANT_BALANCE_NOT_ENOUGH` | F | your balance with Antom is too small | later, with a new id |
//! | `ORDER_NOT_EXIST` | F | Antom has no such payment | check the id |
//! | `ORDER_IS_CANCELED` | F | the payment was cancelled, so the money went back already | nothing |
//! | `ORDER_STATUS_INVALID` | F | the payment cannot be refunded as it stands: not paid, or not captured | ask `inquiryPayment`; cancel instead if it is authorised |
//! | `REPEAT_REQ_INCONSISTENT` | F | the id was used with another amount or payment | **the earlier request stands**: ask `inquiryRefund` |
//! | `CURRENCY_NOT_SUPPORT`, `INVALID_MERCHANT_STATUS` | F | your contract does not cover it | ask Antom |
//! | `RISK_REJECT`, `PROCESS_FAIL` | F | refused, not to be repeated | ask Antom |
//!
//! ## Inquiries of refunds
//!
//! No outcome of the call itself says that a refund failed: `refundStatus` does.
//!
//! | code | status | why | what to do |
//! |---|---|---|---|
//! | `SUCCESS` | S | the question was answered | decide by `refundStatus`; without one, as in the next row |
//! | `REFUND_NOT_EXIST`, `ORDER_NOT_EXIST` | F | Antom has no such refund, **or not yet** | repeat the refund with the same `refundRequestId` |
//!
//! ## Subscriptions
//!
//! Unknown: repeat the same request, three times or so, with the same id; then ask
//! `inquireSubscription`.
//!
//! | code | status | why | what to do |
//! |---|---|---|---|
//! | `UPDATE_FORBIDDEN_DURING_PAYMENT` | F | a period is being paid for | the same update, later |
//! | `PROCESS_FAIL` | F | refused: a date out of range, or a subscription that is over | ask `inquireSubscription`; do not repeat it unaltered |
//! | `SUBSCRIPTION_NOT_EXIST` | F | Antom has no such subscription, or not yet | nothing: it does **not** say that it ended |
//! | `UNKNOWN_CLIENT` | F | the client id is not known | mend the configuration |
//! | `REQUEST_TRAFFIC_EXCEED_LIMIT` | F for `update`, U elsewhere | too many calls | later, whatever the status |
//!
//! `inquireSubscriptionPayment` about a subscription that Antom does not know finds no payments, and
//! is not refused. What a deduction failed of is one of the codes of [Pay](#pay).
//!
//! ## Disputes
//!
//! Unknown: repeat the request as it was.
//!
//! | code | status | why | what to do |
//! |---|---|---|---|
//! | `REPEAT_REQUEST` | F | it was answered before | nothing, if it was you who answered |
//! | `DEFENSE_EXCEED_LIMIT` | F | a defence is with Antom already | wait for the judgement |
//! | `TIME_EXCEEDS_LIMIT` | F | the time to answer is over, so the dispute counts as accepted | nothing |
//! | `NOT_ALLOW_IN_CURRENT_STATUS` | F | the dispute cannot be answered so as it stands | look at it in Antom's dashboard |

macro_rules! codes {
    ($($(#[$meta:meta])* $name:ident,)+) => {
        $($(#[$meta])* pub const $name: &str = stringify!($name);)+

        /// Every code on this page, for whoever counts them: Antom may answer with others.
        pub const ALL: &[&str] = &[$($name,)+];
    };
}

codes! {
    /// It worked.
    SUCCESS,
    /// Not allowed to call this.
    ACCESS_DENIED,
    /// The client id is not known.
    CLIENT_INVALID,
    /// The client id is not known.
    INVALID_CLIENT,
    /// There is no such call.
    INVALID_API,
    /// The signature is wrong.
    INVALID_SIGNATURE,
    /// Your public key was not uploaded.
    KEY_NOT_FOUND,
    /// The content type is not JSON.
    MEDIA_TYPE_NOT_ACCEPTABLE,
    /// The method is not POST.
    METHOD_NOT_SUPPORTED,
    /// There is no such call.
    NO_INTERFACE_DEF,
    /// A field is missing or wrong.
    PARAM_ILLEGAL,
    /// A fault at Antom.
    SYSTEM_ERROR,
    /// Too many calls. Its status is `U`.
    REQUEST_TRAFFIC_EXCEED_LIMIT,
    /// Antom does not know. Its status is `U`.
    UNKNOWN_EXCEPTION,
    /// Refused, not to be repeated.
    PROCESS_FAIL,
    /// Refused as a risk.
    RISK_REJECT,
    /// The request id was used before, with other particulars, and that request stands.
    REPEAT_REQ_INCONSISTENT,
    /// Antom has no such payment, or not yet.
    ORDER_NOT_EXIST,
    /// The payment does not allow it as it stands.
    ORDER_STATUS_INVALID,
    /// The payment was cancelled.
    ORDER_IS_CANCELED,
    /// The currency is not covered.
    CURRENCY_NOT_SUPPORT,
    /// The contract does not cover it.
    INVALID_CONTRACT,
    /// Your account is restricted.
    INVALID_MERCHANT_STATUS,
    /// The payment, or its capture, is under way. Its status is `U`.
    PAYMENT_IN_PROCESS,
    /// The capture was accepted and is under way. Its status is `U`.
    CAPTURE_IN_PROCESS,
    /// The authorisation was cancelled.
    AUTH_CANCELLED,
    /// The authorisation lapsed.
    AUTH_EXPIRED,
    /// There is no such authorisation.
    AUTH_NOT_FOUND,
    /// The capture is for more than was authorised.
    CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT,
    /// There may be one capture only.
    MULTI_CAPTURE_NOT_SUPPORTED,
    /// No method of payment is open to you.
    NO_PAY_OPTIONS,
    /// The method is not for this kind of business.
    BUSINESS_NOT_SUPPORT,
    /// The card is not taken.
    CARD_NOT_SUPPORTED,
    /// The code has expired.
    EXPIRED_CODE,
    /// Refused as a fraud.
    FRAUD_REJECT,
    /// The card number is wrong.
    INVALID_CARD_NUMBER,
    /// The code is wrong.
    INVALID_CODE,
    /// The payment code is wrong.
    INVALID_PAYMENT_CODE,
    /// What the method needs is missing or wrong.
    INVALID_PAYMENT_METHOD_META_DATA,
    /// There is no such saved card, or no longer.
    INVALID_TOKEN,
    /// You are not registered for this method.
    MERCHANT_NOT_REGISTERED,
    /// The payment was not finished in time.
    ORDER_IS_CLOSED,
    /// The payment is for more than is allowed.
    PAYMENT_AMOUNT_EXCEED_LIMIT,
    /// Refused by law.
    REGULATION_RESTRICTION,
    /// The currency of payout is not in your contract.
    SETTLE_CONTRACT_NOT_MATCH,
    /// The method cannot be used now.
    UNAVAILABLE_PAYMENT_METHOD,
    /// The buyer is not known well enough.
    USER_KYC_NOT_QUALIFIED,
    /// 3D Secure, or another check of the buyer, failed.
    USER_PAYMENT_VERIFICATION_FAILED,
    /// The buyer was checked too often.
    VERIFY_TIMES_EXCEED_LIMIT,
    /// The check of the buyer did not match.
    VERIFY_UNMATCHED,
    /// The buyer paid too often.
    PAYMENT_COUNT_EXCEED_LIMIT,
    /// The buyer paid too much.
    USER_AMOUNT_EXCEED_LIMIT,
    /// The buyer has too little money.
    USER_BALANCE_NOT_ENOUGH,
    /// The buyer has no such account.
    USER_NOT_EXIST,
    /// The buyer's account is restricted.
    USER_STATUS_ABNORMAL,
    /// It is too late to cancel: refund instead.
    CANCEL_WINDOW_EXCEED,
    /// The refund was accepted and is under way. Its status is `U`.
    REFUND_IN_PROCESS,
    /// The refund is for more than is left.
    REFUND_AMOUNT_EXCEED,
    /// It is too late to refund.
    REFUND_WINDOW_EXCEED,
    /// The method has no refunds.
    REFUND_NOT_SUPPORTED,
    /// The method has no partial refunds.
    PARTIAL_REFUND_NOT_SUPPORTED,
    /// The method has one refund of a payment only.
    MULTIPLE_REFUNDS_NOT_SUPPORTED,
    /// Your balance with Antom is too small.
    MERCHANT_BALANCE_NOT_ENOUGH,
    /// Antom has no such refund, or not yet.
    REFUND_NOT_EXIST,
    /// Antom has no such subscription, or not yet.
    SUBSCRIPTION_NOT_EXIST,
    /// The subscription cannot be altered while a period is being paid for.
    UPDATE_FORBIDDEN_DURING_PAYMENT,
    /// The client id is not known.
    UNKNOWN_CLIENT,
    /// The dispute was answered before.
    REPEAT_REQUEST,
    /// A defence of the dispute is there already.
    DEFENSE_EXCEED_LIMIT,
    /// The time to answer the dispute is over.
    TIME_EXCEEDS_LIMIT,
    /// The dispute cannot be answered so as it stands.
    NOT_ALLOW_IN_CURRENT_STATUS,
}
