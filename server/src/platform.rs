//! What the shop stands on: time, randomness, logs, figures, mail, secrets. Knows no payment.

pub mod backoff;
pub mod clock;
#[cfg(debug_assertions)]
pub(crate) mod crash_point;
pub mod director;
pub mod mailer;
pub mod metrics;
pub mod network;
pub mod otlp;
pub mod password;
pub mod pseudonym;
pub mod restarting;
pub mod shutdown;
pub mod telemetry;
pub mod totp;
pub mod traces;
pub mod vault;
