//! Payments: beginning them, recording what becomes of them, and carrying out what follows.

pub mod begin;
pub mod by_card;
pub(crate) mod by_session;
pub mod capture;
pub mod close_session;
pub mod dashboard_refund;
pub mod decide;
pub mod finish_task;
pub mod inquire;
pub mod keep_card_report;
pub(crate) mod locate;
pub mod options;
pub mod order_payments;
pub mod outcome;
pub mod overdue;
pub mod receive;
pub mod record;
pub mod refund;
pub(crate) mod replace;
pub(crate) mod reserve;
pub mod reverse;
pub mod saved_cards;
pub mod selection;
pub mod task_outcome;
pub mod trips;
