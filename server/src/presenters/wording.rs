//! Sentences and times for buyers and merchants.

pub mod action_refusals;
pub(crate) mod audit_entries;
pub(crate) mod buyer;
pub(crate) mod cards;
pub mod cart_refusals;
pub mod catalogue_faults;
pub mod checkout_mistakes;
pub(crate) mod codes;
pub(crate) mod delivery;
pub(crate) mod dispute;
pub mod email_mistakes;
pub mod goods;
pub(crate) mod merchant;
pub mod order_check;
pub mod payment_refusals;
pub(crate) mod reports;
pub(crate) mod subscription_facts;
pub mod subscriptions;
pub(crate) mod tax;
pub(crate) mod times;
pub mod travel;
