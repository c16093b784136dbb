//! The parts of the back office's pages.

pub mod action_page;
pub mod badge;
pub mod document;
pub mod filters;
pub mod pager;
pub mod queue;
pub mod table;

pub use action_page::{ActionPage, ConfirmButton, DisabledButton, OneButtonForm};
pub use badge::{StateBadge, Time, tone_class};
pub use document::{AdminPage, BarePage, NavEntry};
pub use filters::{FilterSelect, choices};
pub use pager::Pager;
pub use queue::QueueList;
pub use table::{Cell, Column, Table};
