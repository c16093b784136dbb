//! Orders: placing one, and giving up one that is not paid.

pub mod cancel_unpaid;
pub mod checkout;
pub mod find;
pub mod lookup;
