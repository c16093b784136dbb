//! What trying to carry out an effect brought.

/// Every effect is tried until it is done or no longer due; none is given up silently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskOutcome {
    Done,
    /// Its reason has gone, and the task was deleted under the order's lock, so that it can come
    /// back with a new one.
    NotDue,
    /// Not yet, and why: it is tried again.
    Later(String),
}
