//! Values become what people see: view models, mails, figures, sentences.

pub mod about;
pub mod back_office;
pub mod feed;
pub mod mail;
pub mod metrics;
pub mod storefront;
mod sums;
pub mod wording;
