//! The shop's server.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod clock;
pub mod commands;
pub mod config;
#[cfg(debug_assertions)]
mod crash_point;
pub mod gateway;
pub mod jobs;
pub mod mail;
pub mod metrics;
pub mod password;
pub mod services;
pub mod shutdown;
pub mod state;
pub mod store;
pub mod telemetry;
pub mod vault;
pub mod web;
