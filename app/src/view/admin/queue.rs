use super::{Badge, Deed, Moment};

/// What is stuck or needs review, longest waiting first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    pub entries: Vec<QueueEntry>,
    /// How many there are in all; the page says so when it does not show them all.
    pub total: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueEntry {
    pub subject: Subject,
    /// "Needs review", "Stuck", "Capture due"
    pub kind: Badge,
    /// Why, in plain words, before any number: "Captured, but the order is still unpaid: the
    /// notification had another amount."
    pub why: String,
    pub since: Moment,
    /// "2 h", "3 days"
    pub lasting: String,
    pub remedy: Remedy,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Its number and total.
    Order { number: String, total: String },
    /// A notification that belongs to no order.
    Notification { id: i64 },
}

/// The one thing that would resolve an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Leads to a confirming page of the subject's order.
    Confirm(Deed),
    /// Asks Antom about the subject's order, with this form id.
    Check { form: String },
    /// Applies a notification again, with this form id.
    Replay { notification: i64, form: String },
    /// Only reading helps: leads to the order or the notification.
    Look,
}
