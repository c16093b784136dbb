//! Whether the books are in order, by themselves and beside Antom's.

pub mod audit;
pub mod findings;
pub mod reconcile;
