//! Buyers' accounts over real HTTP: who gets in, whose orders and cards are whose, and that a
//! card's token is nowhere to be read.

mod addresses;
pub(crate) mod canary;
mod cards;
mod forgetting;
mod login;
mod orders;
pub(crate) mod people;
mod session;
