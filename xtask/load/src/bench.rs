//! What the figures of a release build are measured with.

pub(crate) mod commits;
mod first_view;
mod load;
mod many_orders;
pub(crate) mod measure;
mod notifications;
mod notified;
mod orders;
mod pages;
mod reconciling;
mod renewals;
mod report;
mod sustained;
mod waiting;
pub(crate) mod yardstick;
