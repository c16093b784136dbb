use serde::{Deserialize, Serialize};

use super::schedule::Rate;
use super::terms::Period;
use crate::ledger::Method;
use crate::money::Money;
use crate::time::Timestamp;

/// Something learned about one sign-up of a subscription.
///
/// A subscription has more than one sign-up when Antom did not answer the first: each is a request
/// of its own, and each may come to life. Evidence is only ever added, and its order of arrival is
/// forgotten on purpose.
///
/// It is stored as JSON; the names in it never change.
///
/// ```
/// use domain::subscription::{Evidence, Fact};
///
/// let evidence = Evidence::new(1, Fact::Cancelled);
/// let json = r#"{"sign_up":1,"fact":{"kind":"cancelled"}}"#;
/// assert_eq!(serde_json::to_string(&evidence)?, json);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// The sign-up's place among those of the subscription, counted from 1.
    pub sign_up: u32,
    /// What was learned.
    pub fact: Fact,
}

impl Evidence {
    /// A fact about a sign-up.
    #[must_use]
    pub const fn new(sign_up: u32, fact: Fact) -> Self {
        Self { sign_up, fact }
    }
}

/// What can be learned about a subscription (guide 002).
///
/// Whatever comes from Antom counts only once its signature has been verified. Every payment has a
/// `paymentId` of its own, and `phase` counts periods from 1 as Antom's `phaseNo` does. Which phase
/// a payment is for is told by [`SignUpPayment`](Self::SignUpPayment),
/// [`Deducted`](Self::Deducted) and [`DeductionFailed`](Self::DeductionFailed); all other facts
/// about payments only name the payment, and may come before or after those.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// The sign-up's row was committed, before any request left.
    Begun,
    /// Nobody can sign up any more: `subscriptionExpiryTime` is over, and Antom was asked once
    /// more.
    Expired,
    /// `CREATE` with `ACTIVE`, or an inquiry that finds it active.
    Activated {
        /// Antom's `subscriptionId`.
        subscription_id: String,
    },
    /// `CREATE` with `TERMINATED`: the first payment or its capture failed.
    CreationFailed,
    /// The payment that the buyer made on the page is that of phase 1.
    SignUpPayment {
        /// `paymentId`.
        payment_id: String,
    },
    /// A deduction succeeded. For the card family this is no money yet.
    Deducted {
        /// `phaseNo`.
        phase: u32,
        /// `paymentId`.
        payment_id: String,
        /// `paymentAmount`.
        amount: Money,
        /// `periodStartTime` and `periodEndTime`; an inquiry does not tell them.
        period: Option<Period>,
    },
    /// A deduction failed. Antom tries wallets again in the same phase, and cards in the next.
    DeductionFailed {
        /// `phaseNo`.
        phase: u32,
        /// `paymentId`.
        payment_id: String,
        /// `resultCode`.
        code: String,
        /// As for [`Deducted`](Self::Deducted).
        period: Option<Period>,
    },
    /// The payment succeeded: for the card family the money is held, for others it is taken.
    PaymentSucceeded {
        /// `paymentId`.
        payment_id: String,
        /// `paymentAmount`.
        amount: Money,
        /// `paymentMethodType`, if it was told.
        method: Option<Method>,
    },
    /// The payment failed.
    PaymentFailed {
        /// `paymentId`.
        payment_id: String,
        /// `resultCode`.
        code: String,
    },
    /// Held money is taken.
    CaptureSucceeded {
        /// `paymentId`.
        payment_id: String,
        /// `captureAmount`.
        amount: Money,
    },
    /// Held money could not be taken.
    CaptureFailed {
        /// `paymentId`.
        payment_id: String,
        /// `resultCode`.
        code: String,
    },
    /// The whole payment was cancelled, and the buyer has the money.
    PaymentCancelled {
        /// `paymentId`.
        payment_id: String,
    },
    /// Money went back.
    Refunded {
        /// `paymentId`.
        payment_id: String,
        /// `refundRequestId`; each counts once.
        refund_request_id: String,
        /// `refundAmount`.
        amount: Money,
    },
    /// The merchant refunds an invoice: written down before the request leaves.
    RefundAsked {
        /// `paymentId`.
        payment_id: String,
        /// `refundRequestId`.
        refund_request_id: String,
        /// `refundAmount`.
        amount: Money,
    },
    /// Antom refused a refund for good.
    RefundFailed {
        /// `paymentId`.
        payment_id: String,
        /// `refundRequestId`.
        refund_request_id: String,
        /// `resultCode`.
        code: String,
    },
    /// The shop does not keep this payment: written down before the money goes back, so that no
    /// later success can make it the invoice's payment again.
    PaymentAbandoned {
        /// `paymentId`.
        payment_id: String,
    },
    /// The buyer or the merchant wants another plan: written down before the request leaves. The
    /// rates of all requests are agreed on, whatever became of them.
    UpdateRequested {
        /// Its place among the requests of the sign-up, from 1.
        number: u32,
        /// What later phases are to cost, and how long they are to be.
        rate: Rate,
    },
    /// Antom has the update: it accepted it, or an inquiry found it.
    Updated {
        /// As in the request.
        number: u32,
        /// Since when; the earliest one told counts.
        at: Timestamp,
    },
    /// Antom refused the update for good.
    UpdateRefused {
        /// As in the request.
        number: u32,
        /// `resultCode`.
        code: String,
    },
    /// `UPDATE`: the rate may be another since then. Which one only an inquiry tells.
    UpdateTold {
        /// `subscriptionLastUpdateTime`.
        at: Timestamp,
    },
    /// An inquiry told the rate.
    RateTold {
        /// `lastUpdateTime`: since then, if not longer.
        at: Timestamp,
        /// `paymentAmount` and `periodRule`.
        rate: Rate,
    },
    /// `CHANGE`: somebody outside the shop replaced the subscription by another.
    Changed {
        /// `relatedSubscriptionId`.
        subscription_id: String,
    },
    /// The buyer or the merchant wants no further charge: written down before the request leaves.
    CancelRequested,
    /// `CANCEL`: no further charge; the periods paid for run on.
    Cancelled,
    /// The merchant ends it at once: written down before the request leaves.
    TerminateRequested,
    /// `TERMINATE`, by whomever: it is over at this moment.
    Terminated {
        /// When it ended; the earliest one told counts.
        at: Timestamp,
    },
    /// Antom refused to cancel it or to end it. A person is told, and Antom is asked again.
    EndRefused {
        /// `resultCode`.
        code: String,
    },
    /// The shop does not keep this sign-up: written down before it is terminated.
    Abandoned,
}

impl Fact {
    /// The name under which this kind of fact is stored.
    ///
    /// ```
    /// use domain::subscription::Fact;
    ///
    /// assert_eq!(Fact::CancelRequested.kind(), "cancel_requested");
    /// ```
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Expired => "expired",
            Self::Activated { .. } => "activated",
            Self::CreationFailed => "creation_failed",
            Self::SignUpPayment { .. } => "sign_up_payment",
            Self::Deducted { .. } => "deducted",
            Self::DeductionFailed { .. } => "deduction_failed",
            Self::PaymentSucceeded { .. } => "payment_succeeded",
            Self::PaymentFailed { .. } => "payment_failed",
            Self::CaptureSucceeded { .. } => "capture_succeeded",
            Self::CaptureFailed { .. } => "capture_failed",
            Self::PaymentCancelled { .. } => "payment_cancelled",
            Self::Refunded { .. } => "refunded",
            Self::RefundAsked { .. } => "refund_asked",
            Self::RefundFailed { .. } => "refund_failed",
            Self::PaymentAbandoned { .. } => "payment_abandoned",
            Self::UpdateRequested { .. } => "update_requested",
            Self::Updated { .. } => "updated",
            Self::UpdateRefused { .. } => "update_refused",
            Self::UpdateTold { .. } => "update_told",
            Self::RateTold { .. } => "rate_told",
            Self::Changed { .. } => "changed",
            Self::CancelRequested => "cancel_requested",
            Self::Cancelled => "cancelled",
            Self::TerminateRequested => "terminate_requested",
            Self::Terminated { .. } => "terminated",
            Self::EndRefused { .. } => "end_refused",
            Self::Abandoned => "abandoned",
        }
    }

    /// The payment that it is about; none of one about the subscription itself.
    ///
    /// ```
    /// use domain::subscription::Fact;
    ///
    /// let fact = Fact::SignUpPayment { payment_id: "20260131".to_owned() };
    /// assert_eq!(fact.payment_id(), Some("20260131"));
    /// assert_eq!(Fact::Cancelled.payment_id(), None);
    /// ```
    #[must_use]
    pub fn payment_id(&self) -> Option<&str> {
        match self {
            Self::SignUpPayment { payment_id }
            | Self::Deducted { payment_id, .. }
            | Self::DeductionFailed { payment_id, .. }
            | Self::PaymentSucceeded { payment_id, .. }
            | Self::PaymentFailed { payment_id, .. }
            | Self::CaptureSucceeded { payment_id, .. }
            | Self::CaptureFailed { payment_id, .. }
            | Self::PaymentCancelled { payment_id }
            | Self::Refunded { payment_id, .. }
            | Self::RefundAsked { payment_id, .. }
            | Self::RefundFailed { payment_id, .. }
            | Self::PaymentAbandoned { payment_id } => Some(payment_id),
            Self::Begun
            | Self::Expired
            | Self::Activated { .. }
            | Self::CreationFailed
            | Self::UpdateRequested { .. }
            | Self::Updated { .. }
            | Self::UpdateRefused { .. }
            | Self::UpdateTold { .. }
            | Self::RateTold { .. }
            | Self::Changed { .. }
            | Self::CancelRequested
            | Self::Cancelled
            | Self::TerminateRequested
            | Self::Terminated { .. }
            | Self::EndRefused { .. }
            | Self::Abandoned => None,
        }
    }
}
