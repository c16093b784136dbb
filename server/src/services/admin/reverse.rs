//! The merchant has the money of one attempt go back.

use domain::Money;
use domain::ledger::{Attempt, Fact, RefundState};
use domain::order::OrderState;

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError, ActionRefusal, begin};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::payments::record::NewEvidence;
use crate::services::payments::refund::{self, RefundRequest};
use crate::services::payments::reverse::REASON;
use crate::store::audit_log::AdminAction;
use crate::store::payments::refunds::Origin;

/// Why the money of an attempt does not go back by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReversalRefusal {
    NoSuchAttempt,
    /// The attempt pays the order.
    Winner,
    BroughtNothing,
    /// The order counts as paid by it, although what Antom says does not fit.
    OrderIsPaid,
}

/// Whether what this attempt brought can go back by itself: how much it is.
///
/// # Errors
/// When it cannot.
pub fn reversible(payments: &OrderPayments, attempt: u32) -> Result<Money, ReversalRefusal> {
    let OrderPayments { order, ledger, .. } = payments;
    let Some(known) = ledger.attempts.get(&attempt) else {
        return Err(ReversalRefusal::NoSuchAttempt);
    };
    if ledger.winner == Some(attempt) {
        return Err(ReversalRefusal::Winner);
    }
    let Some(amount) = known.taken.or(known.held) else {
        return Err(ReversalRefusal::BroughtNothing);
    };
    if order.state == OrderState::Paid && ledger.winner.is_none() {
        // Nothing would end it: it would count as paid for ever, and keep its pieces.
        return Err(ReversalRefusal::OrderIsPaid);
    }
    Ok(amount)
}

/// The merchant decides that what this attempt brought goes back: after a mismatch, a failed
/// capture, or a refund that Antom refused.
///
/// # Errors
/// When there is nothing to give back by itself.
pub async fn reverse(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    attempt: u32,
) -> Result<(), ActionError> {
    let action = AdminAction::Reverse { attempt };
    let (mut tx, mut payments) = begin(shop, act, order_id, action).await?;
    reversible(&payments, attempt).map_err(ActionRefusal::Reversal)?;
    let known = payments.ledger.attempts.get(&attempt);
    let rest = known.map(Attempt::rest).filter(|rest| !rest.is_zero());
    let was_refused = known.is_some_and(|known| {
        let mut refunds = known.refunds.values();
        refunds.any(|refund| refund.state == RefundState::Failed)
    });
    let unwanted = NewEvidence::by_merchant(attempt, Fact::Abandoned);
    tx.record(&mut payments, &[unwanted]).await?;
    if let Some(amount) = rest.filter(|_| was_refused) {
        // Giving it back was tried, and Antom refused: this is another try, under another id.
        let request = RefundRequest {
            amount,
            reason: REASON,
            origin: Origin::Shop,
        };
        let (_, reserved) =
            refund::reserve(&tx.tx, &payments.order, attempt, &request, tx.now).await?;
        let reserved = NewEvidence::by_merchant(attempt, reserved);
        tx.record(&mut payments, &[reserved]).await?;
    }
    Ok(tx.commit_and_wake().await?)
}
