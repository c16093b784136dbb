//! Disputes in the back office.

use wording::Words;

use super::{ActionForm, Badge, ListPage, Moment, TimelineEvent};

/// A page of the disputes, latest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disputes {
    pub rows: Vec<DisputeLine>,
    pub page: ListPage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeLine {
    /// Ours.
    pub id: i64,
    /// Antom's.
    pub dispute_id: String,
    /// "Chargeback"
    pub kind: String,
    /// Empty while unknown.
    pub amount: String,
    /// Of what it is about.
    pub subject: DisputeSubject,
    pub stage: Badge,
    /// Until when to answer, if that is known.
    pub due: Option<Moment>,
    pub told: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DisputeSubject {
    Order { number: String },
    Subscription { number: String },
}

/// What the merchant can do with a dispute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisputeAction {
    Accept,
    Defend,
}

impl DisputeAction {
    /// Where its page is; the form is sent to the same address.
    #[must_use]
    pub fn path(self, id: &str) -> String {
        match self {
            Self::Accept => format!("/admin/disputes/{id}/accept"),
            Self::Defend => format!("/admin/disputes/{id}/defend"),
        }
    }

    #[must_use]
    pub fn label(self, words: Words) -> &'static str {
        match self {
            Self::Accept => words.admin_dispute_accept(),
            Self::Defend => words.admin_dispute_defend(),
        }
    }
}

/// One dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeDetail {
    pub line: DisputeLine,
    /// What it means, and what to do, in sentences.
    pub next: Vec<String>,
    /// Label and words.
    pub facts: Vec<(&'static str, String)>,
    /// What can be done now.
    pub actions: Vec<DisputeAction>,
    /// Whether Antom has what was supplied.
    pub has_defence: bool,
    pub timeline: Vec<TimelineEvent>,
}

/// A page that asks once more, or for a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DisputeForm {
    pub form: ActionForm,
    pub action: DisputeAction,
    pub heading: String,
    pub facts: Vec<(&'static str, String)>,
}
