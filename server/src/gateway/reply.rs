//! What Antom's answers and notifications mean, in the shop's words. Nothing above the gateway
//! reads a field or a code of Antom's.

pub(in crate::gateway) mod begin;
pub(in crate::gateway) mod card_report;
pub(in crate::gateway) mod evidence;
pub(in crate::gateway) mod payment_options;
mod refusal;
pub(in crate::gateway) mod saved_card;
pub mod subscription;

use domain::Money;
use domain::ledger::Fact;

pub use self::payment_options::{CardBrand, PaymentOption};
pub use self::refusal::Refusal;
pub(in crate::gateway) use self::saved_card::card_to_save;
pub use self::saved_card::{CardToSave, last_four};
use crate::store::payments::attempts::Details;

/// Antom gave no answer that can be trusted: what was asked may have happened or not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct NoAnswer(pub String);

/// Antom said no.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    pub refusal: Refusal,
    /// Antom's `resultCode`, for the evidence and the log.
    pub code: String,
    /// The answer's bytes.
    pub raw: String,
}

/// What an answer tells of a payment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentReport {
    /// Antom's number of the payment.
    pub payment_id: Option<String>,
    /// Empty when the answer says nothing that can be read.
    pub facts: Vec<Fact>,
    /// Where the buyer can go on, if the payment waits for the buyer.
    pub page: Option<String>,
    pub card_report: Details,
    pub saved_card: Option<CardToSave>,
    pub raw: String,
}

/// The answer to `inquiryPayment`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InquiryReply {
    Payment(Box<PaymentReport>),
    /// The buyer has not submitted a payment.
    NotSubmitted,
    NoAnswer(NoAnswer),
}

/// The answer to `pay` or `createPaymentSession`, as evidence: silence is evidence too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeginReply {
    pub fact: Fact,
    /// Where the buyer pays. It is stored before the evidence that it is open.
    pub page: Option<String>,
    /// What `pay` tells of the card.
    pub card: Option<(Details, Option<CardToSave>)>,
    /// Antom knows the saved card no more.
    pub card_is_gone: bool,
    pub raw: String,
}

impl BeginReply {
    pub(in crate::gateway) fn new(fact: Fact, raw: String) -> Self {
        Self {
            fact,
            page: None,
            card: None,
            card_is_gone: false,
            raw,
        }
    }
}

/// The answer to `cancel`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CancelReply {
    Cancelled {
        raw: String,
    },
    /// Nobody submitted a payment under this id.
    NotSubmitted(Refused),
    Refused(Refused),
    NoAnswer(NoAnswer),
}

/// The answer to `capture`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CaptureReply {
    Captured {
        /// `None`: Antom did not repeat it.
        amount: Option<Money>,
        raw: String,
    },
    /// Captured, and the amount that Antom told cannot be read: it may be another than was asked
    /// for.
    UnreadableAmount,
    UnderWay {
        raw: String,
    },
    Refused(Refused),
    NoAnswer(NoAnswer),
}

/// The answer to `refund`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundReply {
    Refunded {
        /// Antom's own number for it.
        refund_id: Option<String>,
        /// `None`: Antom did not repeat it.
        amount: Option<Money>,
        raw: String,
    },
    /// Refunded, and the amount that Antom told cannot be read.
    UnreadableAmount,
    UnderWay {
        raw: String,
    },
    Refused(Refused),
    NoAnswer(NoAnswer),
}

/// The answer to `inquiryRefund`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RefundInquiryReply {
    Refund {
        /// `None`: the answer says nothing that can be read.
        fact: Option<Fact>,
        refund_id: Option<String>,
        raw: String,
    },
    /// Antom has no such refund, or not yet.
    NotKnown,
    NoAnswer(NoAnswer),
}

/// The answer to `acceptDispute` or `supplyDefenseDocument`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisputeReply {
    Taken,
    /// The dispute was answered before: by a call whose answer was lost, or elsewhere.
    AnsweredBefore {
        code: String,
    },
    Refused {
        code: String,
    },
    NoAnswer(NoAnswer),
}

/// The answer to `deleteToken`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeleteTokenReply {
    /// Deleted now, or before.
    Deleted,
    Refused {
        code: String,
    },
    NoAnswer(NoAnswer),
}
