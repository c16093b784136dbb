//! What happens at Antom without the shop: refunds in the dashboard, and subscriptions that end in
//! the buyer's wallet. The shop is only told.
//!
//! This is the place for what is done in the shop's back office too.

use std::rc::Rc;

use serde_json::Value;

use super::Soak;
use super::random::Random;
use xtask::run::Result;

/// The newest payments at the gateway, to choose from.
const NEWEST: usize = 40;

/// Acts now and then until the soak is over.
pub(crate) async fn act(soak: Rc<Soak>) -> Result<()> {
    let mut random = Random::new(soak.seed, 3);
    while !soak.is_over() {
        random.pause(800, 3_000).await;
        if soak.refunds {
            refund_in_the_dashboard(&soak, &mut random).await?;
        }
        if random.percent(15) {
            end_in_a_wallet(&soak, &mut random).await?;
        }
    }
    Ok(())
}

async fn refund_in_the_dashboard(soak: &Soak, random: &mut Random) -> Result<()> {
    let state = soak.control.state(NEWEST).await?;
    let payments = state["payments"].as_array().cloned().unwrap_or_default();
    let refundable: Vec<(&str, i64)> = payments
        .iter()
        .filter_map(|payment| {
            let money = &payment["money"];
            let left = number(&money["kept"]) - number(&money["refunding"]);
            (left > 0).then_some((payment["paymentRequestId"].as_str()?, left))
        })
        .collect();
    if refundable.is_empty() {
        return Ok(());
    }
    let (payment_request_id, left) = *random.pick(&refundable);
    let amount = match random.between(1, 3) {
        1 => None,
        _ => Some(i64::try_from(random.between(1, u64::try_from(left)?))?),
    };
    if soak.control.refund(payment_request_id, amount).await? {
        soak.tally.borrow_mut().step("refund in the dashboard");
    }
    Ok(())
}

async fn end_in_a_wallet(soak: &Soak, random: &mut Random) -> Result<()> {
    let state = soak.control.state(NEWEST).await?;
    let all = state["subscriptions"]
        .as_array()
        .cloned()
        .unwrap_or_default();
    let active = all.iter().filter(|each| each["status"] == "ACTIVE");
    let active: Vec<&str> = active
        .filter_map(|each| each["subscriptionId"].as_str())
        .collect();
    if active.is_empty() {
        return Ok(());
    }
    let subscription = *random.pick(&active);
    if soak.control.end_in_wallet(subscription).await? {
        soak.tally.borrow_mut().step("end in the wallet");
    }
    Ok(())
}

fn number(value: &Value) -> i64 {
    value.as_i64().unwrap_or(0)
}
