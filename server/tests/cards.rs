//! Paying by card in the shop itself, as guides 003 and 004 have it.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

#[path = "cards/answers.rs"]
mod answers;
#[path = "cards/buyer.rs"]
mod buyer;
#[path = "cards/choosing.rs"]
mod choosing;
#[path = "cards/other_ways.rs"]
mod other_ways;
#[path = "cards/requests.rs"]
mod requests;
#[path = "cards/saved.rs"]
mod saved;
#[path = "cards/silence.rs"]
mod silence;
