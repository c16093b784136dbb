//! Sentences and times for buyers and merchants.

pub(crate) mod buyer;
pub(crate) mod cards;
pub mod checkout_mistakes;
pub(crate) mod codes;
pub(crate) mod merchant;
pub mod payment_refusals;
pub(crate) mod times;
