//! Notifications as a fault alters them: everything about them is genuine, but not their content.

use serde_json::{Value, json};

use crate::ids;
use crate::money::Currency;

const AMOUNTS: [&str; 4] = [
    "paymentAmount",
    "actualPaymentAmount",
    "captureAmount",
    "refundAmount",
];
const IDS: [&str; 8] = [
    "paymentRequestId",
    "paymentId",
    "captureRequestId",
    "captureId",
    "refundRequestId",
    "refundId",
    "subscriptionId",
    "subscriptionRequestId",
];

/// The smallest sum more than there was.
pub(crate) fn wrong_amount(body: &str) -> String {
    alter(body, |body| {
        for name in AMOUNTS {
            let Some(amount) = body.get_mut(name) else {
                continue;
            };
            let step = amount["currency"]
                .as_str()
                .and_then(Currency::find)
                .map_or(1, Currency::step);
            let value: u64 = amount["value"]
                .as_str()
                .and_then(|value| value.parse().ok())
                .unwrap_or_default();
            amount["value"] = json!(value.saturating_add(step).to_string());
        }
    })
}

/// Ids that nobody ever gave out.
pub(crate) fn unknown_order(body: &str) -> String {
    alter(body, |body| {
        for name in IDS {
            if let Some(id) = body.get_mut(name) {
                *id = json!(format!("STRAY-{}", ids::token()));
            }
        }
    })
}

fn alter(body: &str, change: impl FnOnce(&mut Value)) -> String {
    let Ok(mut value) = serde_json::from_str(body) else {
        return body.to_owned();
    };
    change(&mut value);
    value.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn altered(change: impl Fn(&str) -> String, body: &Value) -> Value {
        serde_json::from_str(&change(&body.to_string())).unwrap()
    }

    #[test]
    fn changes_nothing_else() {
        let body = json!({
            "captureAmount": { "currency": "IDR", "value": "12300" },
            "captureId": "1",
            "result": { "resultStatus": "S" },
        });
        let more = altered(wrong_amount, &body);
        assert_eq!(more["captureAmount"]["value"], "12400");
        assert_eq!(more["captureId"], "1");
        let stray = altered(unknown_order, &body);
        assert_ne!(stray["captureId"], "1");
        assert_eq!(stray["captureAmount"], body["captureAmount"]);
        assert_eq!(stray["result"], body["result"]);
        assert!(stray.get("paymentId").is_none());
    }
}
