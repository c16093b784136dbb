//! Leading the buyer to pay an order that is placed: to the page that is open already, to a new
//! one, or to the result when there is nothing left to pay.

use std::time::Duration;

use domain::ledger::{AttemptState, Fact};
use domain::order::OrderState;

use crate::platform::director::{instant, within};
use crate::platform::metrics::labels::PayLimitKind;
use crate::services::payments::begin::{
    Next, PayError, PaymentRefusal, SILENCE, begin, wait_for_page, write_attempt,
};
use crate::services::payments::by_card;
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::payments::record::{NewEvidence, is_live};
use crate::services::payments::replace::cancel_for_another;
use crate::services::payments::reserve::reserve;
use crate::services::payments::selection::PaymentSelection;
use crate::services::payments::trips;
use crate::services::{ServiceError, Shop};
use crate::store::orders::{self, OrderUpdate, StockPlace};
use crate::store::payments::attempts::{self, AttemptRow};

/// Attempts on one order; more than a buyer needs and fewer than a card tester wants (S13).
const MOST_ATTEMPTS: usize = 12;

/// How long the buyer waits for what Antom says of all earlier attempts together: as long as one call
/// may take.
const ASKING: Duration = Duration::from_secs(10);

/// How often an attempt makes way for another before the buyer is asked to try again.
const MOST_CALLED_OFF: usize = 2;

/// Asks Antom about every attempt that may still bring money, then sends the buyer on.
///
/// # Errors
/// With a sentence when the order cannot be paid (again).
pub async fn pay(
    shop: &Shop,
    order_id: &str,
    selection: &PaymentSelection,
) -> Result<Next, PayError> {
    let now = shop.clock.now_ms();
    let began = instant();
    let mut inquiries = Inquiries::default();
    for row in attempts::of_order(&shop.db, order_id).await? {
        // Of what is being asked for right now the answer is awaited: see `decide`.
        let is_under_way = row.state == AttemptState::Created && now < row.begun_at + SILENCE;
        if may_still_succeed(&row)? && !is_under_way {
            // What was not asked in time stands as it stood, as what was not answered does.
            let left = ASKING.saturating_sub(instant() - began);
            let asked = within(left, ask(shop, &row, 0)).await;
            let asked = asked.unwrap_or(Ok(Asked::NoAnswer))?;
            match asked {
                Asked::NoAnswer => inquiries.unanswered.push(row.number()),
                Asked::NotSubmitted => inquiries.unknown.push(row.number()),
                Asked::Answered | Asked::TooSoon => {}
            }
        }
    }
    for _ in 0..=MOST_CALLED_OFF {
        match decide(shop, order_id, &inquiries, selection).await? {
            Decision::Go(next) => return Ok(next),
            Decision::Wait(row) => {
                let next = wait_for_page(shop, &row.payment_request_id).await?;
                if selection.may_use(&row)? {
                    return Ok(next);
                }
            }
            Decision::Repeat(row) => {
                let next = by_card::pay(shop, &row).await?;
                return Ok(selection.leads(&row, next)?);
            }
            Decision::CallOff(row) => {
                cancel_for_another(shop, &row).await?;
                inquiries.called_off.push(row.number());
            }
            Decision::Begin(row) => return begin(shop, *row, selection).await,
        }
    }
    Err(PaymentRefusal::NotChecked.into())
}

/// Whether a success of this attempt may still come. Of a hosted session that is only created the
/// address of its page never reached the buyer; a card that is known may be charged without one.
pub(crate) fn may_still_succeed(row: &AttemptRow) -> Result<bool, ServiceError> {
    Ok(match row.state.known() {
        Some(AttemptState::Created) => row.is_by_pay()?,
        Some(state) => state.may_still_succeed(),
        // A word that this version does not know is no reason to charge again.
        None => true,
    })
}

/// What inquiring about the order's attempts brought, by their numbers.
#[derive(Default)]
pub(crate) struct Inquiries {
    /// No answer.
    unanswered: Vec<u32>,
    /// Antom does not know it.
    unknown: Vec<u32>,
    /// Cancelled at Antom, or told by it to be over.
    called_off: Vec<u32>,
}

pub(crate) enum Decision {
    Go(Next),
    /// Another request is asking for this payment's page right now.
    Wait(Box<AttemptRow>),
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
    inquiries: &Inquiries,
    selection: &PaymentSelection,
) -> Result<Decision, PayError> {
    let mut tx = OrderTx::begin(shop).await?;
    let now = tx.now;
    let mut payments = tx.lock(order_id).await?;
    match payments.order.state {
        OrderState::AwaitingPayment => {}
        OrderState::Paid | OrderState::Fulfilled | OrderState::Closed => {
            return Ok(Decision::Go(Next::Result));
        }
        OrderState::Expired | OrderState::Cancelled => {
            return Err(PaymentRefusal::OrderIsOver.into());
        }
    }
    let ledger = &payments.ledger;
    let live = ledger
        .live_attempt()
        .and_then(|live| payments.attempt(live));
    let mut evidence = Vec::new();
    if let Some(row) = live {
        let by_pay = row.is_by_pay()?;
        let is_unknown = inquiries.unknown.contains(&row.number());
        let is_silent = inquiries.unanswered.contains(&row.number());
        let Some(state) = row.state.known() else {
            // Whoever wrote it decides about it.
            return Ok(Decision::Go(Next::Result));
        };
        match state {
            AttemptState::Open => match &row.normal_url {
                Some(url) if is_live(row, now) && selection.is_met_by(row)? => {
                    return Ok(Decision::Go(Next::Gateway(url.clone())));
                }
                // What Antom never heard of cannot be cancelled.
                _ if by_pay && is_unknown => {
                    evidence.push(NewEvidence::by_shop(row.number(), Fact::Superseded));
                }
                // It may be paid, and a cancel would give that back.
                _ if is_silent => return Err(PaymentRefusal::NotChecked.into()),
                // Guide 004: one payment makes way before another begins. Of a hosted page Antom
                // may have heard a moment ago, and by a method whose money could not go back.
                _ => return Ok(Decision::CallOff(Box::new(row.clone()))),
            },
            AttemptState::Created if now < row.begun_at + SILENCE => {
                return Ok(Decision::Wait(Box::new(row.clone())));
            }
            // Whoever sent this request died before writing down the answer.
            AttemptState::Created if by_pay => {
                let row = row.clone();
                let unknown = NewEvidence::by_shop(row.number(), Fact::PayUnknown);
                tx.record(&mut payments, &[unknown]).await?;
                tx.commit_and_wake().await?;
                return Ok(again_or_result(row, is_unknown));
            }
            AttemptState::Created => {
                evidence.push(NewEvidence::by_shop(row.number(), Fact::SessionUnknown));
            }
            AttemptState::Processing if by_pay => {
                return Ok(again_or_result(row.clone(), is_unknown));
            }
            // A success of which only the method is missing has nothing to go back to.
            AttemptState::Processing if payments.has_money(row.number()) => {
                return Ok(Decision::Go(Next::Result));
            }
            // Submitted and left: the session's page stays good for another try (guide 004), and
            // for another way to pay it makes way at Antom first.
            AttemptState::Processing => match &row.normal_url {
                Some(url) if may_go_back(row, now) && selection.is_met_by(row)? => {
                    return Ok(Decision::Go(Next::Gateway(url.clone())));
                }
                _ if is_silent => return Err(PaymentRefusal::NotChecked.into()),
                _ => return Ok(Decision::CallOff(Box::new(row.clone()))),
            },
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
    } else if let Some(row) = payments.with_stuck_capture() {
        // The hold is voided before another payment begins.
        return Ok(Decision::CallOff(Box::new(row.clone())));
    } else if let Some(row) = payments.attempts.last()
        && is_a_companys_failure(row)
        && !inquiries.called_off.contains(&row.number())
    {
        return Ok(Decision::CallOff(Box::new(row.clone())));
    }
    let silent = |row: &&AttemptRow| inquiries.unanswered.contains(&row.number());
    for row in payments.attempts.iter().filter(silent) {
        // After its expiry Antom was asked, and knew of no payment.
        if may_still_succeed(row)? && row.state != AttemptState::Expired {
            return Err(PaymentRefusal::NotChecked.into());
        }
    }
    if payments.attempts.len() >= MOST_ATTEMPTS {
        shop.metrics.refused_by(PayLimitKind::Order).inc();
        return Err(PaymentRefusal::TooManyAttempts.into());
    }
    let terms = selection.terms(shop, &payments.order, payments.attempts.last())?;
    // Earlier attempts step aside first: the database allows one payable attempt an order.
    if !evidence.is_empty() {
        tx.record(&mut payments, &evidence).await?;
    }
    reserve_again(&tx, &mut payments, &terms.device.client_ip).await?;
    let row = write_attempt(&mut tx, &mut payments, terms).await?;
    tx.commit_and_wake().await?;
    Ok(Decision::Begin(Box::new(row)))
}

/// Guide 001, best practices: what a company could not pay is cancelled before it tries again.
fn is_a_companys_failure(row: &AttemptRow) -> bool {
    row.state == AttemptState::Failed
        && matches!(row.only_method(), Ok(Some(method)) if trips::pays(&method))
}

/// Takes the pieces off the shelf again if they went back.
async fn reserve_again(
    tx: &OrderTx<'_>,
    payments: &mut OrderPayments,
    address: &str,
) -> Result<(), PayError> {
    let order = &mut payments.order;
    if order.stock != StockPlace::Released {
        return Ok(());
    }
    let pieces = orders::pieces(&orders::lines(&tx.tx, &order.id).await?);
    let stock = match reserve(tx, order, &pieces, address).await? {
        Ok(stock) => stock,
        Err(sku) => return Err(PaymentRefusal::SoldOut { sku }.into()),
    };
    let update = OrderUpdate {
        stock,
        ..OrderUpdate::of(order)
    };
    Ok(orders::update(&tx.tx, order, update).await?)
}

/// Whether the session's page can still be paid on.
fn may_go_back(row: &AttemptRow, now: i64) -> bool {
    row.expires_at.is_some_and(|end| now < end)
}

fn again_or_result(row: AttemptRow, again: bool) -> Decision {
    if again {
        Decision::Repeat(Box::new(row))
    } else {
        Decision::Go(Next::Result)
    }
}
