//! The shop's HTTP side: pages, forms, webhooks, and what every request passes.

mod account;
mod admin;
pub mod assets;
mod cart;
mod catalogue;
mod checkout;
mod currency;
mod device;
pub mod error;
mod fields;
mod found;
mod header;
pub mod health;
mod language;
mod limits;
mod look;
pub mod metrics;
mod orders;
mod page_cache;
mod parts;
mod pictures;
pub mod render;
mod result;
mod router;
pub mod security;
mod session;
pub mod state;
mod subscriptions;
mod travel;
mod webhooks;

pub use crate::web::router::router;
pub use crate::web::webhooks::ADDRESSES as WEBHOOKS;
