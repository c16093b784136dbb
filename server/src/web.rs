//! The shop's HTTP side: pages, forms, webhooks, and what every request passes.

mod account;
mod addresses;
mod admin;
pub mod assets;
mod cart;
mod catalogue;
mod checkout;
mod currency;
mod device;
pub mod error;
mod fields;
mod header;
pub mod health;
mod language;
mod limits;
mod look;
mod lookup;
pub mod metrics;
mod orders;
mod page_cache;
mod parts;
pub mod render;
mod restock;
mod result;
mod reviews;
mod router;
pub mod security;
mod session;
pub mod state;
mod subscriptions;
mod suggest;
mod travel;
mod webhooks;

pub use crate::web::router::router;
pub use crate::web::webhooks::ADDRESSES as WEBHOOKS;
