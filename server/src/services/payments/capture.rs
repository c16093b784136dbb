//! Sends the captures that the merchant asked for, each under its one id.

use domain::ledger::{Effect, Fact};

use crate::gateway::reply::{CaptureReply, Refusal, Refused};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::order_payments::OrderTx;
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::payments::task_outcome::TaskOutcome;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::captures::{self, CaptureRow};
use crate::store::payments::evidence;
use crate::store::queues::outbox;

/// Milliseconds after which a hold that nobody captured expires (facts 4.4).
pub const HOLD: i64 = 7 * 24 * 3_600_000;

/// The shop voids what nobody captured this long before Antom would, so that both sides agree
/// (guide 004).
pub(crate) const DECISION: i64 = 24 * 3_600_000;

/// When what this attempt holds expires at Antom; if it has not told, seven days after the attempt
/// began, which is never too late.
#[must_use]
pub fn lapses_at(row: &AttemptRow) -> i64 {
    row.authorised_until.unwrap_or(row.begun_at + HOLD)
}

/// When the shop voids what this attempt holds and nobody captured.
#[must_use]
pub fn due_at(row: &AttemptRow) -> i64 {
    lapses_at(row) - DECISION
}

/// What the merchant reads of an answer whose amount says nothing.
pub(crate) const UNREADABLE: &str = "Antom says that it is done, and tells an amount that cannot be read; look in Antom's dashboard";

/// Sends a capture that was asked for, under its one id.
pub async fn carry_out(
    shop: &Shop,
    capture_request_id: &str,
    task: i64,
) -> Result<TaskOutcome, ServiceError> {
    let Some(row) = captures::find(&shop.db, capture_request_id).await? else {
        return Ok(TaskOutcome::Later("its capture is not known".to_owned()));
    };
    let Some(attempt) = still_due(shop, &row, task).await? else {
        return Ok(TaskOutcome::NotDue);
    };
    let Some(payment_id) = attempt.payment_id.clone() else {
        ask(shop, &attempt, 0).await?;
        return Ok(TaskOutcome::Later(
            "its paymentId is not known yet".to_owned(),
        ));
    };
    let order = orders::find(&shop.db, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let amount = order.money(row.amount_minor)?;
    let due = DueCapture { row, attempt };
    match shop
        .gateway
        .capture(capture_request_id, &payment_id, amount)
        .await
    {
        CaptureReply::Captured { amount: told, raw } => {
            let succeeded = Fact::CaptureSucceeded {
                amount: told.unwrap_or(amount),
                payment_id,
            };
            due.record(shop, succeeded, raw).await?;
            Ok(TaskOutcome::Done)
        }
        CaptureReply::UnreadableAmount => {
            // How much it was is not for the shop to guess.
            ask(shop, &due.attempt, 0).await?;
            Ok(TaskOutcome::Later(UNREADABLE.to_owned()))
        }
        CaptureReply::Refused(Refused { refusal, code, raw }) => match refusal {
            Refusal::Misconfigured => Ok(TaskOutcome::Later(code)),
            Refusal::Fault => {
                ask(shop, &due.attempt, 0).await?;
                Ok(TaskOutcome::Later(code))
            }
            // A refusal speaks of this sending: one before it may have gone through unheard.
            Refusal::OtherState | Refusal::IdInUse | Refusal::Final => {
                due.reconsider(shop, code, raw).await
            }
        },
        CaptureReply::UnderWay { raw } => {
            let pending = Fact::CapturePending {
                capture_request_id: capture_request_id.to_owned(),
            };
            due.record(shop, pending, raw).await?;
            ask(shop, &due.attempt, 0).await?;
            Ok(TaskOutcome::Later("Antom is capturing it".to_owned()))
        }
        CaptureReply::NoAnswer(error) => Ok(TaskOutcome::Later(error.to_string())),
    }
}

/// The attempt, if this capture is still to be made. If not, the task goes, under the order's lock.
async fn still_due(
    shop: &Shop,
    row: &CaptureRow,
    task: i64,
) -> Result<Option<AttemptRow>, ServiceError> {
    let tx = OrderTx::begin(shop).await?;
    let payments = tx.lock(&row.order_id).await?;
    let attempt = row.attempt;
    let effect = Effect::Capture {
        attempt,
        capture_request_id: row.capture_request_id.clone(),
    };
    if !payments.ledger.is_due(&effect) {
        outbox::forget(&tx.tx, task).await?;
        tx.commit_and_wake().await?;
        return Ok(None);
    }
    Ok(payments.attempt(attempt).cloned())
}

struct DueCapture {
    row: CaptureRow,
    attempt: AttemptRow,
}

impl DueCapture {
    /// Captured or voided meanwhile: asking tells. If it tells neither, the capture failed.
    async fn reconsider(
        &self,
        shop: &Shop,
        code: String,
        raw: String,
    ) -> Result<TaskOutcome, ServiceError> {
        if ask(shop, &self.attempt, 0).await? == Asked::NoAnswer {
            return Ok(TaskOutcome::Later(code));
        }
        let evidence = evidence::of_order(&shop.db, &self.row.order_id).await?;
        let has_ended = evidence.iter().any(|evidence| {
            evidence.attempt == self.attempt.number()
                && matches!(
                    evidence.fact,
                    Fact::CaptureSucceeded { .. } | Fact::Cancelled
                )
        });
        if has_ended {
            Ok(TaskOutcome::Done)
        } else {
            self.fail(shop, code, raw).await
        }
    }

    async fn fail(
        &self,
        shop: &Shop,
        code: String,
        raw: String,
    ) -> Result<TaskOutcome, ServiceError> {
        let failed = Fact::CaptureFailed {
            code,
            capture_request_id: Some(self.row.capture_request_id.clone()),
        };
        self.record(shop, failed, raw).await?;
        Ok(TaskOutcome::Done)
    }

    async fn record(&self, shop: &Shop, fact: Fact, raw: String) -> Result<(), ServiceError> {
        let learned = NewEvidence::answered(self.attempt.number(), fact, raw);
        record_evidence(shop, &self.row.order_id, &[learned]).await?;
        Ok(())
    }
}
