//! What Antom's answers and notifications mean in the shop's words.

pub(crate) mod card_report;
pub mod evidence;
pub mod payment_options;
pub mod refusal;
