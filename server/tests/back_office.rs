//! The back office over real HTTP: who gets in, what a form may do, and what the pages tell.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

#[path = "back_office/canary.rs"]
mod canary;
#[path = "back_office/cards.rs"]
mod cards;
#[path = "back_office/closed.rs"]
mod closed;
#[path = "back_office/deeds.rs"]
mod deeds;
#[path = "back_office/forms.rs"]
mod forms;
#[path = "back_office/login.rs"]
mod login;
#[path = "back_office/office.rs"]
mod office;
#[path = "back_office/queue.rs"]
mod queue;
#[path = "back_office/routes.rs"]
mod routes;
#[path = "back_office/search.rs"]
mod search;
#[path = "back_office/session.rs"]
mod session;
#[path = "back_office/timeline.rs"]
mod timeline;
