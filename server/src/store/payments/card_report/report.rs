//! What all messages with one outcome tell of one card.

use serde::{Deserialize, Serialize};

use crate::store::payments::card_report::parts::{Acquirer, Card, Checks, ThreeDs, earlier};

/// How a message says that something came out; the later ones outrank the earlier.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    #[default]
    Pending,
    Failed,
    Succeeded,
}

/// What all messages with one outcome say of one card: a buyer may try two cards in one attempt,
/// and what was told of the first must not stand beside the second.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CardReport {
    pub outcome: Outcome,
    pub card: Card,
    pub checks: Checks,
    pub three_ds: ThreeDs,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub three_ds_offered: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub challenged: Option<bool>,
    pub acquirer: Acquirer,
    /// Epoch milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paid_at: Option<i64>,
    /// When Antom's hold expires if nobody captures; epoch milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authorised_until: Option<i64>,
}

impl CardReport {
    /// Whether it says anything that is worth a row.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.card.is_empty()
            && self.checks.is_empty()
            && self.three_ds.is_empty()
            && self.acquirer.is_empty()
            && self.authorised_until.is_none()
    }

    pub(super) fn is_of(&self, other: &Self) -> bool {
        self.outcome == other.outcome && self.card.last_four == other.card.last_four
    }

    pub(super) fn join(&mut self, other: &Self) {
        self.card.join(&other.card);
        self.checks.join(&other.checks);
        self.three_ds.join(&other.three_ds);
        self.three_ds_offered = self.three_ds_offered.max(other.three_ds_offered);
        self.challenged = self.challenged.max(other.challenged);
        self.acquirer.join(&other.acquirer);
        earlier(&mut self.paid_at, other.paid_at);
        earlier(&mut self.authorised_until, other.authorised_until);
    }

    pub(super) fn fill(&mut self, other: &Self) {
        self.card.fill(&other.card);
        self.checks.fill(&other.checks);
        self.three_ds.fill(&other.three_ds);
        self.three_ds_offered = self.three_ds_offered.or(other.three_ds_offered);
        self.challenged = self.challenged.or(other.challenged);
        self.acquirer.fill(&other.acquirer);
        self.paid_at = self.paid_at.or(other.paid_at);
        self.authorised_until = self.authorised_until.or(other.authorised_until);
    }
}
