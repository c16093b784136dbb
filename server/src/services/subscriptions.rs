//! Subscriptions: signing up, recording what becomes of them, and asking when it goes quiet.

pub mod cancel;
pub mod change;
pub(crate) mod dashboard_refund;
pub(crate) mod deliver;
pub mod find;
pub mod look_after;
pub mod plan_change;
pub mod plans;
pub mod receive;
pub mod record;
pub(crate) mod refund;
pub mod sign_up;
