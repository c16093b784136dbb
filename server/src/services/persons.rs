//! What the shop knows of a person: told on request, forgotten on request, and forgotten by age.

use domain::order::OrderState;
use domain::subscription::Status;
use serde_json::{Value, json};

use crate::services::accounts::address;
use crate::services::{Refusal, ServiceError, UseCaseError};
use crate::store::orders::parcels::{self, ParcelRow};
use crate::store::payments::{attempts, refunds, saved_cards};
use crate::store::queues::outbox;
use crate::store::queues::task::{NO_ORDER, Task};
use crate::store::shoppers::addresses;
use crate::store::shoppers::carts;
use crate::store::shoppers::order_lookups;
use crate::store::shoppers::persons;
use crate::store::shoppers::persons::{PersonalOrder, PersonalSubscription};
use crate::store::shoppers::restock_wishes::{self, RestockWish};
use crate::store::subscriptions::updates;
use crate::store::{Db, commit, orders, reviews, trips, write_tx};

const DAY: i64 = 86_400_000;

/// After so long without a change a cart is deleted.
pub const CARTS: i64 = 90 * DAY;
/// After so long what a payment's request said of the buyer is dropped.
pub const REQUESTS: i64 = 30 * DAY;
/// After so long the bodies of notifications that were applied are dropped.
pub const BODIES: i64 = 90 * DAY;
/// After so long who ordered is forgotten: the longest that books of orders are commonly kept.
pub const ORDERS: i64 = 10 * 366 * DAY;

/// Rows of one kind that are forgotten in a minute.
const BATCH: u64 = 200;

/// Why nobody is forgotten now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForgetRefusal {
    /// An order with this number waits for its payment or its parcel.
    OrderUnderWay(String),
    SubscriptionRuns,
    /// That is no mail address.
    NoAddress,
    /// The shop knows nothing of this address.
    Unknown,
}

impl Refusal for ForgetRefusal {}

/// Why nothing was forgotten.
pub type ForgetError = UseCaseError<ForgetRefusal>;

/// What was forgotten.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forgotten {
    pub orders: usize,
    pub account: bool,
    pub cards: usize,
}

fn under_way(order: &PersonalOrder) -> bool {
    match order.state.parse() {
        Ok(OrderState::AwaitingPayment | OrderState::Paid) | Err(_) => true,
        Ok(
            OrderState::Fulfilled
            | OrderState::Closed
            | OrderState::Expired
            | OrderState::Cancelled,
        ) => false,
    }
}

fn runs(subscription: &PersonalSubscription) -> bool {
    match subscription.stored_status() {
        Ok(Status::SigningUp | Status::Active | Status::PastDue) | Err(_) => true,
        Ok(Status::Ending | Status::Ended | Status::Failed | Status::Expired) => false,
    }
}

/// Forgets whoever has this address: the account, saved cards, and who placed the orders. All or
/// nothing.
///
/// # Errors
/// A refusal while something is under way that needs the address.
pub async fn forget(db: &Db, typed: &str, now: i64) -> Result<Forgotten, ForgetError> {
    let email = address(typed).map_err(|_| ForgetRefusal::NoAddress)?;
    let tx = write_tx(db).await?;
    let account = persons::account(&tx, &email).await?;
    let id = account.as_ref().map(|account| account.id.as_str());
    let found = persons::orders(&tx, &email, id).await?;
    let subscribed = persons::subscriptions(&tx, &email, id).await?;
    let wishes = restock_wishes::of_email(&tx, &email).await?;
    if account.is_none() && found.is_empty() && subscribed.is_empty() && wishes.is_empty() {
        return Err(ForgetRefusal::Unknown.into());
    }
    if let Some(order) = found.iter().find(|order| under_way(order)) {
        return Err(ForgetRefusal::OrderUnderWay(order.number.clone()).into());
    }
    if subscribed.iter().any(runs) {
        return Err(ForgetRefusal::SubscriptionRuns.into());
    }
    let mut forgotten = Forgotten {
        orders: found.len(),
        account: account.is_some(),
        cards: 0,
    };
    for order in found {
        // Whoever settles it now comes before or after.
        orders::lock(&tx, &order.id).await?;
        trips::forget(&tx, &order.id).await?;
        persons::forget_order(&tx, order, now).await?;
    }
    let subscribed = subscribed.into_iter().map(|row| row.id).collect();
    persons::forget_subscriptions(&tx, subscribed).await?;
    if let Some(account) = &account {
        for card in saved_cards::of_buyer(&tx, &account.id).await? {
            if saved_cards::remove(&tx, &account.id, &card.id, now).await? {
                forgotten.cards += 1;
                let task = Task::ForgetCard { card_id: card.id };
                outbox::add(&tx, NO_ORDER, &task, now).await?;
            }
        }
        addresses::forget(&tx, &account.id).await?;
        reviews::forget(&tx, &account.id).await?;
        persons::forget_account(&tx, account).await?;
    }
    persons::forget_links(&tx, &email).await?;
    restock_wishes::forget(&tx, &email).await?;
    order_lookups::forget(&tx, &email).await?;
    commit(tx).await?;
    Ok(forgotten)
}

/// All that the shop knows of whoever has this address, for that person; `None` if that is nothing.
pub async fn export(db: &Db, typed: &str) -> Result<Option<Value>, ServiceError> {
    let Ok(email) = address(typed) else {
        return Ok(None);
    };
    let account = persons::account(db, &email).await?;
    let id = account.as_ref().map(|account| account.id.as_str());
    let found = persons::orders(db, &email, id).await?;
    let subscribed = persons::subscriptions(db, &email, id).await?;
    let wishes = restock_wishes::of_email(db, &email).await?;
    if account.is_none() && found.is_empty() && subscribed.is_empty() && wishes.is_empty() {
        return Ok(None);
    }
    let wish = |row: RestockWish| {
        json!({
            "sku": row.sku, "made_at": row.made_at, "confirmed_at": row.confirmed_at,
            "told_at": row.told_at, "language": row.locale,
        })
    };
    let wishes: Vec<Value> = wishes.into_iter().map(wish).collect();
    let mut told = Vec::new();
    for order in found {
        told.push(order_in_json(db, &order).await?);
    }
    let mut cards = Vec::new();
    if let Some(id) = id {
        for card in saved_cards::of_buyer(db, id).await? {
            cards.push(json!({
                "brand": card.brand, "last_four": card.last_four, "saved_at": card.saved_at,
                "expires": [card.expiry_month, card.expiry_year],
            }));
        }
    }
    let mut said = Vec::new();
    let mut book = Vec::new();
    if let Some(id) = id {
        for row in reviews::all_of_buyer(db, id).await? {
            said.push(json!({
                "product": row.product, "name": row.name, "stars": row.stars,
                "text": row.text, "language": row.locale, "state": row.state,
                "said_at": row.made_at,
            }));
        }
        for row in addresses::of_buyer(db, id).await? {
            book.push(json!({
                "name": row.name, "phone": row.phone, "country": row.country,
                "address1": row.address1, "address2": row.address2, "city": row.city,
                "state": row.province, "postcode": row.postcode, "default": row.is_default,
                "since": row.made_at,
            }));
        }
    }
    let mut subscriptions = Vec::new();
    for row in subscribed {
        subscriptions.push(subscription_in_json(db, &row).await?);
    }
    Ok(Some(json!({
        "email": email,
        "account_since": account.as_ref().map(|account| account.created_at),
        "orders": told,
        "saved_cards": cards,
        "addresses": book,
        "reviews": said,
        "waits_for": wishes,
        "subscriptions": subscriptions,
    })))
}

async fn subscription_in_json(db: &Db, row: &PersonalSubscription) -> Result<Value, ServiceError> {
    let changes = updates::of_subscription(db, &row.id).await?;
    let changes = changes.into_iter().map(|update| {
        json!({
            "plan": update.plan_name, "agreed_at": update.asked_at, "agreed_to": update.consent,
            "by_merchant": update.by_merchant,
        })
    });
    let changes: Vec<Value> = changes.collect();
    Ok(json!({
        "number": row.number, "plan": row.plan_name, "name": row.name, "email": row.email,
        "agreed_at": row.agreed_at, "agreed_to": row.consent, "status": row.status,
        "sku": row.sku, "ships_to": row.ship_to, "changes": changes,
    }))
}

async fn order_in_json(db: &Db, order: &PersonalOrder) -> Result<Value, ServiceError> {
    let line = |line: orders::OrderLineRow| {
        json!({
            "sku": line.sku, "name": line.name, "label": line.label,
            "unit_minor": line.unit_minor, "quantity": line.quantity,
        })
    };
    let lines = orders::lines(db, &order.id).await?.into_iter().map(line);
    let lines: Vec<Value> = lines.collect();
    let mut payments = Vec::new();
    for attempt in attempts::of_order(db, &order.id).await? {
        payments.push(json!({
            "state": attempt.state.to_string(), "method": attempt.method, "card": attempt.card,
            "payment_id": attempt.payment_id, "begun_at": attempt.begun_at,
        }));
    }
    let parcel = |row: ParcelRow| {
        json!({
            "left_at": row.left_at, "pieces": row.pieces,
            "carrier": row.parcel.map(|parcel| parcel.to_string()),
        })
    };
    let parcels = parcels::of_order(db, &order.id).await?;
    let parcels: Vec<Value> = parcels.into_iter().map(parcel).collect();
    let refunds = refunds::of_order(db, &order.id)
        .await?
        .into_iter()
        .map(|refund| {
            json!({
                "amount_minor": refund.amount_minor, "state": refund.state.to_string(),
                "requested_at": refund.requested_at,
            })
        });
    let refunds: Vec<Value> = refunds.collect();
    Ok(json!({
        "number": order.number, "placed_at": order.placed_at, "paid_at": order.paid_at,
        "state": order.state, "currency": order.currency, "total_minor": order.total_minor,
        "email": order.email, "name": order.name, "phone": order.phone,
        "address": {
            "country": order.country, "address1": order.address1, "address2": order.address2,
            "city": order.city, "state": order.province, "postcode": order.postcode,
        },
        "language": order.locale, "device": order.terminal_type,
        "tax": order.tax_name, "tax_minor": order.tax_minor,
        "lines": lines, "payments": payments, "refunds": refunds, "parcels": parcels,
    }))
}

/// Forgets what is older than the retention table of `docs/privacy.md` allows; tells how much.
pub(crate) async fn forget_by_age(db: &Db, now: i64) -> Result<usize, ServiceError> {
    let carts = carts::purge(db, now - CARTS).await?;
    let bodies = persons::drop_bodies(db, now - BODIES).await?;
    let tx = write_tx(db).await?;
    let requests = persons::forget_requests(&tx, now - REQUESTS, BATCH, now).await?;
    let old = persons::orders_before(&tx, now - ORDERS, BATCH).await?;
    let orders = old.len();
    for order in old {
        persons::forget_order(&tx, order, now).await?;
    }
    commit(tx).await?;
    let rows = usize::try_from(carts + bodies).unwrap_or(usize::MAX);
    Ok(rows.saturating_add(requests).saturating_add(orders))
}
