//! Random buyers against random faults and kills, and at the end the money of both sides.

mod browser;
mod buyer;
mod chaos;
mod control;
pub(crate) mod count;
mod crew;
pub(crate) mod drive;
mod faults;
mod files;
mod hosted;
mod merchant;
pub(crate) mod random;
mod run_down;
mod subscriber;
mod subscriptions;
mod tally;

pub(crate) use drive::Soak;
