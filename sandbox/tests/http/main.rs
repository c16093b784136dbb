//! The gateway over real HTTP, as a merchant, a buyer and a test see it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bench;
mod cancel;
mod capture;
mod card;
mod card_bench;
mod consult;
mod controls;
mod dashboard;
mod faults;
mod faults_calls;
mod faults_notifications;
mod fields;
mod korean;
mod money;
mod pages;
mod pay;
mod pay_fields;
mod refund;
mod refusals;
mod resend;
mod saved_cards;
mod secure;
mod session;
mod wallet;
