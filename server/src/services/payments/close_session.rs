//! A session that nobody is to pay on any more is closed at Antom too, so that both sides agree.

use domain::ledger::{AttemptState, Fact};

use crate::gateway::reply::{CancelReply, Refusal};
use crate::services::payments::inquire::ask;
use crate::services::payments::order_payments::OrderTx;
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::payments::task_outcome::TaskOutcome;
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts::AttemptRow;

/// Cancels at Antom what nobody has paid, after another look: the buyer may have paid since this was
/// asked for, and a cancel would take that back. Money that came all the same is somebody else's to give
/// back: see [`crate::services::payments::reverse`].
pub async fn close_session(shop: &Shop, row: &AttemptRow) -> Result<TaskOutcome, ServiceError> {
    if has_paid(shop, row).await? {
        return Ok(TaskOutcome::Done);
    }
    match shop.gateway.cancel(&row.payment_request_id).await {
        CancelReply::Cancelled { raw } => {
            let cancelled = NewEvidence::answered(row.number(), Fact::Cancelled, raw);
            record_evidence(shop, &row.order_id, &[cancelled]).await?;
            if row.state == AttemptState::Processing {
                // Antom was working on it: one more question tells whether that is over (guide 001).
                // If it brings no answer, the janitor asks again.
                ask(shop, row, 0).await?;
            }
            Ok(TaskOutcome::Done)
        }
        // Nobody submitted anything on it, which is as good as closed.
        CancelReply::NotSubmitted(_) => Ok(TaskOutcome::Done),
        CancelReply::Refused(refused) => match refused.refusal {
            Refusal::Misconfigured | Refusal::Fault => Ok(TaskOutcome::Later(refused.code)),
            Refusal::OtherState | Refusal::IdInUse | Refusal::Final => Ok(TaskOutcome::Done),
        },
        CancelReply::NoAnswer(error) => Ok(TaskOutcome::Later(error.to_string())),
    }
}

/// Whether this attempt has brought money by now, whatever became of that.
async fn has_paid(shop: &Shop, row: &AttemptRow) -> Result<bool, ServiceError> {
    let tx = OrderTx::begin(shop).await?;
    let payments = tx.lock(&row.order_id).await?;
    Ok(payments.has_money(row.number()))
}
