//! Buyers' accounts over real HTTP: who gets in, whose orders and cards are whose, and that a
//! card's token is nowhere to be read.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

#[path = "account/canary.rs"]
mod canary;
#[path = "account/cards.rs"]
mod cards;
#[path = "account/forgetting.rs"]
mod forgetting;
#[path = "account/login.rs"]
mod login;
#[path = "account/orders.rs"]
mod orders;
#[path = "account/people.rs"]
mod people;
#[path = "account/session.rs"]
mod session;
