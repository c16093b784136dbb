//! What somebody at the merchant's does in Antom's own back office, where no API call is made: the
//! merchant's systems are only told of it.

use serde::Deserialize;

use crate::api::Refusal;
use crate::clock::Moment;
use crate::ids;
use crate::merchant::RefundAsked;
use crate::money::Amount;
use crate::movement::{Origin, Refund};
use crate::world::World;

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct RefundByHand {
    pub(crate) payment_request_id: String,
    /// In the smallest unit; without it all that is left.
    #[serde(default)]
    pub(crate) amount: Option<u64>,
}

/// The same rules hold as for a call; why it can't be is said in words.
pub(crate) fn refund(
    world: &mut World,
    asked: RefundByHand,
    now: Moment,
) -> Result<Refund, String> {
    let payment = world
        .payments()
        .iter()
        .rev()
        .find(|payment| payment.requested.payment_request_id == asked.payment_request_id)
        .ok_or_else(|| format!("there is no payment {}", asked.payment_request_id))?;
    let currency = payment.requested.amount.currency;
    let value = asked.amount.unwrap_or_else(|| payment.refundable());
    if asked.amount.is_some() && (value == 0 || !value.is_multiple_of(currency.step())) {
        return Err(format!(
            "amount must be positive and a multiple of {}",
            currency.step()
        ));
    }
    let client_id = payment.client_id.clone();
    let request = RefundAsked {
        request_id: format!("DASHBOARD-{}", ids::token()),
        payment_id: payment.payment_id.clone(),
        capture_id: None,
        amount: Amount { currency, value },
        origin: Origin::Dashboard,
        asynchronous: false,
        metadata: None,
        notify_url: None,
    };
    let (no, refund) = world
        .merchant_refunds(&client_id, request, now)
        .map_err(|refusal: Refusal| format!("{}: {}", refusal.code(), refusal.message()))?;
    Ok(world.payment(no).refunds[refund.0].clone())
}
