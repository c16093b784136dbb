//! That a fault of the gateway, or of the line to it, costs somebody money.
//!
//! Every call to Antom and every notification, with every fault that the sandbox has for it, in
//! every family of methods: the fault strikes once, or three times in a row; then the gateway is
//! well again, time passes, and everything is heard. In the end the money has moved as it was
//! wished, once, and the shop's books and the gateway's agree. Each test prints its part of the
//! matrix; it fails with the names of the cells that failed.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

#[path = "faults/buyer.rs"]
mod buyer;
#[path = "faults/calls.rs"]
mod calls;
#[path = "faults/inquiries.rs"]
mod inquiries;
#[path = "faults/matrix.rs"]
mod matrix;
#[path = "faults/notifications.rs"]
mod notifications;
#[path = "faults/paying.rs"]
mod paying;
