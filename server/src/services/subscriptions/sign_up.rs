//! Signing up: what the buyer agreed to is written down, then Antom is asked for its page.

use std::sync::Arc;

use domain::Timestamp;
use domain::ledger;
use domain::order::Device;
use domain::subscription::{Fact, Status, Terms};
use time::{OffsetDateTime, UtcOffset};

use crate::gateway::SignUpCall;
use crate::gateway::reply::BeginReply;
use crate::services::ids;
use crate::services::orders::checkout::form::CheckoutInput;
use crate::services::subscriptions::look_after;
use crate::services::subscriptions::plans::Offer;
use crate::services::subscriptions::record::{Known, NewEvidence, lock, record, record_in};
use crate::services::{Refusal, ServiceError, Shop, UseCaseError};
use crate::store::subscriptions::deliveries::ShipTo;
use crate::store::subscriptions::sign_ups::{self, SignUpRow};
use crate::store::subscriptions::{self, SubscriptionRow};
use crate::store::{StoreError, commit, is_conflict, write_tx};

/// How often a buyer who pressed the button once gets a new request when Antom gives no answer.
const TRIES: u32 = 2;

/// Requests for one subscription; more than a buyer needs and fewer than a card tester wants.
const MOST_SIGN_UPS: usize = 8;

/// Who signs up.
#[derive(Clone, Debug)]
pub struct Subscriber {
    pub shopper: String,
    pub buyer: Option<String>,
    pub device: Device,
    pub email: String,
    pub name: String,
    /// What each paid period brings, and where to; none for a plan without goods.
    pub parcel: Option<Parcel>,
}

/// What the buyer chose to be sent, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    pub sku: String,
    pub ship_to: ShipTo,
}

impl Parcel {
    /// A piece that goes where a checked form says.
    #[must_use]
    pub fn of(sku: String, form: &CheckoutInput) -> Self {
        Self {
            sku,
            ship_to: ShipTo {
                name: form.name.clone(),
                country: form.country.clone(),
                address1: form.address1.clone(),
                address2: form.address2.clone(),
                city: form.city.clone(),
                state: form.state.clone(),
                postcode: form.postcode.clone(),
            },
        }
    }
}

/// Where the buyer goes now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Begun {
    /// To Antom's page.
    Gateway(String),
    /// To the page of the subscription with this token: there is one already.
    Known(String),
}

/// Why nobody signed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignUpRefusal {
    /// No answer that can be believed; the buyer may try again.
    NoAnswer,
    /// Antom refused, or the shop's own settings are wrong: the merchant has to look.
    Refused,
    TooManyTries,
}

impl Refusal for SignUpRefusal {}

pub type SignUpError = UseCaseError<SignUpRefusal>;

/// Begins a subscription, or leads to the one that the buyer has or is signing up for.
///
/// `consent` is what the page said above the button, in words.
///
/// # Errors
/// When Antom has no page for the buyer.
pub async fn sign_up(
    shop: &Arc<Shop>,
    who: &Subscriber,
    offer: &Offer,
    consent: &str,
) -> Result<Begun, SignUpError> {
    let row = match subscriptions::current(&shop.db, &who.shopper, &offer.plan.slug).await? {
        Some(row) => row,
        None => match insert(shop, who, offer, consent).await {
            Ok(row) => row,
            // Another tab was first.
            Err(ServiceError::Store(StoreError::Database(error))) if is_conflict(&error) => {
                subscriptions::current(&shop.db, &who.shopper, &offer.plan.slug)
                    .await?
                    .ok_or(SignUpRefusal::NoAnswer)?
            }
            Err(error) => return Err(error.into()),
        },
    };
    if row.status == Status::SigningUp.as_str() {
        let (agreed, asked) = (row.read_terms()?, &offer.terms);
        let same =
            (agreed.rule, agreed.price, agreed.trial) == (asked.rule, asked.price, asked.trial);
        if !same {
            // Its page shows what was agreed to, which is what Antom asks for.
            return Ok(Begun::Known(row.token));
        }
        subscriptions::correct(&shop.db, &row, &who.email, &who.name).await?;
        if let Some(Parcel { sku, ship_to }) = &who.parcel {
            subscriptions::set_delivery(&shop.db, &row.id, sku, ship_to).await?;
        }
        // An earlier page may have been paid on.
        look_after::refresh(shop, &row).await?;
    }
    for _ in 0..TRIES {
        let (row, sign_up) = match next(shop, &row.id).await? {
            Next::Go(begun) => return Ok(begun),
            Next::Ask(row, sign_up) => (*row, sign_up),
        };
        let terms = row.read_terms()?;
        let reply = ask(shop, who, &row, &terms, &sign_up).await;
        match (reply.fact, reply.page) {
            (ledger::Fact::SessionOpened { expires_at_ms }, Some(page)) => {
                let id = &sign_up.payment_request_id;
                sign_ups::set_page(&shop.db, id, &page, expires_at_ms).await?;
                return Ok(Begun::Gateway(page));
            }
            (ledger::Fact::SessionRefused { .. }, _) => {
                // Nobody can sign up with what was refused.
                let over = NewEvidence::by_shop(sign_up.number(), Fact::Expired);
                record(shop, &row.id, &[over]).await?;
                return Err(SignUpRefusal::Refused.into());
            }
            // No answer: it may come alive all the same, and another request is made.
            _ => {}
        }
    }
    Err(SignUpRefusal::NoAnswer.into())
}

async fn insert(
    shop: &Shop,
    who: &Subscriber,
    offer: &Offer,
    consent: &str,
) -> Result<SubscriptionRow, ServiceError> {
    let now = shop.clock.now_ms();
    let terms = serde_json::to_string(&offer.terms).map_err(|error| StoreError::Unreadable {
        what: "the terms of a subscription",
        value: error.to_string(),
    })?;
    let ship_to = who.parcel.as_ref();
    let ship_to = ship_to.map(|parcel| subscriptions::written(&parcel.ship_to));
    let row = SubscriptionRow {
        sku: who.parcel.as_ref().map(|parcel| parcel.sku.clone()),
        ship_to: ship_to.transpose()?,
        id: uuid::Uuid::now_v7().simple().to_string(),
        number: ids::number(&shop.file.shop.subscription_prefix)?,
        token: ids::token()?,
        shopper: who.shopper.clone(),
        buyer_id: who.buyer.clone(),
        plan: offer.plan.slug.clone(),
        plan_name: offer.plan.name.clone(),
        email: who.email.clone(),
        name: who.name.clone(),
        locale: who.device.locale.clone(),
        terms,
        consent: consent.to_owned(),
        agreed_at: now,
        status: Status::SigningUp.as_str().to_owned(),
        review_reason: None,
        check_at: Some(now + 60_000),
        checks: 0,
        next_charge_at: None,
        rate: None,
    };
    let tx = write_tx(&shop.db).await?;
    subscriptions::insert(&tx, row.clone()).await?;
    commit(tx).await?;
    Ok(row)
}

enum Next {
    Go(Begun),
    Ask(Box<SubscriptionRow>, SignUpRow),
}

/// Under the subscription's lock: the page that is open already, or a new request, written down
/// before it is sent.
async fn next(shop: &Shop, subscription_id: &str) -> Result<Next, SignUpError> {
    let tx = write_tx(&shop.db).await?;
    let now = shop.clock.now_ms();
    let mut known = lock(&tx, subscription_id).await?;
    if known.ledger.status(Timestamp::from_ms(now)) != Status::SigningUp && !is_fresh(&known) {
        return Ok(Next::Go(Begun::Known(known.row.token)));
    }
    let open = known.sign_ups.iter().find_map(|row| {
        let page = row.normal_url.clone()?;
        let until = row.expires_at?;
        (now < until).then_some(page)
    });
    if let Some(page) = open {
        return Ok(Next::Go(Begun::Gateway(page)));
    }
    if known.ledger.awaits_creation() {
        return Ok(Next::Go(Begun::Known(known.row.token)));
    }
    if known.sign_ups.len() >= MOST_SIGN_UPS {
        return Err(SignUpRefusal::TooManyTries.into());
    }
    let sign_up = SignUpRow {
        payment_request_id: format!("wf-{}", uuid::Uuid::now_v7().simple()),
        subscription_id: subscription_id.to_owned(),
        seq: i32::try_from(known.sign_ups.len() + 1).unwrap_or(i32::MAX),
        normal_url: None,
        expires_at: None,
        begun_at: now,
        asked_at: 0,
        antom_id: None,
    };
    sign_ups::insert(&tx, sign_up.clone()).await?;
    known.sign_ups.push(sign_up.clone());
    let begun = NewEvidence::by_shop(sign_up.number(), Fact::Begun);
    record_in(&tx, &mut known, &[begun], now).await?;
    commit(tx).await?;
    Ok(Next::Ask(Box::new(known.row), sign_up))
}

/// Nothing was asked for yet.
fn is_fresh(known: &Known) -> bool {
    known.sign_ups.is_empty()
}

async fn ask(
    shop: &Shop,
    who: &Subscriber,
    row: &SubscriptionRow,
    terms: &Terms,
    sign_up: &SignUpRow,
) -> BeginReply {
    // What Antom would take without being told differs from method to method.
    let expires = Timestamp::from_ms(sign_up.begun_at + shop.file.subscriptions.sign_up_ms());
    let call = SignUpCall {
        row,
        terms,
        payment_request_id: &sign_up.payment_request_id,
        device: &who.device,
        expires: expires
            .at_offset(UtcOffset::UTC)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH),
    };
    shop.gateway.open_sign_up(&call, &shop.clock).await
}
