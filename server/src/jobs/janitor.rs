//! Asks about every attempt that has gone quiet, ends what is over, and tidies up.

use std::sync::Arc;

use domain::ledger::{AttemptState, Fact};
use domain::order::OrderState;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

use crate::platform::metrics::labels::{Inquiry, Job};
use crate::platform::telemetry;
use crate::services::admin::cancel_order;
use crate::services::orders::cancel_unpaid::close_in;
use crate::services::payments::begin::SILENCE;
use crate::services::payments::by_card;
use crate::services::payments::capture;
use crate::services::payments::inquire::{Asked, SPACING, ask};
use crate::services::payments::order_payments::OrderTx;
use crate::services::payments::overdue::GRACE;
use crate::services::payments::record::{NewEvidence, is_live, record_evidence};
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;
use crate::store::queues::outbox;
use crate::store::queues::task::Task;
use crate::store::shoppers::{login_links, sessions};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// An order that nobody is paying is kept this long for another try.
const UNPAID_ORDER: i64 = DAY;

const BATCH: u64 = 50;

/// Inquiries under way at once: one that hangs until its time-out does not hold the others up.
const AT_ONCE: usize = 8;

/// Looks after what is due; tells how many attempts that were.
///
/// # Errors
/// When the database does not answer.
pub async fn work(shop: &Arc<Shop>) -> Result<usize, ServiceError> {
    let now = shop.clock.now_ms();
    let due = attempts::due(&shop.db, now, BATCH).await?;
    let places = Arc::new(Semaphore::new(AT_ONCE));
    let mut looking = JoinSet::new();
    for row in due {
        let (shop, places) = (Arc::clone(shop), Arc::clone(&places));
        looking.spawn(async move {
            let _place = places.acquire_owned().await;
            // Whoever moves the row on looks after it; others leave it alone.
            let next = next_check(&row, now)?;
            if !attempts::reschedule(&shop.db, &row, next).await? {
                return Ok(false);
            }
            // What follows can be found in the log as what follows from a request can.
            let id = Some(telemetry::new_request_id());
            telemetry::job(Job::Janitor.as_str(), id, look_after(&shop, &row, now)).await?;
            Ok(true)
        });
    }
    let mut done = 0;
    while let Some(looked) = looking.join_next().await {
        match looked {
            Ok(Ok(mine)) => done += usize::from(mine),
            Ok(Err(error)) => return Err(error),
            Err(error) => {
                shop.metrics.job_failed(Job::Janitor);
                tracing::error!(%error, "an attempt was not looked after; its next turn comes");
            }
        }
    }
    Ok(done)
}

/// Ends orders that nobody is paying and forgets sessions that are over; tells how many orders.
///
/// # Errors
/// When the database does not answer.
pub async fn tidy(shop: &Shop) -> Result<usize, ServiceError> {
    let now = shop.clock.now_ms();
    sessions::purge(&shop.db, now).await?;
    login_links::purge(&shop.db, now - DAY).await?;
    let ending = async { Ok(lapse_holds(shop, now).await? + expire_orders(shop, now).await?) };
    let id = Some(telemetry::new_request_id());
    telemetry::job(Job::Tidying.as_str(), id, ending).await
}

/// 30 s, 2 min, 5 min, 15 min, 1 h after the attempt began, then hourly to the end of its
/// session and its grace, then daily: three times, or until Antom has answered.
fn next_check(row: &AttemptRow, now: i64) -> Result<Option<i64>, ServiceError> {
    if !row.attempt_state()?.is_worth_inquiring() {
        return Ok(None);
    }
    const EARLY: [i64; 5] = [MINUTE / 2, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];
    let age = now - row.begun_at;
    let over = row.ends_at()? + GRACE;
    if let Some(at) = EARLY.iter().find(|at| **at > age) {
        let at = row.begun_at + at;
        return Ok(Some(if now < over { at.min(over) } else { at }));
    }
    if now < over {
        return Ok(Some((now + HOUR).min(over)));
    }
    let waits_for_money = matches!(
        row.attempt_state()?,
        AttemptState::Authorised | AttemptState::Processing
    );
    Ok(match (waits_for_money, now < over + 3 * DAY) {
        (true, true) => Some(now + HOUR),
        (true, false) | (false, true) => Some(now + DAY),
        // Antom has been asked after the end, and knew of no payment.
        (false, false) if row.attempt_state()? == AttemptState::Expired => None,
        (false, false) => Some(now + DAY),
    })
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

/// Lets go of holds on the sixth day (guide 004: the seventh would be Antom's own).
async fn lapse_holds(shop: &Shop, now: i64) -> Result<usize, ServiceError> {
    let mut let_go = 0;
    for row in attempts::holds(&shop.db, BATCH).await? {
        if now < capture::due_at(&row) {
            continue;
        }
        // Once an hour, until Antom answers.
        let form = format!("lapse-{}-{}", row.payment_request_id, now / HOUR);
        let_go += usize::from(cancel_order::lapse(shop, &row.order_id, &form).await?);
    }
    Ok(let_go)
}

/// Ends orders that were placed a day ago and that nobody is paying.
async fn expire_orders(shop: &Shop, now: i64) -> Result<usize, ServiceError> {
    let mut ended = 0;
    for order in orders::unpaid_since(&shop.db, now - UNPAID_ORDER, BATCH).await? {
        let tx = OrderTx::begin(shop).await?;
        let mut payments = tx.lock(&order.id).await?;
        if payments.order.state != OrderState::AwaitingPayment
            || payments.attempts.iter().any(|row| is_live(row, now))
        {
            continue;
        }
        // Antom closes what nobody paid, so that both sides agree.
        for row in &payments.attempts {
            if row.attempt_state()?.is_worth_inquiring() {
                let attempt = row.number();
                outbox::add(&tx.tx, &order.id, &Task::CloseSession { attempt }, now).await?;
            }
        }
        close_in(&tx, &mut payments, OrderState::Expired).await?;
        tx.commit_and_wake().await?;
        ended += 1;
    }
    Ok(ended)
}
