//! Who shops: carts, accounts, login links, sessions, and what they wait for.

pub mod addresses;
pub mod buyers;
pub mod carts;
pub mod login_links;
pub mod order_lookups;
pub mod persons;
pub mod restock_wishes;
pub mod sessions;
