//! What the tests of the ledger share. Each of them uses a part of it.

#![allow(dead_code)]

pub(crate) mod facts;
pub(crate) mod gateway;
pub(crate) mod generate;
pub(crate) mod history;
pub(crate) mod shop;
