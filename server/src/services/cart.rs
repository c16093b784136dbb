//! The cart: changing it, and what it costs.

pub mod again;
pub mod edit;
pub mod quote;
