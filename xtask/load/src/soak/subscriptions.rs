//! The final audit of subscriptions: each deduction at the gateway is one invoice in the books, a
//! surplus that went back, or something that a person is told of.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::Value;

use super::count::{Amount, Count, Money};
use xtask::run::Result;

/// What `shop audit --json` says of one payment of a subscription.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Deduction {
    payment_id: String,
    subscription: String,
    phase: u32,
    state: String,
    currency: Option<String>,
    taken: i64,
    refunded: i64,
    is_invoice: bool,
    review: bool,
}

impl Deduction {
    /// A cancel returns everything, and has no amount of its own.
    fn kept(&self) -> i64 {
        match self.state.as_str() {
            "returned" => 0,
            _ => self.taken - self.refunded,
        }
    }
}

/// What `GET /control/state` says of one payment of a subscription.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AtGateway {
    subscription_id: Option<String>,
    payment_id: String,
    /// That of its sign-up, for a renewal too.
    payment_request_id: String,
    order_reference: String,
    phase_no: Option<u32>,
    status: String,
    capture: String,
    money: Money,
    amount: Amount,
}

impl AtGateway {
    /// The gateway has yet to take its money, or to say that it does not.
    fn is_under_way(&self) -> bool {
        let is_tried = self.status == "PROCESSING" || self.capture == "due";
        self.subscription_id.is_some() && is_tried
    }
}

/// What came of counting subscriptions.
#[derive(Default)]
pub(crate) struct Deductions {
    /// Those at the gateway that succeeded.
    pub(crate) succeeded: usize,
    /// Those of them that are of a later period than the first.
    pub(crate) renewals: usize,
    /// Those that pay a period in the books.
    pub(crate) invoices: usize,
    pub(crate) sent_back: usize,
    /// Subscriptions that a person is told of.
    pub(crate) told: BTreeSet<String>,
}

/// Whether a payment of a subscription is only half made.
pub(crate) fn is_under_way(state: &Value) -> Result<bool> {
    let payments: Vec<AtGateway> = serde_json::from_value(state["payments"].clone())?;
    Ok(payments.iter().any(AtGateway::is_under_way))
}

/// Compares the books' payments of subscriptions with the gateway's; `told_wrong` are the sign-ups
/// of which a notification told a wrong amount.
pub(crate) fn compare(
    books: &[Deduction],
    state: &Value,
    told_wrong: &BTreeSet<&str>,
    count: &mut Count,
) -> Result<()> {
    let at_gateway: Vec<AtGateway> = serde_json::from_value(state["payments"].clone())?;
    let mut here: BTreeMap<&str, &Deduction> = books
        .iter()
        .map(|deduction| (deduction.payment_id.as_str(), deduction))
        .collect();
    for there in at_gateway
        .iter()
        .filter(|payment| payment.subscription_id.is_some())
    {
        let (id, whose) = (there.payment_id.as_str(), there.order_reference.as_str());
        let kept = there.money.kept;
        let has_succeeded = there.money.authorised > 0;
        count.deductions.succeeded += usize::from(has_succeeded);
        let is_renewal = there.phase_no.is_some_and(|phase| phase > 1);
        count.deductions.renewals += usize::from(has_succeeded && is_renewal);
        count.deductions.sent_back += usize::from(there.money.was_sent_back());
        let Some(here) = here.remove(id) else {
            // Of a try that brought nothing nobody has to know.
            if kept != 0 {
                count.wrong(
                    Some(whose),
                    format!("the books do not know {id}, of which {kept} is kept"),
                );
            }
            continue;
        };
        if here.subscription != whose {
            count.wrong(
                Some(whose),
                format!("{id} is booked for {}", here.subscription),
            );
        }
        let currency = here.currency.as_ref();
        if currency.is_some_and(|currency| *currency != there.amount.currency) {
            count.wrong(Some(whose), format!("{id} is in another currency"));
        }
        // What was told wrongly cannot be right in the books: it is right that a person is told.
        let excused = here.review && told_wrong.contains(there.payment_request_id.as_str());
        count.told_wrong += usize::from(excused);
        let counted = if excused { kept } else { here.kept() };
        let sums = count.kept.entry(there.amount.currency.clone()).or_default();
        sums.0 += kept;
        sums.1 += counted;
        if kept != counted {
            count.wrong(
                Some(whose),
                format!("{kept} is kept of {id} at the gateway, {counted} in the books"),
            );
        } else if kept != 0 && !here.is_invoice && !here.review {
            count.wrong(
                Some(whose),
                format!("{kept} of {id} is kept, which pays no period, and nobody is told"),
            );
        }
    }
    for (id, here) in here {
        if here.kept() != 0 {
            count.wrong(
                Some(&here.subscription),
                format!("the gateway does not know {id}"),
            );
        }
    }
    let mut paid = BTreeSet::new();
    for deduction in books {
        let whose = &deduction.subscription;
        if deduction.review {
            count.deductions.told.insert(whose.clone());
        }
        if !deduction.is_invoice {
            continue;
        }
        count.deductions.invoices += 1;
        if !paid.insert((whose, deduction.phase)) {
            let phase = deduction.phase;
            count.wrong(Some(whose), format!("period {phase} is paid twice"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn books(taken: i64, is_invoice: bool, review: bool) -> Vec<Deduction> {
        let deduction = json!({
            "paymentId": "d1", "subscription": "WS-1", "signUp": 1, "phase": 2, "state": "paid",
            "currency": "SGD", "taken": taken, "refunded": 0, "isInvoice": is_invoice,
            "review": review,
        });
        serde_json::from_value(json!([deduction])).unwrap()
    }

    fn gateway(kept: i64) -> Value {
        json!({ "payments": [{
            "subscriptionId": "S1", "paymentId": "d1", "paymentRequestId": "p1",
            "orderReference": "WS-1", "phaseNo": 2, "status": "SUCCESS", "capture": "done",
            "money": { "authorised": 1800, "cancelled": 0, "released": 0, "kept": kept },
            "amount": { "currency": "SGD", "value": "1800" },
        }] })
    }

    fn wrong(books: &[Deduction], state: &Value) -> Vec<String> {
        let mut count = Count::default();
        compare(books, state, &BTreeSet::new(), &mut count).unwrap();
        count.wrong
    }

    #[test]
    fn a_deduction_is_one_invoice_or_a_finding() {
        assert_eq!(wrong(&books(1800, true, false), &gateway(1800)), [""; 0]);
        assert_eq!(wrong(&books(1800, false, true), &gateway(1800)), [""; 0]);
        // A surplus that went back.
        assert_eq!(wrong(&books(0, false, false), &gateway(0)), [""; 0]);
        let nobodys = wrong(&books(1800, false, false), &gateway(1800));
        assert!(nobodys[0].contains("pays no period"), "{nobodys:?}");
    }

    #[test]
    fn what_one_side_alone_has_is_found() {
        let lost = wrong(&[], &gateway(1800));
        assert!(lost[0].starts_with("WS-1: the books do not know d1"));
        let invented = wrong(&books(1800, true, false), &json!({ "payments": [] }));
        assert!(invented[0].contains("the gateway does not know d1"));
        let more = wrong(&books(1900, true, false), &gateway(1800));
        assert!(more[0].contains("1800 is kept of d1 at the gateway, 1900 in the books"));
    }

    #[test]
    fn one_payment_pays_a_period() {
        let mut twice = books(1800, true, false);
        twice.extend(books(0, true, false));
        twice[1].payment_id = "d2".to_owned();
        assert_eq!(
            wrong(&twice, &gateway(1800)),
            ["WS-1: period 2 is paid twice"]
        );
    }

    #[test]
    fn a_payment_that_is_half_made_is_waited_for() {
        let mut state = gateway(0);
        assert!(!is_under_way(&state).unwrap());
        state["payments"][0]["capture"] = json!("due");
        assert!(is_under_way(&state).unwrap());
    }
}
