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
}
