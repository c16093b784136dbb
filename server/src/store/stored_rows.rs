//! The rows as they are stored, word for word. For tests alone: everybody else reads the domain's
//! types.

pub use crate::store::entity::*;
