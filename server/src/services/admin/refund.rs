//! The merchant refunds: set aside under the order's lock, sent by the outbox.

use domain::Money;
use domain::ledger::{Attempt, Ledger, RefundRefusal};

use crate::services::Shop;
use crate::services::admin::action::{Act, ActError, begin};
use crate::services::payments::record::NewEvidence;
use crate::services::payments::refund::{self, RefundRequest};
use crate::store::payments::refunds::Origin;

/// The attempt that pays the order, and what can still be given back of it.
///
/// # Errors
/// With a sentence when nothing was taken.
pub fn refundable(ledger: &Ledger) -> Result<(u32, Money), ActError> {
    let nothing = || ActError::refused(RefundRefusal::NothingTaken);
    let winner = ledger.winner.ok_or_else(nothing)?;
    let rest = ledger.attempts.get(&winner).map(Attempt::rest);
    Ok((winner, rest.ok_or_else(nothing)?))
}

/// Sets an amount aside for the buyer and has it sent; gives the refund's id.
///
/// # Errors
/// With a sentence when it is more than what is left; then nothing is sent.
pub async fn refund(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    amount: Money,
    reason: &str,
) -> Result<String, ActError> {
    let details = if reason.is_empty() {
        amount.to_string()
    } else {
        format!("{amount}: {reason}")
    };
    let (mut tx, mut payments) = begin(shop, act, order_id, "refund", details).await?;
    let (winner, _) = refundable(&payments.ledger)?;
    payments
        .ledger
        .may_refund(winner, amount)
        .map_err(ActError::refused)?;
    let request = RefundRequest {
        amount,
        reason,
        origin: Origin::Merchant,
    };
    let (id, reserved) = refund::reserve(&tx.tx, &payments.order, winner, &request, tx.now).await?;
    let reserved = NewEvidence::by_merchant(winner, reserved);
    tx.record(&mut payments, &[reserved]).await?;
    tx.commit_and_wake().await?;
    Ok(id)
}
