//! What is known of payments: attempts, evidence, captures, refunds, cards.

mod attempt_row;
pub mod attempt_terms;
pub mod attempts;
pub mod captures;
pub mod card_report;
pub mod evidence;
pub mod refunds;
pub mod saved_cards;
