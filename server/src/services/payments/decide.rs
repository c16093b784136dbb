//! Leading the buyer to pay an order that is placed: to the page that is open already, to a new
//! one, or to the result when there is nothing left to pay.

use std::time::Duration;

use domain::ledger::{AttemptState, Fact, Ledger};
use domain::order::OrderState;

use crate::platform::metrics::labels::PayLimitKind;
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::record::{Learned, is_live, settle_in};
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::stock;
use crate::store::orders;
use crate::store::orders::{OrderRow, Stock};
use crate::store::payments::attempt_terms::{Choice, Device, Saving, Terms};
use crate::store::payments::attempts;
use crate::store::payments::attempts::{AttemptRow, Source};
use crate::store::{DbErr, StoreError, Tx, commit, write_tx};

/// Attempts on one order; more than a buyer needs and fewer than a card tester wants (S13).
const MOST_ATTEMPTS: usize = 12;

/// How often a buyer who pressed Pay once gets a new session when Antom gives no answer.
pub(crate) const TRIES: usize = 2;

/// How often an attempt makes way for another before the buyer is asked to try again.
const MOST_CALLED_OFF: usize = 2;

/// Milliseconds after which a request that was not answered is given up: longer than the client's
/// timeout.
pub const SILENCE: i64 = 15_000;

pub(crate) const UNCHECKED: &str = "We could not check with the payment service whether you have paid already. Please try again in a minute.";

/// How the buyer wants to pay, as of this request.
#[derive(Clone, Debug)]
pub struct Wish {
    /// `None`: as before.
    pub choice: Option<Choice>,
    pub device: Device,
    pub saving: Saving,
}

impl Wish {
    /// Whether this attempt is what is wanted.
    fn is_met_by(&self, row: &AttemptRow) -> Result<bool, StoreError> {
        let Some(wanted) = &self.choice else {
            return Ok(true);
        };
        let Some(terms) = row.read_terms()? else {
            return Ok(*wanted == Choice::Page);
        };
        // To have the card saved, or not, is another wish.
        let saves_alike = !wanted.is_by_pay() || terms.saving == self.saving;
        Ok(terms.choice == *wanted && saves_alike)
    }

    /// What the next attempt's request says; `earlier` is the latest one so far.
    pub(crate) fn terms(
        &self,
        shop: &Shop,
        order: &OrderRow,
        earlier: Option<&AttemptRow>,
    ) -> Result<Terms, StoreError> {
        let before = earlier.map(AttemptRow::read_terms).transpose()?.flatten();
        let before = before.map(|terms| match terms.choice {
            // Whoever has the order's link may go on with it; to charge a saved card once more
            // takes its owner, who chooses it.
            Choice::SavedCard { wish, .. } => Choice::Card(wish),
            choice @ (Choice::Page | Choice::Method { .. } | Choice::Card(_)) => choice,
        });
        let choice = self.choice.clone().or(before).unwrap_or(Choice::Page);
        let within = i64::try_from(shop.cards.pay_within.as_millis()).unwrap_or(i64::MAX);
        Ok(Terms {
            choice,
            device: self.device.clone(),
            pay_until: shop.clock.now_ms().saturating_add(within),
            three_ds: shop.cards.authentication.asks(order.total()?),
            saving: self.saving,
        })
    }
}

/// Where the buyer goes now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// To Antom's page.
    Gateway(String),
    /// To the result page of this order: there is something to read, nothing to pay.
    Result,
}

/// Why the order cannot be paid now, as a sentence for the buyer.
#[derive(Debug, thiserror::Error)]
pub enum PayError {
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<DbErr> for PayError {
    fn from(error: DbErr) -> Self {
        Self::Service(error.into())
    }
}

impl From<StoreError> for PayError {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

/// Asks Antom about every attempt that may still bring money, then sends the buyer on.
///
/// # Errors
/// With a sentence when the order cannot be paid (again).
pub async fn pay(shop: &Shop, order_id: &str, wish: &Wish) -> Result<Next, PayError> {
    let now = shop.clock.now_ms();
    let mut heard = Heard::default();
    for row in attempts::of_order(&shop.db, order_id).await? {
        // Of what is being asked for right now the answer is awaited: see `decide`.
        let is_under_way =
            row.attempt_state()? == AttemptState::Created && now < row.begun_at + SILENCE;
        if may_bring_money(&row)? && !is_under_way {
            match ask(shop, &row, 0).await? {
                Asked::NoAnswer => heard.nothing.push(row.number()),
                Asked::NotSubmitted => heard.unknown.push(row.number()),
                Asked::Answered | Asked::TooSoon => {}
            }
        }
    }
    for _ in 0..=MOST_CALLED_OFF {
        match decide(shop, order_id, &heard, wish).await? {
            Decision::Go(next) => return Ok(next),
            Decision::Wait(id) => return wait_for_page(shop, &id).await,
            Decision::Repeat(row) => return super::by_card::pay(shop, &row).await,
            Decision::CallOff(row) => super::replace::call_off(shop, &row).await?,
            Decision::Begin(row) => return begin(shop, *row, wish).await,
        }
    }
    Err(PayError::Refused(UNCHECKED.to_owned()))
}

/// Asks Antom to take the payment of an attempt that is written down.
///
/// # Errors
/// When the database does not answer.
pub async fn begin(shop: &Shop, row: AttemptRow, wish: &Wish) -> Result<Next, PayError> {
    if row.is_by_pay()? {
        shop.metrics.attempt_begun();
        super::by_card::pay(shop, &row).await
    } else {
        super::by_session::open(shop, row, wish).await
    }
}

/// Whether success may still be heard of this attempt.
pub(crate) fn may_bring_money(row: &AttemptRow) -> Result<bool, ServiceError> {
    Ok(match row.attempt_state()? {
        AttemptState::Open
        | AttemptState::Processing
        | AttemptState::Authorised
        | AttemptState::Superseded
        | AttemptState::Expired => true,
        // Of a hosted session the address of its page never reached the buyer; a card that is
        // known may be charged without any page.
        AttemptState::Created => row.is_by_pay()?,
        AttemptState::Unknown
        | AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Rejected
        | AttemptState::Cancelled
        | AttemptState::Duplicate
        | AttemptState::Refunded
        | AttemptState::NeedsReview => false,
    })
}

/// What asking about the order's attempts brought, by their numbers.
#[derive(Default)]
pub(crate) struct Heard {
    /// No answer.
    nothing: Vec<u32>,
    /// Antom does not know it.
    unknown: Vec<u32>,
}

pub(crate) enum Decision {
    Go(Next),
    /// Another request is asking for this payment's page right now.
    Wait(String),
    /// Antom never heard of this payment: the same request goes once more.
    Repeat(Box<AttemptRow>),
    /// The buyer wants to pay otherwise, so this one has to be cancelled at Antom first.
    CallOff(Box<AttemptRow>),
    Begin(Box<AttemptRow>),
}

/// Under the order's lock: the one place that starts another attempt on an order. None is started
/// while Antom has not told whether an earlier one was paid.
pub(crate) async fn decide(
    shop: &Shop,
    order_id: &str,
    heard: &Heard,
    wish: &Wish,
) -> Result<Decision, PayError> {
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let order = orders::lock(&tx, order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(order_id.to_owned()))?;
    match order.order_state()? {
        OrderState::AwaitingPayment => {}
        OrderState::Paid | OrderState::Fulfilled | OrderState::Closed => {
            return Ok(Decision::Go(Next::Result));
        }
        OrderState::Expired | OrderState::Cancelled => {
            return Err(PayError::Refused(
                "This order can no longer be paid. Your cart is still there: check out again."
                    .to_owned(),
            ));
        }
    }
    let attempts = attempts::of_order(&tx, order_id).await?;
    let ledger = Ledger::fold(order.total()?, attempts::evidence(&tx, order_id).await?);
    let live = ledger
        .live_attempt()
        .and_then(|live| attempts.iter().find(|row| row.number() == live));
    let mut learned = Vec::new();
    if let Some(row) = live {
        let by_pay = row.is_by_pay()?;
        let is_unknown = heard.unknown.contains(&row.number());
        match row.attempt_state()? {
            AttemptState::Open => match &row.normal_url {
                Some(url) if is_live(row, now) && wish.is_met_by(row)? => {
                    return Ok(Decision::Go(Next::Gateway(url.clone())));
                }
                // Guide 004: one payment makes way before another begins.
                _ if by_pay && !is_unknown => return Ok(Decision::CallOff(Box::new(row.clone()))),
                _ => learned.push(own(row, Fact::Superseded)),
            },
            AttemptState::Created if now < row.begun_at + SILENCE => {
                return Ok(Decision::Wait(row.payment_request_id.clone()));
            }
            // Whoever sent this request died before writing down the answer.
            AttemptState::Created if by_pay => {
                settle_in(&tx, order_id, &[own(row, Fact::PayUnknown)], now).await?;
                let row = row.clone();
                commit(tx).await?;
                return Ok(again_or_result(row, is_unknown));
            }
            AttemptState::Created => learned.push(own(row, Fact::SessionUnknown)),
            AttemptState::Processing => {
                return Ok(again_or_result(row.clone(), by_pay && is_unknown));
            }
            AttemptState::Authorised => return Ok(Decision::Go(Next::Result)),
            AttemptState::Unknown
            | AttemptState::Paid
            | AttemptState::CaptureFailed
            | AttemptState::Failed
            | AttemptState::Rejected
            | AttemptState::Expired
            | AttemptState::Cancelled
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::Refunded
            | AttemptState::NeedsReview => {}
        }
    } else if !ledger.may_start_attempt() {
        return Ok(Decision::Go(Next::Result));
    }
    for row in attempts
        .iter()
        .filter(|row| heard.nothing.contains(&row.number()))
    {
        // After its expiry Antom was asked, and knew of no payment.
        if may_bring_money(row)? && row.attempt_state()? != AttemptState::Expired {
            return Err(PayError::Refused(UNCHECKED.to_owned()));
        }
    }
    if attempts.len() >= MOST_ATTEMPTS {
        shop.metrics.refused_by(PayLimitKind::Order).inc();
        return Err(PayError::Refused("This order was tried too often. Nothing was charged; please write to us and we will help.".to_owned()));
    }
    let terms = wish.terms(shop, &order, attempts.last())?;
    let begun = Begun {
        seq: attempts.len() + 1,
        terms,
        now,
    };
    let row = begin_in(&tx, &order, begun, &learned).await?;
    commit(tx).await?;
    Ok(Decision::Begin(Box::new(row)))
}

fn again_or_result(row: AttemptRow, again: bool) -> Decision {
    if again {
        Decision::Repeat(Box::new(row))
    } else {
        Decision::Go(Next::Result)
    }
}

pub(crate) fn own(row: &AttemptRow, fact: Fact) -> Learned {
    Learned {
        attempt: row.number(),
        fact,
        source: Source::Shop,
        raw: String::new(),
    }
}

/// The answer to a call about this attempt, as evidence.
pub(crate) fn answer(row: &AttemptRow, fact: Fact, raw: String) -> Learned {
    Learned {
        source: Source::Answer,
        raw,
        ..own(row, fact)
    }
}

/// An attempt that is about to begin.
pub(crate) struct Begun {
    pub(crate) seq: usize,
    pub(crate) terms: Terms,
    pub(crate) now: i64,
}

/// Writes the next attempt down, before anything is sent (I7), and takes the pieces off the
/// shelf again if they went back.
pub(crate) async fn begin_in(
    tx: &Tx,
    order: &OrderRow,
    begun: Begun,
    learned: &[Learned],
) -> Result<AttemptRow, PayError> {
    let now = begun.now;
    // Earlier attempts step aside first: the database allows one payable attempt an order.
    let order = if learned.is_empty() {
        order.clone()
    } else {
        settle_in(tx, &order.id, learned, now).await?.order
    };
    let mut standing = orders::Standing::of(&order)?;
    if standing.stock == Stock::Released {
        let pieces = orders::pieces(&orders::lines(tx, &order.id).await?);
        if let Err(sku) = stock::reserve(tx, &pieces).await? {
            return Err(PayError::Refused(format!(
                "{sku} was sold out in the meantime. You have not been charged; please change your cart and check out again."
            )));
        }
        standing.stock = Stock::Reserved;
        orders::update(tx, &order.id, standing).await?;
    }
    let row = AttemptRow {
        payment_request_id: format!("wf-{}", uuid::Uuid::now_v7().simple()),
        order_id: order.id.clone(),
        seq: i32::try_from(begun.seq).unwrap_or(i32::MAX),
        state: AttemptState::Created.as_str().to_owned(),
        normal_url: None,
        expires_at: None,
        payment_id: None,
        method: None,
        card: None,
        failure: None,
        begun_at: now,
        asked_at: 0,
        check_at: Some(now + 30_000),
        checks: 0,
        authorised_until: None,
        terms: Some(begun.terms.to_json()?),
        request: None,
        card_facts: None,
    };
    attempts::insert(tx, row.clone()).await?;
    let asked_for = own(
        &row,
        Fact::Begun {
            amount: order.total()?,
        },
    );
    settle_in(tx, &order.id, &[asked_for], now).await?;
    Ok(row)
}

/// Waits until the request that is under way has its answer.
pub(crate) async fn wait_for_page(shop: &Shop, payment_request_id: &str) -> Result<Next, PayError> {
    for _ in 0..120 {
        let Some(row) = attempts::find(&shop.db, payment_request_id).await? else {
            break;
        };
        match row.attempt_state()? {
            AttemptState::Created => tokio::time::sleep(Duration::from_millis(100)).await,
            AttemptState::Open => return Ok(row.normal_url.map_or(Next::Result, Next::Gateway)),
            AttemptState::Unknown
            | AttemptState::Processing
            | AttemptState::Authorised
            | AttemptState::Paid
            | AttemptState::CaptureFailed
            | AttemptState::Failed
            | AttemptState::Rejected
            | AttemptState::Expired
            | AttemptState::Cancelled
            | AttemptState::Superseded
            | AttemptState::Duplicate
            | AttemptState::Refunded
            | AttemptState::NeedsReview => break,
        }
    }
    Ok(Next::Result)
}
