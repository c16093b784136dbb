//! Notifications become evidence.

use std::sync::Arc;

use domain::Timestamp;

use crate::gateway::notification::{self, Opened, Received, Subject};
use crate::jobs::lane::{self, Lane};
use crate::jobs::{Jobs, Limits};
use crate::platform::backoff::backoff;
use crate::platform::metrics::labels::Job;
use crate::platform::shutdown::Shutdown;
use crate::platform::traces::{self, Kind, Span};
use crate::services::disputes;
use crate::services::payments::dashboard_refund::ALL_LOOKED_THROUGH;
use crate::services::payments::keep_card_report;
use crate::services::payments::locate::{Located, Search, search};
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::subscriptions;
use crate::services::subscriptions::dashboard_refund::Looked;
use crate::services::subscriptions::receive::Placed;
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts;
use crate::store::queues::inbox;
use crate::store::queues::inbox::{InboxLane, InboxRow, InboxState, Postponed};

/// A capture's notification may overtake the payment's: it is tried again for this long.
const PARKED_MS: i64 = 10 * 60 * 1000;
const RETRY_MS: i64 = 5_000;
const LONGEST_WAIT: i64 = 3_600_000;
const LONGEST_SILENCE: i64 = 60_000;

/// What may be about a subscription waits longer than Antom resends: the notification that tells
/// whose it is may be the last of them.
const SUBSCRIPTION_PARKED_MS: i64 = 26 * 3_600_000;
/// It is woken when that comes; this is how long it sleeps otherwise.
const SUBSCRIPTION_RETRY_MS: i64 = 3_600_000;

/// Longer than [`Limits::task`]; a process that died over one is followed by another.
const LEASE_MS: i64 = 60_000;

/// After so many tries in a row that failed, or ended the process, a person has to look.
const MOST_TRIES: i32 = 12;

/// After so many looks for a payment that was refunded elsewhere, the merchant has to look.
const MOST_LOOKS: i32 = 50;

/// Works on notifications until the shutdown.
pub(super) async fn news(jobs: Jobs, shutdown: Shutdown) {
    lane::run(News(jobs.shop), jobs.limits, shutdown).await;
}

/// Looks for payments that were refunded elsewhere until the shutdown.
pub(super) async fn searches(jobs: Jobs, shutdown: Shutdown) {
    lane::run(Searches(jobs.shop), jobs.limits, shutdown).await;
}

/// Works on what is due, one after the other; tells how many notifications that were.
pub async fn work(shop: &Arc<Shop>) -> Result<usize, ServiceError> {
    let (news, searches) = (News(Arc::clone(shop)), Searches(Arc::clone(shop)));
    let mut done = 0;
    loop {
        let taken = lane::round(&news, Limits::default(), 1).await?
            + lane::round(&searches, Limits::default(), 1).await?;
        if taken == 0 {
            return Ok(done);
        }
        done += taken;
    }
}

/// Works on one notification; tells whether there was one.
pub(super) async fn one(shop: &Arc<Shop>) -> Result<usize, ServiceError> {
    lane::round(&News(Arc::clone(shop)), Limits::default(), 1).await
}

/// Looks once for one payment that was refunded elsewhere; tells whether there was one to look for.
pub(super) async fn one_search(shop: &Arc<Shop>) -> Result<usize, ServiceError> {
    lane::round(&Searches(Arc::clone(shop)), Limits::default(), 1).await
}

#[derive(Clone)]
struct News(Arc<Shop>);

#[derive(Clone)]
struct Searches(Arc<Shop>);

macro_rules! lane_of_notifications {
    ($lane:ident, $name:expr, $job:expr, $at_once:literal, $most_tries:ident, $give_up:ident) => {
        impl Lane for $lane {
            type Row = InboxRow;

            const JOB: Job = $job;
            const AT_ONCE: usize = $at_once;
            const IS_WOKEN: bool = true;

            fn shop(&self) -> &Arc<Shop> {
                &self.0
            }

            fn request_id(row: &InboxRow) -> Option<String> {
                row.request_id.clone()
            }

            fn trace(_: &InboxRow) -> Option<&str> {
                // That of the notification, until it is known which payment it is about.
                None
            }

            async fn claim(&self, max: u64) -> Result<Vec<InboxRow>, ServiceError> {
                let now = self.0.clock.now_ms();
                Ok(inbox::claim(&self.0.db, $name, now, LEASE_MS, max).await?)
            }

            async fn see_to(&self, row: &InboxRow) -> Result<(), ServiceError> {
                if row.tries > $most_tries {
                    return $give_up(&self.0, row).await;
                }
                apply(&self.0, row).await
            }

            async fn push_back(&self, row: &InboxRow, why: String) -> Result<(), ServiceError> {
                let wait = backoff(RETRY_MS, row.tries, LONGEST_WAIT, row.id);
                let later = Postponed {
                    lane: $name,
                    run_at: self.0.clock.now_ms() + wait,
                    tries: row.tries,
                    looked_to: row.looked_to.clone(),
                    waits_for: row.waits_for.clone(),
                    note: why,
                };
                postpone(&self.0, row, later).await
            }
        }
    };
}

lane_of_notifications!(News, InboxLane::News, Job::Inbox, 4, MOST_TRIES, set_aside);
lane_of_notifications!(
    Searches,
    InboxLane::Search,
    Job::Search,
    1,
    MOST_LOOKS,
    found_nowhere
);

async fn set_aside(shop: &Shop, row: &InboxRow) -> Result<(), ServiceError> {
    let note = row
        .note
        .clone()
        .unwrap_or_else(|| "whoever worked on it ended before saying why".to_owned());
    close(shop, row, InboxState::SetAside, note).await
}

async fn found_nowhere(shop: &Shop, row: &InboxRow) -> Result<(), ServiceError> {
    let note = "none of the latest payments has this refund; look for it in Antom's dashboard";
    close(shop, row, InboxState::UnknownOrder, note.to_owned()).await
}

async fn postpone(shop: &Shop, row: &InboxRow, later: Postponed) -> Result<(), ServiceError> {
    is_held(row, inbox::postpone(&shop.db, row, later).await?);
    Ok(())
}

fn is_held(row: &InboxRow, held: bool) {
    if !held {
        tracing::warn!(
            inbox = row.id,
            "a notification took longer than its lease, and is somebody else's"
        );
    }
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
    let received = match notification::open(&row.body, Timestamp::from_ms(row.received_at)) {
        Opened::Received(received) => received,
        Opened::Subscription(news) => {
            let placed = subscriptions::receive::news(shop, row, &news).await?;
            return place_with_subscription(shop, row, placed).await;
        }
        Opened::Dispute(news) => {
            // On the heap, since it is large.
            let placed = Box::pin(disputes::receive(shop, row, &news)).await?;
            return place_with_subscription(shop, row, placed).await;
        }
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
    if let Some(placed) = subscriptions::receive::refund(shop, row, &received).await? {
        return place_with_subscription(shop, row, placed).await;
    }
    let mut found = search(shop, row, &received.subject).await?;
    if matches!(found, Search::Unknown | Search::LookOn(_)) {
        match subscriptions::dashboard_refund::look(shop, row, &received.subject).await? {
            Looked::Here => return place_with_subscription(shop, row, Placed::Applied).await,
            Looked::More if matches!(found, Search::Unknown) => {
                found = Search::LookOn(ALL_LOOKED_THROUGH.to_owned());
            }
            Looked::NoAnswer => found = Search::NoAnswer,
            Looked::More | Looked::Nowhere => {}
        }
    }
    let place = match found {
        Search::Found(place) => place,
        Search::LookOn(looked_to) => {
            let run_at = shop.clock.now_ms() + RETRY_MS;
            let looked = parked(InboxLane::Search, run_at, Some(looked_to));
            let tries = row.tries;
            return postpone(shop, row, Postponed { tries, ..looked }).await;
        }
        Search::NoAnswer => {
            // Seldomer the longer Antom has said nothing, but soon after it speaks again.
            let now = shop.clock.now_ms();
            let pause = wait(&received.subject, now - row.received_at);
            let run_at = now + pause.min(LONGEST_SILENCE);
            let unheard = parked(InboxLane::Search, run_at, row.looked_to.clone());
            // It was no look.
            let tries = row.tries - 1;
            return postpone(shop, row, Postponed { tries, ..unheard }).await;
        }
        Search::ToLookFor => {
            let now = shop.clock.now_ms();
            return postpone(
                shop,
                row,
                parked(InboxLane::Search, now, row.looked_to.clone()),
            )
            .await;
        }
        Search::Unknown => {
            let placed = subscriptions::receive::payment(shop, row, &received).await?;
            if placed != Placed::Elsewhere {
                return place_with_subscription(shop, row, placed).await;
            }
            let now = shop.clock.now_ms();
            if now < row.received_at + PARKED_MS {
                let run_at = now + wait(&received.subject, now - row.received_at);
                return postpone(shop, row, parked(InboxLane::News, run_at, None)).await;
            }
            let note = "no payment of this shop has these ids".to_owned();
            return close(shop, row, InboxState::UnknownOrder, note).await;
        }
    };
    // From here on it belongs to what the buyer began.
    let trace = place.attempt.trace.clone();
    Span::new("notification", Kind::Consumer)
        .below(trace.as_deref())
        .of(Box::pin(book(shop, row, place, received)))
        .await
}

/// Takes what a notification tells of this attempt.
async fn book(
    shop: &Shop,
    row: &InboxRow,
    place: Located,
    received: Box<Received>,
) -> Result<(), ServiceError> {
    let payment_request_id = &place.attempt.payment_request_id;
    traces::tell("shop.payment_request_id", payment_request_id.clone());
    keep_card_report::keep(
        shop,
        &place.attempt,
        &received.card_report,
        received.saved_card.as_ref(),
    )
    .await?;
    if received.asks {
        let now = shop.clock.now_ms();
        attempts::check_one_now(&shop.db, &place.attempt.payment_request_id, now).await?;
        let note = "it is not decided, so the payment is asked about".to_owned();
        let closed = inbox::close(&shop.db, row, InboxState::Applied, Some(note)).await?;
        is_held(row, closed);
        return Ok(());
    }
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
    is_held(
        row,
        inbox::close(&shop.db, row, InboxState::Applied, None).await?,
    );
    Ok(())
}

fn parked(lane: InboxLane, run_at: i64, looked_to: Option<String>) -> Postponed {
    Postponed {
        lane,
        run_at,
        tries: 0,
        looked_to,
        waits_for: None,
        note: "its payment is not known yet".to_owned(),
    }
}

/// Ends, or parks, what is about a subscription.
async fn place_with_subscription(
    shop: &Shop,
    row: &InboxRow,
    placed: Placed,
) -> Result<(), ServiceError> {
    let now = shop.clock.now_ms();
    match placed {
        Placed::Applied => {
            is_held(
                row,
                inbox::close(&shop.db, row, InboxState::Applied, None).await?,
            );
            Ok(())
        }
        Placed::Unreadable => {
            let note = "it says nothing about a subscription that can be read".to_owned();
            close(shop, row, InboxState::Unparseable, note).await
        }
        Placed::Waits(waits_for) if now < row.received_at + SUBSCRIPTION_PARKED_MS => {
            // It may be an order's that overtook its payment, or its tie may be told this moment.
            let is_new = now < row.received_at + PARKED_MS;
            let pause = if is_new {
                RETRY_MS
            } else {
                SUBSCRIPTION_RETRY_MS
            };
            let later = Postponed {
                lane: InboxLane::News,
                run_at: now + pause,
                tries: 0,
                looked_to: None,
                waits_for,
                note: "its subscription is not known yet".to_owned(),
            };
            postpone(shop, row, later).await
        }
        Placed::Waits(_) | Placed::Elsewhere => {
            let note = "no payment and no subscription of this shop has these ids".to_owned();
            close(shop, row, InboxState::UnknownOrder, note).await
        }
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
    is_held(row, inbox::close(&shop.db, row, state, Some(note)).await?);
    Ok(())
}
