//! Queries that only read: for the back office, the figures and the audit.

pub mod audit_snapshot;
pub mod back_office;
pub mod figures;
pub mod subscriptions;
pub mod work_queue;
