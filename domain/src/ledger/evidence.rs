use std::cmp::Ordering;

use serde::{Deserialize, Serialize};

use super::method::Method;
use crate::money::Money;

/// Something learned about one attempt of an order.
///
/// Evidence is only ever added. It is a *set*: the same thing learned twice, by a notification and
/// by an inquiry, is one piece, and the order of arrival is forgotten on purpose.
///
/// It is stored as JSON; the names in it never change.
///
/// ```
/// use domain::ledger::{Evidence, Fact};
///
/// let evidence = Evidence::new(1, Fact::PaymentFailed { code: "RISK_REJECT".to_owned() });
/// let json = r#"{"attempt":1,"fact":{"kind":"payment_failed","code":"RISK_REJECT"}}"#;
/// assert_eq!(serde_json::to_string(&evidence)?, json);
/// assert_eq!(serde_json::from_str::<Evidence>(json)?, evidence);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Evidence {
    /// The attempt's place in its order, counted from 1.
    ///
    /// A plain number everywhere, on purpose. It is stored, printed in a task's key, sent in an
    /// address and shown to people as it stands; nothing is computed from it but the next one; and
    /// no function takes a second number that it could be mixed up with. A type of its own would be
    /// unwrapped at each of these places and would forbid no mistake.
    pub attempt: u32,
    /// What was learned.
    pub fact: Fact,
}

impl Evidence {
    /// A fact about an attempt.
    ///
    /// ```
    /// use domain::ledger::{Evidence, Fact};
    ///
    /// assert_eq!(Evidence::new(2, Fact::Pending).attempt, 2);
    /// ```
    #[must_use]
    pub const fn new(attempt: u32, fact: Fact) -> Self {
        Self { attempt, fact }
    }
}

/// What can be learned about an attempt: at a hosted session (guide 000), or by `pay` (guides 003
/// and 004).
///
/// Whatever comes from Antom counts only once its signature has been verified. `ORDER_NOT_EXIST`
/// from an inquiry is no fact at all: the buyer has not submitted yet. A redirect is none either.
///
/// ```
/// use domain::ledger::Fact;
///
/// assert_eq!(Fact::SessionUnknown.kind(), "session_unknown");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Fact {
    /// The attempt's row was committed, before any request left.
    Begun {
        /// What the request asks for.
        amount: Money,
    },
    /// `createPaymentSession` answered S.
    SessionOpened {
        /// `paymentSessionExpiryTime`, in milliseconds since 1970.
        expires_at_ms: i64,
    },
    /// `createPaymentSession` answered F; or `pay` did for a reason that lies with the shop's own
    /// keys and settings, or could not be sent.
    SessionRefused {
        /// `resultCode`.
        code: String,
    },
    /// `createPaymentSession` gave no answer that can be believed: U, a timeout, a 5xx, or a
    /// missing or wrong signature.
    SessionUnknown,
    /// `pay` answered U, with the page on which the buyer goes on: to type a card, or to the issuer.
    PageOpened {
        /// `paymentExpiryTime`, in milliseconds since 1970.
        expires_at_ms: i64,
    },
    /// `pay` gave no answer that can be believed. The payment may be under way all the same, so
    /// the same id is asked about before another begins (guide 003).
    PayUnknown,
    /// Antom says that it is working on the payment: `PAYMENT_PENDING`, an inquiry that says
    /// PROCESSING or PENDING, or `pay` that answers U without a page.
    Pending,
    /// The payment succeeded; for methods that capture, this only holds the money.
    PaymentSucceeded {
        /// `paymentAmount`.
        amount: Money,
        /// `paymentMethodType`, which some notifications leave out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        method: Option<Method>,
        /// Antom's `paymentId`; empty when it was not told.
        payment_id: String,
    },
    /// The payment failed.
    PaymentFailed {
        /// `resultCode` or `paymentResultCode`.
        code: String,
    },
    /// The money of an authorised payment was taken.
    CaptureSucceeded {
        /// `captureAmount`.
        amount: Money,
        /// Antom's `paymentId`; empty when it was not told.
        payment_id: String,
    },
    /// The money of an authorised payment could not be taken.
    CaptureFailed {
        /// `resultCode`.
        code: String,
        /// `captureRequestId`, for a capture that this shop asked for.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        capture_request_id: Option<String>,
    },
    /// Antom says that the payment is cancelled: nothing is held, and what was taken goes back.
    Cancelled,
    /// The buyer was given another attempt while this one was open.
    Superseded,
    /// The session, the order's close and the grace are over, and Antom, asked after that, knows
    /// of no payment.
    Expired,
    /// The shop will not keep what this attempt brings: its order was withdrawn, its stock is gone,
    /// or giving it back has begun.
    ///
    /// This is the write-ahead row of a reversal. It is committed before the request to give the
    /// money back leaves, so that from then on the attempt can never win again.
    #[serde(rename = "unwanted")]
    Abandoned,
    /// The merchant takes the attempt's payment for the order's, although an amount that was told
    /// of it was another: Antom's own answer says the order's total.
    Accepted {
        /// The order's total; another amount has no effect.
        amount: Money,
    },
    /// The write-ahead row of a capture that the merchant asked for.
    CaptureRequested {
        /// Our id for it, repeated until Antom has said how it ended.
        capture_request_id: String,
        /// What the request asks for: the authorised amount, no more and no less (guide 004).
        amount: Money,
    },
    /// Antom is working on a capture: `CAPTURE_IN_PROCESS`.
    CapturePending {
        /// `captureRequestId`.
        capture_request_id: String,
    },
    /// The write-ahead row of a refund.
    ///
    /// Our ids must sort as they were made: of several refunds of the winner, the last one tells
    /// whether the merchant still wants something.
    RefundReserved {
        /// Our id for it, repeated until Antom has said how it ended.
        refund_request_id: String,
        /// What the request asks for.
        amount: Money,
    },
    /// Antom is working on a refund: `REFUND_IN_PROCESS`, or an inquiry that says PROCESSING.
    RefundPending {
        /// `refundRequestId`.
        refund_request_id: String,
    },
    /// Antom has refunded. One that was made in Antom's dashboard has no row of ours before it.
    RefundSucceeded {
        /// `refundRequestId`.
        refund_request_id: String,
        /// `refundAmount`.
        amount: Money,
    },
    /// Antom has not refunded, and will not under this id.
    RefundFailed {
        /// `refundRequestId`.
        refund_request_id: String,
        /// `resultCode`.
        code: String,
    },
}

/// Everything in a fact, in an order that sorts.
type Key<'a> = (u8, i64, &'a str, &'a str, &'a str);

impl Fact {
    /// The name under which this kind of fact is stored.
    ///
    /// ```
    /// use domain::ledger::Fact;
    ///
    /// assert_eq!(Fact::Superseded.kind(), "superseded");
    /// ```
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Begun { .. } => "begun",
            Self::SessionOpened { .. } => "session_opened",
            Self::SessionRefused { .. } => "session_refused",
            Self::SessionUnknown => "session_unknown",
            Self::PageOpened { .. } => "page_opened",
            Self::PayUnknown => "pay_unknown",
            Self::Pending => "pending",
            Self::PaymentSucceeded { .. } => "payment_succeeded",
            Self::PaymentFailed { .. } => "payment_failed",
            Self::CaptureSucceeded { .. } => "capture_succeeded",
            Self::CaptureFailed { .. } => "capture_failed",
            Self::Cancelled => "cancelled",
            Self::Superseded => "superseded",
            Self::Expired => "expired",
            Self::Abandoned => "unwanted",
            Self::Accepted { .. } => "accepted",
            Self::CaptureRequested { .. } => "capture_requested",
            Self::CapturePending { .. } => "capture_pending",
            Self::RefundReserved { .. } => "refund_reserved",
            Self::RefundPending { .. } => "refund_pending",
            Self::RefundSucceeded { .. } => "refund_succeeded",
            Self::RefundFailed { .. } => "refund_failed",
        }
    }

    /// `Money` has no order of its own, and needs none but here, where any total order will do.
    fn key(&self) -> Key<'_> {
        match self {
            Self::Begun { amount } => (0, amount.minor(), amount.currency().code(), "", ""),
            Self::SessionOpened { expires_at_ms } => (1, *expires_at_ms, "", "", ""),
            Self::SessionRefused { code } => (2, 0, code, "", ""),
            Self::SessionUnknown => (3, 0, "", "", ""),
            Self::Pending => (4, 0, "", "", ""),
            Self::PaymentSucceeded {
                amount,
                method,
                payment_id,
            } => {
                // A method is never blank, so a blank stands for "not said" and for nothing else.
                let method = method.as_ref().map_or("", Method::as_str);
                (
                    5,
                    amount.minor(),
                    amount.currency().code(),
                    method,
                    payment_id,
                )
            }
            Self::PaymentFailed { code } => (6, 0, code, "", ""),
            Self::CaptureSucceeded { amount, payment_id } => {
                (7, amount.minor(), amount.currency().code(), payment_id, "")
            }
            Self::CaptureFailed {
                code,
                capture_request_id,
            } => {
                let id = capture_request_id.as_deref();
                (8, i64::from(id.is_some()), code, id.unwrap_or(""), "")
            }
            Self::Cancelled => (9, 0, "", "", ""),
            Self::Superseded => (10, 0, "", "", ""),
            Self::Expired => (11, 0, "", "", ""),
            Self::Abandoned => (12, 0, "", "", ""),
            Self::CaptureRequested {
                capture_request_id: id,
                amount,
            } => (13, amount.minor(), amount.currency().code(), id, ""),
            Self::CapturePending {
                capture_request_id: id,
            } => (14, 0, id, "", ""),
            Self::RefundReserved {
                refund_request_id: id,
                amount,
            } => (15, amount.minor(), amount.currency().code(), id, ""),
            Self::RefundPending {
                refund_request_id: id,
            } => (16, 0, id, "", ""),
            Self::RefundSucceeded {
                refund_request_id: id,
                amount,
            } => (17, amount.minor(), amount.currency().code(), id, ""),
            Self::RefundFailed {
                refund_request_id: id,
                code,
            } => (18, 0, code, id, ""),
            Self::PageOpened { expires_at_ms } => (19, *expires_at_ms, "", "", ""),
            Self::PayUnknown => (20, 0, "", "", ""),
            Self::Accepted { amount } => (21, amount.minor(), amount.currency().code(), "", ""),
        }
    }
}

impl Ord for Fact {
    fn cmp(&self, other: &Self) -> Ordering {
        self.key().cmp(&other.key())
    }
}

impl PartialOrd for Fact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
