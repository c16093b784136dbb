//! Leading the buyer to pay an order that is placed: to the page that is open already, to a new
//! one, or to the result when there is nothing left to pay.

use std::time::Duration;

use antom::CallError;
use domain::ledger::{AttemptState, Fact, Ledger};
use domain::order::OrderState;

use super::inquiry::{Asked, ask};
use super::settling::{Learned, is_live, settle, settle_in};
use super::{ServiceError, Shop};
use crate::gateway::evidence;
use crate::metrics::labels::PayLimitKind;
use crate::store::orders::{self, OrderRow, Stock};
use crate::store::payments::{self, AttemptRow, Source};
use crate::store::{DbErr, StoreError, Tx, commit, stock, write_tx};

/// Attempts on one order; more than a buyer needs and fewer than a card tester wants (S13).
const MOST_ATTEMPTS: usize = 12;

/// How often a buyer who pressed Pay once gets a new session when Antom gives no answer.
const TRIES: usize = 2;

/// Milliseconds after which a session that was asked for and not answered is given up: longer
/// than the client's timeout.
pub const SILENCE: i64 = 15_000;

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
pub async fn pay(shop: &Shop, order_id: &str) -> Result<Next, PayError> {
    let mut unheard = Vec::new();
    for row in payments::of_order(&shop.db, order_id).await? {
        if may_bring_money(&row)? && ask(shop, &row, 0).await? == Asked::NoAnswer {
            unheard.push(row.number());
        }
    }
    match decide(shop, order_id, &unheard).await? {
        Decision::Go(next) => Ok(next),
        Decision::Wait(payment_request_id) => wait_for_session(shop, &payment_request_id).await,
        Decision::Begin(row) => open_session(shop, *row).await,
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
        // The address of its page never reached the buyer.
        AttemptState::Created
        | AttemptState::Unknown
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

enum Decision {
    Go(Next),
    /// Another request is asking for this session right now.
    Wait(String),
    Begin(Box<AttemptRow>),
}

/// Under the order's lock: the one place that starts another attempt on an order. None is started
/// while Antom has not told whether an `unheard` one was paid.
async fn decide(shop: &Shop, order_id: &str, unheard: &[u32]) -> Result<Decision, PayError> {
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
    let attempts = payments::of_order(&tx, order_id).await?;
    let ledger = Ledger::fold(order.total()?, payments::evidence(&tx, order_id).await?);
    let live = ledger
        .live_attempt()
        .and_then(|live| attempts.iter().find(|row| row.number() == live));
    let mut learned = Vec::new();
    if let Some(row) = live {
        match row.attempt_state()? {
            AttemptState::Open => match &row.normal_url {
                Some(url) if is_live(row, now) => {
                    return Ok(Decision::Go(Next::Gateway(url.clone())));
                }
                _ => learned.push(own(row, Fact::Superseded)),
            },
            AttemptState::Created if now < row.begun_at + SILENCE => {
                return Ok(Decision::Wait(row.payment_request_id.clone()));
            }
            // Whoever asked for this session died before writing down the answer.
            AttemptState::Created => learned.push(own(row, Fact::SessionUnknown)),
            AttemptState::Processing | AttemptState::Authorised => {
                return Ok(Decision::Go(Next::Result));
            }
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
        .filter(|row| unheard.contains(&row.number()))
    {
        // After its expiry Antom was asked, and knew of no payment.
        if row.attempt_state()? != AttemptState::Expired {
            return Err(PayError::Refused("We could not check with the payment service whether you have paid already. Please try again in a minute.".to_owned()));
        }
    }
    if attempts.len() >= MOST_ATTEMPTS {
        shop.metrics.refused_by(PayLimitKind::Order).inc();
        return Err(PayError::Refused("This order was tried too often. Nothing was charged; please write to us and we will help.".to_owned()));
    }
    let row = begin_in(&tx, &order, attempts.len() + 1, &learned, now).await?;
    commit(tx).await?;
    Ok(Decision::Begin(Box::new(row)))
}

fn own(row: &AttemptRow, fact: Fact) -> Learned {
    Learned {
        attempt: row.number(),
        fact,
        source: Source::Shop,
        raw: String::new(),
    }
}

/// Writes the next attempt down, before anything is sent (I7), and takes the pieces off the
/// shelf again if they went back.
pub(crate) async fn begin_in(
    tx: &Tx,
    order: &OrderRow,
    seq: usize,
    learned: &[Learned],
    now: i64,
) -> Result<AttemptRow, PayError> {
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
        seq: i32::try_from(seq).unwrap_or(i32::MAX),
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
        terms: None,
        card_facts: None,
    };
    payments::insert(tx, row.clone()).await?;
    let begun = own(
        &row,
        Fact::Begun {
            amount: order.total()?,
        },
    );
    settle_in(tx, &order.id, &[begun], now).await?;
    Ok(row)
}

/// Asks Antom for the attempt's payment page. Without an answer the buyer gets another session
/// under a new `paymentRequestId` and notices nothing (guide 000).
///
/// # Errors
/// When the database does not answer.
pub async fn open_session(shop: &Shop, mut row: AttemptRow) -> Result<Next, PayError> {
    for tries_left in (0..TRIES).rev() {
        let learned = request_session(shop, &row).await?;
        let unanswered = learned.fact == Fact::SessionUnknown;
        settle(shop, &row.order_id, &[learned]).await?;
        if !unanswered || tries_left == 0 {
            break;
        }
        // Something may have been heard of an earlier attempt meanwhile.
        match decide(shop, &row.order_id, &[]).await? {
            Decision::Begin(next) => row = *next,
            Decision::Go(next) => return Ok(next),
            Decision::Wait(id) => return wait_for_session(shop, &id).await,
        }
    }
    wait_for_session(shop, &row.payment_request_id).await
}

/// One createPaymentSession, and what it means. The page's address is kept before the evidence
/// that it is open, so that no reader finds one without the other.
async fn request_session(shop: &Shop, row: &AttemptRow) -> Result<Learned, PayError> {
    let order = orders::find(&shop.db, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let lines = orders::lines(&shop.db, &order.id).await?;
    let answer = |fact, raw| Learned {
        source: Source::Answer,
        raw,
        ..own(row, fact)
    };
    match shop
        .gateway
        .open_session(&order, &lines, &row.payment_request_id)
        .await
        .map_err(ServiceError::from)?
    {
        Ok(session) => match shop.gateway.trusted_url(session.body.normal_url.as_deref()) {
            Ok(url) => {
                payments::set_normal_url(&shop.db, &row.payment_request_id, &url).await?;
                let expires_at_ms = evidence::session_expiry(&session.body, shop.clock.now_ms());
                Ok(answer(Fact::SessionOpened { expires_at_ms }, session.raw))
            }
            Err(reason) => {
                tracing::error!(order = order.number, %reason, "the gateway answered with an address we do not trust");
                Ok(answer(
                    Fact::SessionRefused {
                        code: "UNTRUSTED_NORMAL_URL".to_owned(),
                    },
                    session.raw,
                ))
            }
        },
        Err(CallError::Refused { result, raw }) => {
            tracing::error!(
                order = order.number,
                code = result.result_code,
                message = result.result_message,
                "createPaymentSession refused"
            );
            Ok(answer(
                Fact::SessionRefused {
                    code: result.result_code,
                },
                raw,
            ))
        }
        Err(error) => {
            tracing::warn!(order = order.number, %error, "createPaymentSession brought no answer");
            Ok(answer(Fact::SessionUnknown, error.to_string()))
        }
    }
}

/// Waits until the request that asks for this session has its answer.
async fn wait_for_session(shop: &Shop, payment_request_id: &str) -> Result<Next, PayError> {
    for _ in 0..120 {
        let Some(row) = payments::find(&shop.db, payment_request_id).await? else {
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
