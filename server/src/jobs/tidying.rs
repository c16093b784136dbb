//! Ends what is over and forgets what nobody needs, once a minute: nobody waits for it.

use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use domain::order::OrderState;
use tokio::time::timeout;

use crate::jobs::Jobs;
use crate::platform::metrics::labels::Job;
use crate::platform::shutdown::Shutdown;
use crate::platform::telemetry;
use crate::services::admin::{cancel_order, merchants};
use crate::services::limits;
use crate::services::orders::cancel_unpaid::close_in;
use crate::services::orders::lookup;
use crate::services::payments::capture;
use crate::services::payments::order_payments::OrderTx;
use crate::services::payments::record::is_live;
use crate::services::payments::trips;
use crate::services::persons;
use crate::services::restock;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::Placed;
use crate::store::payments::attempts;
use crate::store::payments::attempts::HeldUntil;
use crate::store::queues::outbox;
use crate::store::queues::task::Task;
use crate::store::shoppers::{login_links, sessions};

const EACH: Duration = Duration::from_secs(60);

const HOUR: i64 = 3_600_000;
const DAY: i64 = 24 * HOUR;

/// An order that nobody is paying is kept this long for another try.
const UNPAID_ORDER: i64 = DAY;

const BATCH: u64 = 50;

/// Tidies until the shutdown.
pub(super) async fn run(jobs: Jobs, shutdown: Shutdown) {
    while !shutdown.is_requested() {
        let tidied = async { timeout(EACH, tidy(&jobs.shop)).await };
        tokio::select! {
            tidied = tidied => if tidied.is_err() {
                failed(&jobs.shop, "tidying", &ServiceError::TookTooLong);
            },
            // Dropped in the middle it leaves nothing half done.
            () = shutdown.requested() => return,
        }
        tokio::select! {
            () = shutdown.requested() => {}
            () = tokio::time::sleep(EACH) => {}
        }
    }
}

/// Ends orders that nobody is paying and forgets sessions that are over; tells how many orders.
/// None of these keeps another from being done.
pub async fn tidy(shop: &Arc<Shop>) -> usize {
    let now = shop.clock.now_ms();
    let work = async {
        done(shop, "sessions", async {
            Ok(sessions::purge(&shop.db, now).await?)
        })
        .await;
        let links = async { Ok(login_links::purge(&shop.db, now - DAY).await?) };
        done(shop, "login links", links).await;
        done(shop, "looks at orders", lookup::purge(shop)).await;
        done(shop, "who waits for goods", restock::purge(shop)).await;
        done(shop, "goods that are back", restock::tell(shop)).await;
        done(shop, "limits", limits::forget(shop)).await;
        done(shop, "logins", merchants::forget_logins(shop)).await;
        let old = persons::forget_by_age(&shop.db, now);
        done(shop, "what is older than may be kept", old).await;
        done(shop, "passengers", trips::purge(shop, now)).await;
        let over = done(shop, "orders", expire_orders(shop, now)).await;
        // Last, because Antom is asked.
        let void = done(shop, "holds", void_holds(shop, now)).await;
        over.unwrap_or(0) + void.unwrap_or(0)
    };
    let id = Some(telemetry::new_request_id());
    telemetry::job(Job::Tidying.as_str(), id, None, work).await
}

async fn done<T>(
    shop: &Shop,
    what: &str,
    work: impl Future<Output = Result<T, ServiceError>>,
) -> Option<T> {
    work.await
        .inspect_err(|error| failed(shop, what, error))
        .ok()
}

fn failed(shop: &Shop, what: &str, error: &ServiceError) {
    shop.metrics.job_failed(Job::Tidying);
    tracing::error!(what, %error, "something was not tidied up, and is next time");
}

/// Voids holds on the sixth day (guide 004: the seventh would be Antom's own). One that cannot be
/// read is passed over, and the later ones are looked at all the same.
async fn void_holds(shop: &Shop, now: i64) -> Result<usize, ServiceError> {
    let mut voided = 0;
    let mut after = None::<HeldUntil>;
    loop {
        let due = now + capture::DECISION;
        let found =
            attempts::holds_until(&shop.db, due, capture::HOLD, after.as_ref(), BATCH).await?;
        for held in &found {
            // Once an hour, until Antom answers.
            let form = format!("lapse-{}-{}", held.payment_request_id, now / HOUR);
            let voiding = cancel_order::void_hold(shop, &held.order_id, &form);
            voided += usize::from(done(shop, &held.order_id, voiding).await.unwrap_or(false));
        }
        match found.into_iter().last() {
            Some(last) => after = Some(last),
            None => return Ok(voided),
        }
    }
}

/// Ends orders that were placed a day ago and that nobody is paying.
async fn expire_orders(shop: &Shop, now: i64) -> Result<usize, ServiceError> {
    let mut ended = 0;
    let mut after = None::<Placed>;
    loop {
        let moment = now - UNPAID_ORDER;
        let found = orders::unpaid_since(&shop.db, moment, after.as_ref(), BATCH).await?;
        for order in &found {
            let expired = done(shop, &order.id, expire(shop, &order.id, now)).await;
            ended += usize::from(expired.unwrap_or(false));
        }
        match found.into_iter().last() {
            Some(last) => after = Some(last),
            None => return Ok(ended),
        }
    }
}

async fn expire(shop: &Shop, order_id: &str, now: i64) -> Result<bool, ServiceError> {
    let tx = OrderTx::begin(shop).await?;
    let mut payments = tx.lock(order_id).await?;
    if payments.order.state != OrderState::AwaitingPayment
        || payments.attempts.iter().any(|row| is_live(row, now))
    {
        return Ok(false);
    }
    // Antom closes what nobody paid, so that both sides agree.
    for row in &payments.attempts {
        if row
            .state
            .known()
            .is_some_and(|state| state.is_worth_inquiring())
        {
            let attempt = row.number();
            outbox::add(&tx.tx, order_id, &Task::CloseSession { attempt }, now).await?;
        }
    }
    close_in(&tx, &mut payments, OrderState::Expired).await?;
    tx.commit_and_wake().await?;
    Ok(true)
}
