//! Who shops: carts, accounts, login links, sessions.

pub mod buyers;
pub mod carts;
pub mod login_links;
pub mod persons;
pub mod sessions;
