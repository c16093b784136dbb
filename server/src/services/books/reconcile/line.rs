//! What a line of a report says: one transaction, in Antom's words.

use domain::Money;
use domain::text::fold_code;
use serde::{Deserialize, Serialize};

use crate::services::books::reconcile::settlement::{self, Settled};

/// What a line of the file is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Payment,
    Authorisation,
    Capture,
    Refund,
    /// The payment, or what was held of it, was voided.
    Cancel,
    /// Disputes, fees and corrections.
    Other,
}

/// How it came out, as far as money is concerned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    Succeeded,
    Failed,
    UnderWay,
}

/// One transaction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// From 1.
    pub number: u64,
    /// As the file has it: `CAPTURE`.
    pub name: String,
    pub kind: Kind,
    pub status: Status,
    pub amount: Money,
    /// Ours; of a capture it may be that of its payment.
    pub request_id: Option<String>,
    /// Antom's.
    pub id: Option<String>,
    /// The payment that a capture or a refund is of, by our id or Antom's.
    pub of: Option<String>,
    /// Epoch milliseconds.
    pub at: Option<i64>,
    /// What of it was settled, in a settlement details report.
    #[serde(skip)]
    pub settled: Option<Settled>,
}

impl Line {
    /// Whether it is the money of a dispute that the merchant lost.
    #[must_use]
    pub fn is_dispute(&self) -> bool {
        let name = word(&self.name);
        self.kind == Kind::Other
            && !settlement::is_fee(&name)
            && !name.contains("REVERSAL")
            && ["DISPUTE", "CHARGEBACK", "CDRN"]
                .iter()
                .any(|part| name.contains(part))
    }

    /// Whether the money of a dispute came back to the merchant.
    #[must_use]
    pub fn is_dispute_reversal(&self) -> bool {
        let name = word(&self.name);
        self.kind == Kind::Other && name.contains("REVERSAL") && name.contains("DISPUTE")
    }

    /// Whether a settlement books it and nothing else does: a fee, or what is kept back.
    #[must_use]
    pub fn is_of_the_settlement(&self) -> bool {
        let name = word(&self.name);
        self.settled.is_some() && (settlement::is_fee(&name) || settlement::is_held(&name))
    }
}

/// `Payment` is read as `PAYMENT`: what people and programs make of Antom's words.
pub(super) fn word(text: &str) -> String {
    fold_code(text).to_uppercase()
}

/// `None`: nobody knows, and so nobody may pass it over.
pub(super) fn kind(name: &str) -> Option<Kind> {
    Some(match word(name).as_str() {
        "PAYMENT" => Kind::Payment,
        "AUTHORIZATION" | "AUTHORISATION" => Kind::Authorisation,
        "CAPTURE" => Kind::Capture,
        "REFUND" => Kind::Refund,
        "CANCEL" | "VOID" => Kind::Cancel,
        name if OTHERS.iter().any(|other| name.contains(other)) => Kind::Other,
        _ => return None,
    })
}

/// What the names of disputes and corrections have in them.
const OTHERS: [&str; 10] = [
    "DISPUTE",
    "CHARGEBACK",
    "RETRIEVAL",
    "CORRECTION",
    "ADJUST",
    "REVERSAL",
    "FEE",
    "RESERVE",
    "COLLATERAL",
    "CDRN",
];

/// `None`: nobody knows how it came out.
pub(super) fn status(text: &str) -> Option<Status> {
    Some(match word(text).as_str() {
        "SUCCESS" | "SUCCEEDED" => Status::Succeeded,
        "FAIL" | "FAILED" | "CLOSED" | "CANCELLED" | "CANCELED" => Status::Failed,
        "PROCESSING" | "PENDING" | "INIT" | "INPROCESS" => Status::UnderWay,
        _ => return None,
    })
}
