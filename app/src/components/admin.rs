//! The parts of the back office's pages.

pub mod deed;
pub mod document;
pub mod filters;
pub mod pager;
pub mod queue;
pub mod state;
pub mod table;

pub use deed::{Confirm, DeedPage, SendForm};
pub use document::{AdminPage, BarePage, Desk};
pub use filters::Select;
pub use pager::Pager;
pub use queue::QueueList;
pub use state::{StateBadge, Time, tone_class};
pub use table::{Cell, Column, Table};
