//! Something goes wrong at the gateway, all the time.

use std::rc::Rc;

use serde_json::{Value, json};

use super::Soak;
use super::random::Random;
use xtask::run::Result;

/// Faults of calls. `no_answer`, `http_500` and `reset` act and hide it, `answer_u` does neither
/// unless told to.
const CALLS: [(u64, &str); 8] = [
    (4, "no_answer"),
    (3, "answer_u"),
    (2, "late"),
    (2, "slow"),
    (4, "http_500"),
    (4, "reset"),
    (3, "unsigned"),
    (3, "wrong_signature"),
];

const NOTIFICATIONS: [(u64, &str); 8] = [
    (5, "late"),
    (6, "lost"),
    (5, "twice"),
    (4, "unsigned"),
    (4, "wrong_signature"),
    (5, "wrong_order"),
    // A person has to look at each.
    (2, "wrong_amount"),
    (3, "unknown_order"),
];

const APIS: [(u64, &str); 15] = [
    (4, "createPaymentSession"),
    (5, "pay"),
    (1, "consult"),
    (5, "inquiryPayment"),
    (7, "notify"),
    (3, "payment"),
    (3, "capture"),
    (3, "cancel"),
    (4, "refund"),
    (2, "inquiryRefund"),
    (2, "cancelSubscription"),
    (1, "updateSubscription"),
    (2, "inquireSubscription"),
    (2, "inquireSubscriptionPayment"),
    (2, "inquireSubscriptionList"),
];

/// So many rules may wait to strike at one API; with more of them nothing at all would get through.
const WAITING: usize = 2;

/// Client and gateway both wait up to 10 s.
const BEYOND_PATIENCE: u64 = 12;

/// A fault for one API, for its next few calls.
fn rule(random: &mut Random) -> Value {
    let api = random.weighted(&APIS);
    let fault = match api {
        "notify" => random.weighted(&NOTIFICATIONS),
        "payment" => "decline",
        "pay" if random.percent(20) => "in_process",
        "capture" | "refund" | "cancelSubscription" | "updateSubscription"
            if random.percent(20) =>
        {
            "decline"
        }
        _ => random.weighted(&CALLS),
    };
    let mut rule = json!({ "api": api, "fault": fault, "times": random.between(1, 4) });
    match (api, fault) {
        (_, "in_process") => rule["seconds"] = random.between(1, 20).into(),
        ("notify", "late" | "wrong_order") => rule["seconds"] = random.between(2, 30).into(),
        (_, "late" | "slow" | "no_answer") => {
            let seconds = match random.between(1, 25) {
                1 => BEYOND_PATIENCE,
                2..=8 => random.between(1, 3),
                _ => 0,
            };
            rule["seconds"] = seconds.into();
        }
        _ => {}
    }
    if ["no_answer", "answer_u", "http_500", "reset"].contains(&fault) && random.percent(50) {
        rule["acts"] = random.percent(50).into();
    }
    if api == "notify" && random.percent(30) {
        let kinds = [
            "PAYMENT_RESULT",
            "CAPTURE_RESULT",
            "REFUND_RESULT",
            "SUBSCRIPTION",
            "DEDUCTION",
        ];
        rule["notifyType"] = (*random.pick(&kinds)).into();
    }
    rule
}

/// Sets faults until the soak is over.
pub(crate) async fn inject(soak: Rc<Soak>) -> Result<()> {
    let mut random = Random::new(soak.seed, 1);
    let mut waiting: Vec<Value> = Vec::new();
    while !soak.is_over() {
        random.pause(200, 1200).await;
        let rule = rule(&mut random);
        let same = |other: &&Value| other["api"] == rule["api"];
        if waiting.iter().filter(same).count() < WAITING {
            soak.control.fault(&rule).await?;
            soak.tally.borrow_mut().fault(&rule);
        }
        waiting = soak.control.faults().await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_comes_up() {
        let mut random = Random::new(3, 1);
        let mut seen = std::collections::BTreeSet::new();
        for _ in 0..2_000 {
            let rule = rule(&mut random);
            seen.insert(rule["fault"].as_str().unwrap().to_owned());
            if rule["fault"] == "decline" {
                let api = rule["api"].as_str().unwrap();
                let subscriptions = ["cancelSubscription", "updateSubscription"];
                assert!(
                    ["payment", "capture", "refund"].contains(&api) || subscriptions.contains(&api)
                );
            }
        }
        assert_eq!(seen.len(), 15);
    }
}
