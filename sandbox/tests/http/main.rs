//! The gateway over real HTTP, as a merchant, a buyer and a test see it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bench;
mod cancel;
mod capture;
mod card;
mod controls;
mod dashboard;
mod faults;
mod faults_calls;
mod faults_notifications;
mod fields;
mod money;
mod pages;
mod refund;
mod refusals;
mod resend;
mod session;
mod wallet;
