use super::{ListPage, Moment};

/// Everything that was done in the back office, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLog {
    pub entries: Vec<AuditEntry>,
    pub page: ListPage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditEntry {
    pub at: Moment,
    pub actor: String,
    /// "Refund", "Logged in"
    pub action: String,
    /// The order's number, if it was about one.
    pub order: Option<String>,
    /// "SGD 20.00: damaged in the post"
    pub details: String,
}
