//! Sentences and times for buyers and merchants.

pub(crate) mod buyer;
pub(crate) mod cards;
pub(crate) mod codes;
pub(crate) mod merchant;
pub(crate) mod times;
