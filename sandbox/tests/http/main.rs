//! The gateway over real HTTP, as a merchant, a buyer and a test see it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bench;
mod card;
mod controls;
mod faults;
mod fields;
mod pages;
mod refusals;
mod resend;
mod session;
mod wallet;
