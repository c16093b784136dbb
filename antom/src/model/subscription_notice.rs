//! The bodies of notifications about subscriptions.

use super::payment::PromotionResult;
use super::result::OperationResult;
use super::shared::payment_report;
use super::subscription::PeriodRule;
use super::subscription_words::{SubscriptionNotificationType, SubscriptionStatus};
use super::wire::{Detail, Details, JsonText, wire};

wire! {
    /// What became of a subscription. It goes to `subscriptionNotifyUrl`, and has neither a
    /// `notifyType` nor a result, as a rule.
    ///
    /// After [`Create`](SubscriptionNotificationType::Create) the status tells:
    /// [`Active`](SubscriptionStatus::Active), or [`Terminated`](SubscriptionStatus::Terminated) if
    /// the sign-up failed.
    pub struct SubscriptionNotification {
        /// What happened.
        pub subscription_notification_type: SubscriptionNotificationType,
        /// Where it stands now. Without a status, ask.
        pub subscription_status: Option<SubscriptionStatus>,
        /// Antom's id of it.
        pub subscription_id: Option<String>,
        /// Your own id of it.
        pub subscription_request_id: Option<String>,
        /// When its first period began, ISO 8601.
        pub subscription_start_time: Option<String>,
        /// When its last period ends, ISO 8601. It may be missing, and a subscription may end before
        /// it begins.
        pub subscription_end_time: Option<String>,
        /// When this happened, ISO 8601.
        pub subscription_last_update_time: Option<String>,
        /// How often it renews.
        pub period_rule: Detail<PeriodRule>,
        /// The subscription that it was changed for, or that it took the place of.
        pub related_subscription_id: Option<String>,
        /// A kind, if there is one.
        pub notify_type: Option<String>,
        /// How the call came out that led to it, if there is a result.
        pub result: Detail<OperationResult>,
    }
}

payment_report! {
    /// How the payment of one period came out: the first, and every renewal.
    ///
    /// It goes to `paymentNotifyUrl` as `PAYMENT_RESULT`, and is told from a payment's own by its
    /// subscription and its period. As a rule it has neither a `paymentRequestId` nor a method. For
    /// cards, Apple Pay and Google Pay a success is only an authorisation: the
    /// [`CaptureNotification`](crate::CaptureNotification) of the same `payment_id` says whether the
    /// money came.
    pub struct DeductionNotification {
        /// `PAYMENT_RESULT`.
        pub notify_type: Option<String>,
        /// How the payment came out. Methods other than cards may fail and succeed later in the same
        /// period, with another `payment_id`.
        pub result: OperationResult,
        /// Antom's id of the subscription.
        pub subscription_id: Option<String>,
        /// Your own id of the subscription.
        pub subscription_request_id: Option<String>,
        /// The period that was paid for, counted from 1.
        pub phase_no: Option<u32>,
        /// When that period begins, ISO 8601.
        pub period_start_time: Option<String>,
        /// When it ends, ISO 8601.
        pub period_end_time: Option<String>,
        /// Promotions applied.
        pub promotion_result: Details<PromotionResult>,
    }
}
