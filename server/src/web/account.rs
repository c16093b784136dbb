//! A buyer's account: coming in by a mailed link, and what the account's forms do.

pub(super) mod login;
