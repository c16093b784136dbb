//! Notifications become evidence.

use crate::gateway::notification::{self, Opened, Subject};
use crate::platform::metrics::labels::Job;
use crate::platform::telemetry;
use crate::services::payments::keep_card_report;
use crate::services::payments::locate::{Search, search};
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::{ServiceError, Shop};
use crate::store::queues::inbox;
use crate::store::queues::inbox::{InboxRow, InboxState, Postponed};

/// A capture's notification may overtake the payment's: it is tried again for this long.
const PARKED_MS: i64 = 10 * 60 * 1000;
const RETRY_MS: i64 = 5_000;

/// Longer than a batch takes; a process that died over it is followed by another.
const LEASE_MS: i64 = 120_000;
const BATCH: u64 = 50;

/// Works on what is due; tells how many notifications that were.
///
/// # Errors
/// When the database does not answer.
pub async fn work(shop: &Shop) -> Result<usize, ServiceError> {
    let now = shop.clock.now_ms();
    let claimed = inbox::claim(&shop.db, now, LEASE_MS, BATCH).await?;
    for row in &claimed {
        telemetry::job(
            Job::Inbox.as_str(),
            row.request_id.clone(),
            see_to(shop, row),
        )
        .await?;
    }
    Ok(claimed.len())
}

async fn see_to(shop: &Shop, row: &InboxRow) -> Result<(), ServiceError> {
    if let Err(error) = apply(shop, row).await {
        // It stays where it is, and the ones behind it are not held up.
        shop.metrics.job_failed(Job::Inbox);
        tracing::error!(inbox = row.id, %error, "a notification is tried again later");
        let run_at = shop.clock.now_ms() + backoff(row.tries);
        let later = Postponed {
            run_at,
            tries: row.tries + 1,
            looked_to: row.looked_to.clone(),
            note: error.to_string(),
        };
        inbox::postpone(&shop.db, row.id, later).await?;
    }
    Ok(())
}

/// 5 s, 10 s, 20 s … up to an hour.
fn backoff(tries: i32) -> i64 {
    let doublings = u32::try_from(tries).unwrap_or(0).min(10);
    (RETRY_MS << doublings).min(3_600_000)
}

/// How long one whose payment is not known waits for the next look, after `waited`. A refund's
/// makes the shop ask about all its payments, so it waits as long again.
fn wait(subject: &Subject, waited: i64) -> i64 {
    match subject {
        Subject::Payment { .. } => RETRY_MS,
        Subject::Refund { .. } => waited.max(RETRY_MS),
    }
}

async fn apply(shop: &Shop, row: &InboxRow) -> Result<(), ServiceError> {
    let received = match notification::open(&row.body) {
        Opened::Received(received) => received,
        Opened::UnknownKind => {
            return close(
                shop,
                row,
                InboxState::UnknownKind,
                "nothing here handles this kind".to_owned(),
            )
            .await;
        }
        Opened::Unparseable(why) => return close(shop, row, InboxState::Unparseable, why).await,
    };
    let place = match search(shop, row, &received.subject).await? {
        Search::Found(place) => place,
        Search::Later(looked_to) => {
            let run_at = shop.clock.now_ms() + RETRY_MS;
            return Ok(inbox::postpone(&shop.db, row.id, parked(run_at, looked_to)).await?);
        }
        Search::Unknown => {
            let now = shop.clock.now_ms();
            if now < row.received_at + PARKED_MS {
                let run_at = now + wait(&received.subject, now - row.received_at);
                return Ok(inbox::postpone(&shop.db, row.id, parked(run_at, None)).await?);
            }
            let note = "no payment of this shop has these ids".to_owned();
            return close(shop, row, InboxState::UnknownOrder, note).await;
        }
    };
    keep_card_report::keep(
        shop,
        &place.attempt,
        &received.card_report,
        received.saved_card.as_ref(),
    )
    .await?;
    let Some(fact) = received.fact else {
        return close(
            shop,
            row,
            InboxState::Unparseable,
            "it tells no amount that can be read".to_owned(),
        )
        .await;
    };
    let attempt = place.attempt.number();
    let evidence = NewEvidence::notified(attempt, place.name(fact), row.body.clone());
    record_evidence(shop, &place.attempt.order_id, &[evidence]).await?;
    Ok(inbox::close(&shop.db, row.id, InboxState::Applied, None).await?)
}

fn parked(run_at: i64, looked_to: Option<String>) -> Postponed {
    Postponed {
        run_at,
        tries: 0,
        looked_to,
        note: "its payment is not known yet".to_owned(),
    }
}

async fn close(
    shop: &Shop,
    row: &InboxRow,
    state: InboxState,
    note: String,
) -> Result<(), ServiceError> {
    tracing::warn!(
        inbox = row.id,
        state = state.as_str(),
        note,
        "a notification needs a look"
    );
    Ok(inbox::close(&shop.db, row.id, state, Some(note)).await?)
}
