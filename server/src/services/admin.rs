//! What the merchant does with an order.

pub mod action;
pub mod cancel_order;
pub mod check;
pub mod replay;
pub mod ship;
