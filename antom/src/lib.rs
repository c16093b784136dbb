#![doc = include_str!("../README.md")]
#![warn(missing_docs)]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod calls;
pub mod card_brands;
mod client;
mod clock;
pub mod codes;
mod config;
mod disputes;
mod error;
pub mod gateway;
pub mod goods_name;
mod key;
mod lenient;
pub mod model;
mod notification;
mod pay;
mod signature;
mod subscriptions;
pub mod transport;
pub mod webhook;

pub use client::{Answer, Client};
pub use clock::{format_local_time, format_time, parse_time};
pub use config::ClientConfig;
pub use error::{CallError, ClientError, Source, UnknownReason};
pub use key::{KeyError, PrivateKey, PublicKey};
pub use model::*;
pub use notification::{Notification, NotificationError};
pub use pay::PayOutcome;
pub use secrecy::{ExposeSecret, SecretString};
pub use signature::{Message, SignatureError, sign, verify};
pub use url::Url;
