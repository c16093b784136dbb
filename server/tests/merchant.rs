//! The merchant's hands on the money: refunds, captures, cancels, giving back, shipping. Whatever
//! Antom answers, or does not, money moves as it was wished, once.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod common;

#[path = "merchant/cancels.rs"]
mod cancels;
#[path = "merchant/capture_answers.rs"]
mod capture_answers;
#[path = "merchant/captures.rs"]
mod captures;
#[path = "merchant/dashboard.rs"]
mod dashboard;
#[path = "merchant/forms.rs"]
mod forms;
#[path = "merchant/give_back.rs"]
mod give_back;
#[path = "merchant/lapses.rs"]
mod lapses;
#[path = "merchant/races.rs"]
mod races;
#[path = "merchant/refund_answers.rs"]
mod refund_answers;
#[path = "merchant/refund_results.rs"]
mod refund_results;
#[path = "merchant/refunds.rs"]
mod refunds;
#[path = "merchant/ships.rs"]
mod ships;
#[path = "merchant/workers.rs"]
mod workers;

use serde_json::{Value, json};

/// An answer of Antom's with this code.
fn told(status: &str, code: &str) -> Value {
    json!({
        "result": { "resultCode": code, "resultStatus": status, "resultMessage": "told" },
    })
}
