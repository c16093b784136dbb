//! The back office over real HTTP: who gets in, what a form may do, and what the pages tell.

mod actions;
mod audit_log;
mod canary;
mod cards;
mod chinese;
mod closed;
mod disputes;
mod forms;
mod goods;
mod later_version;
mod login;
mod merchants;
mod next_step;
pub(crate) mod office;
pub(crate) mod pictures;
mod queue;
mod reports;
mod routes;
mod search;
mod session;
mod sheet;
mod timeline;
mod uploads;
