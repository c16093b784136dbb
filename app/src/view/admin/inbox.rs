use super::{Badge, FilterOption, ListPage, Moment};

/// What stands in the list's address, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InboxQuery {
    pub state: String,
    /// Anything in the body: an order's number, a `paymentRequestId`, a `paymentId`.
    pub q: String,
    /// The id of the row that the page follows.
    pub after: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inbox {
    pub query: InboxQuery,
    /// States to choose from, without "all".
    pub states: Vec<FilterOption>,
    pub rows: Vec<InboxEntry>,
    /// How many match, up to a thousand.
    pub total: u64,
    pub page: ListPage,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxEntry {
    pub id: i64,
    pub received: Moment,
    pub state: Badge,
    /// `PAYMENT_RESULT SUCCESS`; empty if it cannot be read.
    pub kind: String,
    /// The number of its order, if this shop has it.
    pub order: Option<String>,
    /// Why it could not be applied; empty if there is nothing to say.
    pub note: String,
    pub tries: u32,
    pub replay: Replay,
}

/// The button that applies a notification again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    pub form_id: String,
    /// Why it would be no use, as one sentence; then the button is disabled.
    pub disabled_because: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notification {
    pub entry: InboxEntry,
    /// When it is worked on next; `None` if it is over.
    pub next_try: Option<Moment>,
    /// The `request-time` header, as Antom sent it.
    pub request_time: String,
    /// The id of the request that brought it; empty if it was not kept.
    pub request_id: String,
    /// The body, indented if it is JSON.
    pub body: String,
}
