//! Asks about every attempt that has gone quiet.

use std::sync::Arc;

use domain::ledger::{AttemptState, Fact};

use crate::jobs::lane::{self, Lane};
use crate::jobs::{Jobs, Limits};
use crate::platform::backoff::spread;
use crate::platform::metrics::labels::{Inquiry, Job};
use crate::platform::shutdown::Shutdown;
use crate::platform::telemetry;
use crate::services::payments::begin::SILENCE;
use crate::services::payments::by_card;
use crate::services::payments::inquire::{Asked, SPACING, ask};
use crate::services::payments::overdue::GRACE;
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts;
use crate::store::payments::attempts::{AttemptRow, Due};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// When an attempt is looked at again whose turn failed.
const RETRY: i64 = 5 * MINUTE;

/// Asks until the shutdown.
pub(super) async fn run(jobs: Jobs, shutdown: Shutdown) {
    lane::run(Quiet(jobs.shop), jobs.limits, shutdown).await;
}

/// Looks after what is due; tells how many attempts that were.
pub async fn work(shop: &Arc<Shop>) -> Result<usize, ServiceError> {
    let lane = Quiet(Arc::clone(shop));
    lane::round(&lane, Limits::default(), Quiet::AT_ONCE).await
}

/// Looks after one attempt; tells whether one was due.
pub(super) async fn one(shop: &Arc<Shop>) -> Result<usize, ServiceError> {
    lane::round(&Quiet(Arc::clone(shop)), Limits::default(), 1).await
}

/// Attempts whose time to be asked about has come.
#[derive(Clone)]
struct Quiet(Arc<Shop>);

/// An attempt whose turn it is, and when its next one comes.
#[derive(Clone)]
struct Turn {
    due: Due,
    row: AttemptRow,
    next: Option<i64>,
    now: i64,
    request_id: String,
}

impl Lane for Quiet {
    type Row = Turn;

    const JOB: Job = Job::Janitor;
    const AT_ONCE: usize = 8;
    /// Nobody is asked about earlier because of news.
    const IS_WOKEN: bool = false;

    fn shop(&self) -> &Arc<Shop> {
        &self.0
    }

    /// What follows can be found in the log as what follows from a request can.
    fn request_id(turn: &Turn) -> Option<String> {
        Some(turn.request_id.clone())
    }

    fn trace(turn: &Turn) -> Option<&str> {
        turn.row.trace.as_deref()
    }

    async fn claim(&self, max: u64) -> Result<Vec<Turn>, ServiceError> {
        let now = self.0.clock.now_ms();
        let mut turns = Vec::new();
        for due in attempts::due(&self.0.db, now, max).await? {
            match self.take(&due, now).await {
                Ok(turn) => turns.extend(turn),
                Err(error) => {
                    self.0.metrics.job_failed(Job::Janitor);
                    let payment_request_id = &due.payment_request_id;
                    tracing::error!(payment_request_id, %error, "an attempt cannot be looked after now");
                    // The others must not wait behind it.
                    let later = now + spread(HOUR, payment_request_id);
                    attempts::reschedule(&self.0.db, &due, Some(later)).await?;
                }
            }
        }
        Ok(turns)
    }

    async fn see_to(&self, turn: &Turn) -> Result<(), ServiceError> {
        look_after(&self.0, &turn.row, turn.now).await?;
        if turn.next.is_none() {
            attempts::reschedule(&self.0.db, &turn.due.taken(), None).await?;
        }
        Ok(())
    }

    async fn push_back(&self, turn: &Turn, _why: String) -> Result<(), ServiceError> {
        let id = &turn.due.payment_request_id;
        let retry = turn.now + spread(RETRY, id);
        let next = turn.next.map_or(retry, |next| next.min(retry));
        attempts::reschedule(&self.0.db, &turn.due.taken(), Some(next)).await?;
        Ok(())
    }
}

impl Quiet {
    /// Whoever moves an attempt's time on looks after it; others leave it alone.
    async fn take(&self, due: &Due, now: i64) -> Result<Option<Turn>, ServiceError> {
        let Some(row) = attempts::find(&self.0.db, &due.payment_request_id).await? else {
            return Ok(None);
        };
        let next = next_check(&row, now)?;
        // The last turn is only over once it has been.
        let until = next.unwrap_or(now + DAY);
        if !attempts::reschedule(&self.0.db, due, Some(until)).await? {
            return Ok(None);
        }
        Ok(Some(Turn {
            due: due.clone(),
            row,
            next,
            now,
            request_id: telemetry::new_request_id(),
        }))
    }
}

/// 30 s, 2 min, 5 min, 15 min, 1 h after the attempt began, then hourly to the end of its
/// session and its grace, then daily: three times, or until Antom has answered.
fn next_check(row: &AttemptRow, now: i64) -> Result<Option<i64>, ServiceError> {
    if !row.attempt_state()?.is_worth_inquiring() {
        return Ok(None);
    }
    const EARLY: [i64; 5] = [MINUTE / 2, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];
    let id = &row.payment_request_id;
    let age = now - row.begun_at;
    let over = row.ends_at()? + GRACE;
    if let Some(at) = EARLY.iter().find(|at| **at > age) {
        let at = row.begun_at + at;
        return Ok(Some(if now < over { at.min(over) } else { at }));
    }
    if now < over {
        return Ok(Some((now + spread(HOUR, id)).min(over)));
    }
    Ok(
        match (row.attempt_state()?.awaits_money(), now < over + 3 * DAY) {
            (true, true) => Some(now + spread(HOUR, id)),
            (true, false) | (false, true) => Some(now + spread(DAY, id)),
            // Antom has been asked after the end, and knew of no payment.
            (false, false) if row.attempt_state()? == AttemptState::Expired => None,
            (false, false) => Some(now + spread(DAY, id)),
        },
    )
}

async fn look_after(shop: &Shop, row: &AttemptRow, now: i64) -> Result<(), ServiceError> {
    let state = row.attempt_state()?;
    if !state.is_worth_inquiring() {
        return Ok(());
    }
    if state == AttemptState::Created && now >= row.begun_at + SILENCE {
        // Whoever sent this request died before writing down the answer.
        let silence = if row.is_by_pay()? {
            Fact::PayUnknown
        } else {
            Fact::SessionUnknown
        };
        let silence = NewEvidence::by_shop(row.number(), silence);
        record_evidence(shop, &row.order_id, &[silence]).await?;
    }
    let asked = ask(shop, row, SPACING).await?;
    shop.metrics.janitor_asked(match asked {
        Asked::Answered => Inquiry::Answered,
        Asked::NotSubmitted => Inquiry::NotSubmitted,
        Asked::NoAnswer => Inquiry::NoAnswer,
        Asked::TooSoon => Inquiry::TooSoon,
    });
    if asked == Asked::NotSubmitted && now >= row.ends_at()? + GRACE {
        let expired = NewEvidence::by_shop(row.number(), Fact::Expired);
        record_evidence(shop, &row.order_id, &[expired]).await?;
    } else if asked == Asked::NotSubmitted {
        by_card::repeat(shop, &row.payment_request_id).await?;
    }
    Ok(())
}
