//! The shop's server.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

pub mod commands;
pub mod config;
pub mod gateway;
pub mod jobs;
pub mod platform;
pub mod presenters;
pub mod services;
pub mod store;
pub mod web;
