use super::{Badge, Moment, OrderAction};

/// What is stuck or needs review, longest waiting first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Queue {
    pub entries: Vec<QueueEntry>,
    /// How many there are in all; the page says so when it does not show them all.
    pub total: u64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueueEntry {
    pub subject: QueueSubject,
    /// "Needs review", "Stuck", "Capture due"
    pub kind: Badge,
    /// Why, in plain words, before any number: "Captured, but the order is still unpaid: the
    /// notification had another amount."
    pub reason: String,
    pub since: Moment,
    /// "2 h", "3 days"
    pub duration: String,
    pub remedy: Remedy,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QueueSubject {
    /// Its number, and its total unless that cannot be read.
    Order {
        number: String,
        total: String,
    },
    Subscription {
        number: String,
    },
    /// Ours.
    Dispute {
        id: i64,
    },
    /// A notification that belongs to no order.
    Notification {
        id: i64,
    },
}

/// The one thing that would resolve an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Remedy {
    /// Leads to a confirming page of the subject's order.
    Confirm(OrderAction),
    /// Asks Antom about the subject's order, with this form id.
    Check { form_id: String },
    /// Applies a notification again, with this form id.
    Replay { notification: i64, form_id: String },
    /// Has the mails of the subject's order sent again, with this form id.
    Retry { form_id: String },
    /// Only reading helps: leads to the order or the notification.
    Open,
}
