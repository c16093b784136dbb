//! That a fault of the gateway, or of the line to it, costs somebody money.
//!
//! Every call to Antom and every notification, with every fault that the sandbox has for it, in
//! every family of methods: the fault strikes once, or three times in a row; then the gateway is
//! well again, time passes, and everything is heard. In the end the money has moved as it was
//! wished, once, and the shop's books and the gateway's agree. Each test prints its part of the
//! matrix; it fails with the names of the cells that failed.

mod buyer;
mod calls;
mod disputes;
mod inquiries;
mod matrix;
mod notifications;
mod paying;
