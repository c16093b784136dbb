//! What messages tell of one capture or refund.

use serde::{Deserialize, Serialize};

use crate::store::payments::card_report::parts::{Acquirer, Numbers, earlier};
use crate::store::payments::card_report::report::Outcome;

/// What moved money after the payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MovementKind {
    Capture,
    Refund,
}

/// One capture or refund, as Antom tells of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Movement {
    pub kind: MovementKind,
    pub outcome: Outcome,
    pub numbers: Numbers,
    pub acquirer: Acquirer,
    /// Epoch milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<i64>,
}

impl Movement {
    /// `None`: it cannot be told from others.
    pub(super) fn key(&self) -> Option<String> {
        let id = self
            .numbers
            .request_id
            .as_ref()
            .or(self.numbers.id.as_ref())?;
        Some(match self.kind {
            MovementKind::Capture => format!("capture:{id}"),
            MovementKind::Refund => format!("refund:{id}"),
        })
    }

    /// Once it succeeded, what was told before no longer counts.
    pub(super) fn join(&mut self, other: &Self) {
        if other.outcome > self.outcome {
            let before = std::mem::replace(self, other.clone());
            self.fill(&before);
        } else if other.outcome < self.outcome {
            self.fill(other);
        } else {
            self.numbers.join(&other.numbers);
            self.acquirer.join(&other.acquirer);
            earlier(&mut self.at, other.at);
        }
    }

    fn fill(&mut self, other: &Self) {
        self.numbers.fill(&other.numbers);
        self.acquirer.fill(&other.acquirer);
        self.at = self.at.or(other.at);
    }
}
