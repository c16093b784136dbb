//! What people see: pages, components and islands, the view models they show, and the
//! [ports](ports::Storefront) through which pages ask the server.
//!
//! Pages and components exist on the server only; the browser gets the [islands].

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod islands;
pub mod view;

#[cfg(feature = "ssr")]
pub mod components;
#[cfg(feature = "ssr")]
pub mod context;
#[cfg(feature = "ssr")]
pub mod countries;
#[cfg(feature = "ssr")]
pub mod error;
#[cfg(feature = "ssr")]
pub mod forms;
#[cfg(feature = "ssr")]
pub mod pages;
#[cfg(feature = "ssr")]
pub mod ports;
#[cfg(feature = "ssr")]
pub mod routes;

#[cfg(feature = "ssr")]
pub use routes::{App, BackOfficeApp};
