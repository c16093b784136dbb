//! The shop under test: over real HTTP, with real signatures, on a real database.
//!
//! One binary for all of it, because each one is linked with the whole server.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

mod account;
mod auditing;
mod back_office;
mod bad_input;
mod cards;
mod catalogue_pages;
mod checkout_form;
mod crash;
mod demo_catalogue;
mod edge;
mod everyone;
mod faults;
mod giving_back;
mod going_live;
mod hosted;
mod hostile;
mod languages;
mod late;
mod mails;
mod merchant;
mod methods;
mod metrics;
mod new_shop;
mod one_bad_thing;
mod operations;
mod ordering_again;
mod own_shop;
mod pasted;
mod peers;
mod persons;
mod plain_browser;
mod plans;
mod privacy;
mod purchase;
mod races;
mod reconciling;
mod restore;
mod reviews;
mod searching;
mod settlements;
mod shell;
mod subscriptions;
mod taxes;
mod time_zone;
mod tracing;
mod travel;
mod truth;
mod typed_text;
mod upgrade;
mod waiting;
mod zones;
