//! Wayfare's rules: money, the cart, the order and the payment ledger, as pure functions.
//!
//! Nothing here is asynchronous, reads a clock or touches the outside world, so every order of
//! events can be tried in milliseconds, and the same code runs in the server and in the browser.
//!
//! - [`links`]: the addresses of pages.
//! - [`money`]: amounts in minor units, with Antom's own table of currencies.
//! - [`cart`]: what a buyer has picked so far.
//! - [`order`]: the immutable lines of an order, whose sum is the amount that is charged.
//! - [`search`]: goods found by what somebody typed.
//! - [`text`]: what people type, cleaned, and folded for comparing.
//! - [`address`]: how each country writes an address.
//! - [`ledger`]: what is known about an order's payment, as a fold over evidence.
//! - [`calendar`]: when the periods of a subscription begin, and when Antom charges for them.
//! - [`subscription`]: what is known about a subscription, as a fold over evidence.
//! - [`dispute`]: what is known about a contested payment, as a fold over evidence.
//!
//! ```
//! use domain::cart::{Cart, CartLine};
//! use domain::ledger::{Evidence, Fact, Ledger, Method};
//! use domain::order::{GoodsLine, OrderLines};
//! use domain::{Currency, Money};
//!
//! let mut cart = Cart::new(Currency::Sgd);
//! cart.add(CartLine {
//!     sku: "DAYPACK-BLACK".parse()?,
//!     name: "Daypack, black".to_owned(),
//!     unit: Money::new(6400, Currency::Sgd)?,
//!     quantity: "2".parse()?,
//! })?;
//!
//! let goods = cart.lines().iter().map(GoodsLine::from).collect();
//! let lines = OrderLines::build(goods, None, None)?;
//! assert_eq!(lines.total().to_string(), "SGD 128.00");
//!
//! let ledger = Ledger::fold(
//!     lines.total(),
//!     [
//!         Evidence::new(1, Fact::Begun { amount: lines.total() }),
//!         Evidence::new(
//!             1,
//!             Fact::PaymentSucceeded {
//!                 amount: lines.total(),
//!                 method: Method::parse("ALIPAY_CN"),
//!                 payment_id: "20260101".to_owned(),
//!             },
//!         ),
//!     ],
//! );
//! assert!(ledger.may_ship());
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]
#![warn(missing_docs)]

/// So that its example is tried.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

mod names;
mod time;

pub mod address;
pub mod calendar;
pub mod cart;
pub mod dispute;
pub mod ledger;
pub mod links;
pub mod money;
pub mod order;
pub mod search;
pub mod subscription;
pub mod text;
pub mod travel;

pub use money::{Currency, Money, MoneyError};
pub use names::UnknownName;
pub use time::{Timestamp, Zone, ZoneError};
