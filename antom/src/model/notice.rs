//! The bodies of notifications.

use super::payment::PromotionResult;
use super::result::OperationResult;
use super::shared::{capture_result, payment_report};
use super::wire::{Detail, Details, JsonText};

payment_report! {
    /// `PAYMENT_RESULT` or `PAYMENT_PENDING`: how a payment came out, or that it waits.
    ///
    /// For `CARD`, `APPLEPAY`, `GOOGLEPAY` and Pay by bank a success only means authorised: ship on
    /// the [`CaptureNotification`]. If `payment_method_type` is missing, ask `inquiryPayment`.
    pub struct PaymentNotification {
        /// `PAYMENT_RESULT` or `PAYMENT_PENDING`.
        pub notify_type: Option<String>,
        /// How the payment came out.
        pub result: OperationResult,
        /// Antom's id of the subscription, if the payment is one of its. With a period as well, the
        /// notification is a [`DeductionNotification`](crate::DeductionNotification) instead.
        pub subscription_id: Option<String>,
        /// Promotions applied.
        pub promotion_result: Details<PromotionResult>,
    }
}

capture_result! {
    /// `CAPTURE_RESULT`: whether authorised money was taken.
    ///
    /// It ties to its payment by `payment_id`; an automatic capture also has the payment's request id
    /// as its own. It may arrive before the payment's notification.
    pub struct CaptureNotification {
        /// `CAPTURE_RESULT`.
        pub notify_type: Option<String>,
        /// How the capture came out.
        pub result: OperationResult,
        /// Your own id of the attempt, which most notifications leave out.
        pub payment_request_id: Option<String>,
    }
}
