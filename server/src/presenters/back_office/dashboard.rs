//! The first page: today, by the shop's clock and in its time zone.

use std::collections::BTreeMap;

use app::view::admin::{Dashboard, NotificationCount};
use domain::ledger::Fact;
use domain::{Currency, Money, Timestamp};
use wording::Words;

use crate::presenters::back_office::order_payments::sum;
use crate::presenters::back_office::store;
use crate::presenters::back_office::store::{OrderFilter, Span};
use crate::presenters::back_office::{FormKey, badges, orders, queue};
use crate::presenters::wording::{catalogue_faults, times};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::{ServiceError, Shop};
use crate::store::reports::subscriptions;
use crate::store::stored::Stored;
use crate::store::subscriptions::deliveries;

/// The head of the queue, and the latest orders.
const HANDFUL: usize = 5;

pub(crate) async fn read(
    shop: &Shop,
    key: &FormKey,
    words: Words,
) -> Result<Dashboard, ServiceError> {
    let now = shop.clock.now_ms();
    let (begins, next) = words.zone().whole_day(Timestamp::from_ms(now));
    let today = Span {
        from: begins.as_ms(),
        to: next.as_ms(),
    };
    let mut queue = queue::read(shop, key, words).await?;
    queue.entries.truncate(HANDFUL);
    let mut captures = queue::to_capture(shop, words).await?;
    captures.truncate(HANDFUL);
    let (to_ship, oldest) = store::to_ship(&shop.db).await?;
    let paid = store::paid(&shop.db, today).await?;
    let refunds = refunds(shop, today).await?;
    let latest = store::orders(&shop.db, &OrderFilter::default(), "", HANDFUL as u64).await?;
    let notifications = store::notified(&shop.db, today).await?;
    Ok(Dashboard {
        day: times::day(now, words),
        to_ship: u64::try_from(to_ship).unwrap_or(0),
        oldest_to_ship: oldest
            .map_or_else(String::new, |paid_at| times::lasting(now - paid_at, words)),
        to_pack: deliveries::to_ship(&shop.db).await?,
        past_due: subscriptions::past_due(&shop.db).await?,
        attention: queue.entries,
        queue_length: queue.total,
        captures,
        catalogue_faults: catalogue_faults::of_shop(shop, words).await?,
        placed: store::placed(&shop.db, today).await?,
        paid: paid.len() as u64,
        taken: by_currency(paid.into_iter().filter_map(money).collect(), words),
        refunds: refunds.len() as u64,
        cancelled: by_currency(cancelled(shop, today).await?, words),
        refunded: by_currency(refunds, words),
        failed: store::failed(&shop.db, today).await?,
        notifications: notifications
            .into_iter()
            .map(|(state, count)| NotificationCount {
                outcome: badges::stored_inbox_state(&state, words),
                state: state.to_string(),
                count: u64::try_from(count).unwrap_or(0),
            })
            .collect(),
        latest: latest
            .iter()
            .map(|order| orders::row(order, words))
            .collect::<Result<_, _>>()?,
    })
}

/// An amount; none, and a line in the log, for one that this version cannot read: it must not hide
/// the day.
fn money((currency, minor): (String, i64)) -> Option<Money> {
    let read = currency
        .parse::<Currency>()
        .ok()
        .and_then(|currency| Money::new(minor, currency).ok());
    if read.is_none() {
        tracing::error!(currency, minor, "a paid order is not counted");
    }
    read
}

fn by_currency(amounts: Vec<Money>, words: Words) -> Vec<String> {
    let mut currencies: Vec<Currency> = amounts.iter().map(|amount| amount.currency()).collect();
    currencies.sort_unstable();
    currencies.dedup();
    currencies
        .into_iter()
        .map(|currency| {
            let of_it = |amount: &Money| amount.currency() == currency;
            words.money(sum(currency, amounts.iter().copied().filter(of_it)))
        })
        .collect()
}

/// What was taken and went back because the payment was cancelled, each attempt once.
async fn cancelled(shop: &Shop, today: Span) -> Result<Vec<Money>, ServiceError> {
    let mut back = Vec::new();
    for row in store::learned(&shop.db, Fact::Cancelled.kind(), today).await? {
        let payments = match OrderPayments::find(&shop.db, &row.order_id).await {
            Ok(payments) => payments,
            Err(error) => {
                tracing::error!(%error, row.order_id, "a cancelled payment is not counted");
                continue;
            }
        };
        let known = payments.ledger.attempts.get(&row.attempt);
        back.extend(known.and_then(|known| known.taken));
    }
    Ok(back)
}

/// Each refund once, however many sources told of it.
async fn refunds(shop: &Shop, today: Span) -> Result<Vec<Money>, ServiceError> {
    let mut refunds = BTreeMap::new();
    for row in store::learned(&shop.db, "refund_succeeded", today).await? {
        match row.fact {
            Stored::Known(Fact::RefundSucceeded {
                refund_request_id,
                amount,
            }) => {
                refunds.insert(refund_request_id, amount);
            }
            Stored::Known(_) => {}
            // One of a later version must not hide the day.
            Stored::Unknown(_) => {
                tracing::error!(order_id = row.order_id, "a refund is not counted");
            }
        }
    }
    Ok(refunds.into_values().collect())
}
