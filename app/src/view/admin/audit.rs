use super::{FilterOption, ListPage, Moment};

/// Which entries are wanted, as it stands in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AuditQuery {
    /// Who did it.
    pub actor: String,
    /// The name under which the action is stored.
    pub action: String,
    pub after: String,
}

/// Everything that was done in the back office, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditLog {
    pub entries: Vec<AuditEntry>,
    pub query: AuditQuery,
    /// All that can be done.
    pub actions: Vec<FilterOption>,
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
