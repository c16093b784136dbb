//! Captures by the merchant: of the whole authorised amount, once, before the hold lapses.

use domain::Money;
use domain::ledger::{CaptureState, Effect, Fact, Ledger};
use domain::order::CaptureMode;

use crate::gateway::reply::{CaptureReply, Refusal, Refused};
use crate::services::admin::action::{Act, ActError, Acting, look};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::record::{Learned, settle};
use crate::services::payments::task_outcome::Outcome;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts;
use crate::store::payments::attempts::{AttemptRow, Source};
use crate::store::payments::captures;
use crate::store::payments::captures::CaptureRow;
use crate::store::queues::outbox;
use crate::store::{commit, write_tx};

/// Milliseconds after which held money that nobody captured is let go (facts 4.4).
pub const HOLD: i64 = 7 * 24 * 3_600_000;

/// The shop lets go of what nobody captured this long before Antom would, so that both sides agree
/// (guide 004).
const DECISION: i64 = 24 * 3_600_000;

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
/// With a sentence when there is nothing to capture.
pub async fn due(shop: &Shop, order_id: &str) -> Result<CaptureDue, ActError> {
    let (order, ledger) = look(shop, order_id).await?;
    let held = ledger
        .live_attempt()
        .and_then(|number| ledger.attempts.get(&number)?.held)
        .map_or_else(|| order.total(), Ok)?;
    by_the_merchant(&order, &ledger)?;
    let number = ledger.may_capture(held).map_err(ActError::refused)?;
    let attempts = attempts::of_order(&shop.db, order_id).await?;
    let row = attempts.iter().find(|row| row.number() == number);
    let lapses_at = row.map_or(order.placed_at + HOLD, lapses_at);
    Ok(CaptureDue {
        amount: held,
        due_at: lapses_at - DECISION,
        lapses_at,
    })
}

/// An automatic capture is on its way; only one that failed is the merchant's to repeat.
fn by_the_merchant(order: &OrderRow, ledger: &Ledger) -> Result<(), ActError> {
    match order.capture_mode()? {
        CaptureMode::Automatic if ledger.live_attempt().is_some() => Err(ActError::refused(
            "Antom captures this payment by itself, a moment after it is authorised.",
        )),
        CaptureMode::Automatic | CaptureMode::Manual => Ok(()),
    }
}

/// When Antom lets go of what this attempt holds; if it has not told, seven days after the attempt
/// began, which is never too late.
#[must_use]
pub fn lapses_at(row: &AttemptRow) -> i64 {
    row.authorised_until.unwrap_or(row.begun_at + HOLD)
}

/// When the shop lets go of what this attempt holds and nobody captured.
#[must_use]
pub fn due_at(row: &AttemptRow) -> i64 {
    lapses_at(row) - DECISION
}

/// Has the held money taken.
///
/// # Errors
/// With a sentence when the amount is not the authorised one or there is nothing to capture; then
/// nothing is sent.
pub async fn request(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    amount: Money,
) -> Result<(), ActError> {
    let acting = Acting::begin(shop, act, order_id, "capture", amount.to_string()).await?;
    by_the_merchant(&acting.order, &acting.ledger)?;
    let attempt = acting
        .ledger
        .may_capture(amount)
        .map_err(ActError::refused)?;
    let id = format!("cp{}", uuid::Uuid::now_v7().simple());
    let row = CaptureRow {
        capture_request_id: id.clone(),
        order_id: order_id.to_owned(),
        attempt: i32::try_from(attempt).unwrap_or(i32::MAX),
        amount_minor: amount.minor(),
        state: CaptureState::Requested.as_str().to_owned(),
        failure: None,
        requested_at: acting.now,
    };
    captures::insert(&acting.tx, row).await?;
    let requested = Fact::CaptureRequested {
        capture_request_id: id,
        amount,
    };
    acting.learn(attempt, requested).await?;
    acting.commit().await
}

/// Sends a capture that was asked for, under its one id.
///
/// # Errors
/// When the database does not answer.
pub async fn carry_out(
    shop: &Shop,
    capture_request_id: &str,
    task: i64,
) -> Result<Outcome, ServiceError> {
    let Some(row) = captures::find(&shop.db, capture_request_id).await? else {
        return Ok(Outcome::Later("its capture is not known".to_owned()));
    };
    let Some(attempt) = still_due(shop, &row, task).await? else {
        return Ok(Outcome::NotDue);
    };
    let Some(payment_id) = attempt.payment_id.clone() else {
        ask(shop, &attempt, 0).await?;
        return Ok(Outcome::Later("its paymentId is not known yet".to_owned()));
    };
    let order = orders::find(&shop.db, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let amount = order.money(row.amount_minor)?;
    let job = Job { row, attempt };
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
            job.learn(shop, succeeded, raw).await?;
            Ok(Outcome::Done)
        }
        CaptureReply::Refused(Refused { refusal, code, raw }) => match refusal {
            Refusal::Misconfigured => Ok(Outcome::Later(code)),
            Refusal::Fault => {
                ask(shop, &job.attempt, 0).await?;
                Ok(Outcome::Later(code))
            }
            // A refusal speaks of this sending: one before it may have gone through unheard.
            Refusal::OtherState | Refusal::IdInUse | Refusal::Final => {
                job.reconsider(shop, code, raw).await
            }
        },
        CaptureReply::UnderWay { raw } => {
            let pending = Fact::CapturePending {
                capture_request_id: capture_request_id.to_owned(),
            };
            job.learn(shop, pending, raw).await?;
            ask(shop, &job.attempt, 0).await?;
            Ok(Outcome::Later("Antom is capturing it".to_owned()))
        }
        CaptureReply::NoAnswer(error) => Ok(Outcome::Later(error.to_string())),
    }
}

/// The attempt, if this capture is still to be made. If not, the task goes, under the order's lock.
async fn still_due(
    shop: &Shop,
    row: &CaptureRow,
    task: i64,
) -> Result<Option<AttemptRow>, ServiceError> {
    let tx = write_tx(&shop.db).await?;
    let order = orders::lock(&tx, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let ledger = Ledger::fold(order.total()?, attempts::evidence(&tx, &order.id).await?);
    let attempt = u32::try_from(row.attempt).unwrap_or(0);
    let effect = Effect::Capture {
        attempt,
        capture_request_id: row.capture_request_id.clone(),
    };
    if !ledger.is_due(&effect) {
        outbox::forget(&tx, task).await?;
        commit(tx).await?;
        return Ok(None);
    }
    let attempts = attempts::of_order(&tx, &order.id).await?;
    Ok(attempts.into_iter().find(|row| row.number() == attempt))
}

struct Job {
    row: CaptureRow,
    attempt: AttemptRow,
}

impl Job {
    /// Captured or let go meanwhile: asking tells. If it tells neither, the capture failed.
    async fn reconsider(
        &self,
        shop: &Shop,
        code: String,
        raw: String,
    ) -> Result<Outcome, ServiceError> {
        if ask(shop, &self.attempt, 0).await? == Asked::NoAnswer {
            return Ok(Outcome::Later(code));
        }
        let evidence = attempts::evidence(&shop.db, &self.row.order_id).await?;
        let settled = evidence.iter().any(|evidence| {
            evidence.attempt == self.attempt.number()
                && matches!(
                    evidence.fact,
                    Fact::CaptureSucceeded { .. } | Fact::Cancelled
                )
        });
        if settled {
            Ok(Outcome::Done)
        } else {
            self.fail(shop, code, raw).await
        }
    }

    async fn fail(&self, shop: &Shop, code: String, raw: String) -> Result<Outcome, ServiceError> {
        let failed = Fact::CaptureFailed {
            code,
            capture_request_id: Some(self.row.capture_request_id.clone()),
        };
        self.learn(shop, failed, raw).await?;
        Ok(Outcome::Done)
    }

    async fn learn(&self, shop: &Shop, fact: Fact, raw: String) -> Result<(), ServiceError> {
        let learned = Learned {
            attempt: self.attempt.number(),
            fact,
            source: Source::Answer,
            raw,
        };
        settle(shop, &self.row.order_id, &[learned]).await?;
        Ok(())
    }
}
