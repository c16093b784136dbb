//! The merchant captures: the whole authorised amount, once, before the hold lapses.

use domain::Money;
use domain::ledger::{CaptureState, Fact};
use domain::order::CaptureMode;

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError, ActionRefusal, begin};
use crate::services::payments::capture::{DECISION, HOLD, lapses_at};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::payments::record::NewEvidence;
use crate::store::audit_log::AdminAction;
use crate::store::payments::captures::{self, CaptureRow};

/// What waits for the merchant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureDue {
    pub amount: Money,
    /// By when the merchant has to want it, epoch milliseconds.
    pub due_at: i64,
    /// Epoch milliseconds.
    pub lapses_at: i64,
}

/// What could be captured of this order now.
///
/// # Errors
/// When there is nothing to capture.
pub fn capturable(payments: &OrderPayments) -> Result<CaptureDue, ActionRefusal> {
    let OrderPayments { order, ledger, .. } = payments;
    let held = ledger
        .live_attempt()
        .and_then(|number| ledger.attempts.get(&number)?.held)
        .unwrap_or(order.total);
    by_the_merchant(payments)?;
    let number = ledger.may_capture(held).map_err(ActionRefusal::Capture)?;
    let row = payments.attempt(number);
    let lapses_at = row.map_or(order.placed_at + HOLD, lapses_at);
    Ok(CaptureDue {
        amount: held,
        due_at: lapses_at - DECISION,
        lapses_at,
    })
}

/// An automatic capture is on its way; only one that failed is the merchant's to repeat.
fn by_the_merchant(payments: &OrderPayments) -> Result<(), ActionRefusal> {
    match payments.order.capture_mode {
        CaptureMode::Automatic if payments.ledger.live_attempt().is_some() => {
            Err(ActionRefusal::CapturesItself)
        }
        CaptureMode::Automatic | CaptureMode::Manual => Ok(()),
    }
}

/// Has the held money taken.
///
/// # Errors
/// When the amount is not the authorised one or there is nothing to capture; then
/// nothing is sent.
pub async fn capture(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    amount: Money,
) -> Result<(), ActionError> {
    let action = AdminAction::Capture { amount };
    let (mut tx, mut payments) = begin(shop, act, order_id, action).await?;
    by_the_merchant(&payments)?;
    let attempt = payments
        .ledger
        .may_capture(amount)
        .map_err(ActionRefusal::Capture)?;
    let id = format!("cp{}", uuid::Uuid::now_v7().simple());
    let row = CaptureRow {
        capture_request_id: id.clone(),
        order_id: order_id.to_owned(),
        attempt,
        amount_minor: amount.minor(),
        state: CaptureState::Requested.into(),
        failure: None,
        requested_at: tx.now,
    };
    captures::insert(&tx.tx, row).await?;
    let requested = Fact::CaptureRequested {
        capture_request_id: id,
        amount,
    };
    let requested = NewEvidence::by_merchant(attempt, requested);
    tx.record(&mut payments, &[requested]).await?;
    Ok(tx.commit_and_wake().await?)
}
