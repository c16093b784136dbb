//! The merchant's hands on the money: refunds, captures, cancels, giving back, shipping. Whatever
//! Antom answers, or does not, money moves as it was wished, once.

mod cancels;
mod capture_answers;
mod captures;
mod dashboard;
mod forms;
mod give_back;
mod lapses;
mod races;
mod refund_answers;
mod refund_results;
mod refunds;
mod ships;
mod workers;

use serde_json::{Value, json};

/// An answer of Antom's with this code.
fn told(status: &str, code: &str) -> Value {
    json!({
        "result": { "resultCode": code, "resultStatus": status, "resultMessage": "told" },
    })
}
