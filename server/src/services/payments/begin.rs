//! Beginning an attempt: it is written down, then Antom is asked to take the payment.

use std::time::Duration;

use domain::ledger::{AttemptState, Fact};

use crate::gateway::RequestError;
use crate::platform::director::pause;
use crate::services::payments::order_payments::{OrderPayments, OrderTx};
use crate::services::payments::record::NewEvidence;
use crate::services::payments::selection::PaymentSelection;
use crate::services::payments::trips;
use crate::services::payments::{by_card, by_session};
use crate::services::{Refusal, ServiceError, Shop, UseCaseError};
use crate::store::orders;
use crate::store::payments::attempt_terms::AttemptTerms;
use crate::store::payments::attempts::{self, AttemptRow};

/// Milliseconds after which a request that was not answered is given up: longer than the client's
/// timeout.
pub const SILENCE: i64 = 15_000;

/// Where the buyer goes now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Next {
    /// To Antom's page.
    Gateway(String),
    /// To the result page of this order: there is something to read, nothing to pay.
    Result,
}

/// Why an order cannot be paid, or given up, now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PaymentRefusal {
    /// It was cancelled or has expired.
    OrderIsOver,
    /// Antom did not say whether it is paid already.
    NotChecked,
    /// As [`PaymentRefusal::NotChecked`], when the buyer wants to change the order.
    CancelNotChecked,
    /// A payment may still succeed.
    UnderWay,
    TooManyAttempts,
    /// Its pieces went to somebody else.
    SoldOut {
        sku: String,
    },
    /// Antom would refuse its request for one of its fields.
    CannotBeSent,
}

impl Refusal for PaymentRefusal {}

/// Why nothing was begun.
pub type PayError = UseCaseError<PaymentRefusal>;

/// Writes the next attempt down, before anything is sent (I7).
pub(crate) async fn write_attempt(
    tx: &mut OrderTx<'_>,
    payments: &mut OrderPayments,
    terms: AttemptTerms,
) -> Result<AttemptRow, PayError> {
    let now = tx.now;
    let lines = orders::lines(&tx.tx, &payments.order.id).await?;
    let order = &payments.order;
    let id = format!("wf-{}", uuid::Uuid::now_v7().simple());
    let trip = trips::find(tx.shop, &tx.tx, &order.id, &lines).await?;
    let gateway = &tx.shop.gateway;
    match gateway.check_request(order, &lines, &id, &terms, trip.as_ref()) {
        Ok(()) => {}
        Err(error @ RequestError::Refused { .. }) => {
            tracing::error!(%error, "an order cannot be paid");
            return Err(PaymentRefusal::CannotBeSent.into());
        }
        Err(error) => return Err(ServiceError::from(error).into()),
    }
    let number = u32::try_from(payments.attempts.len() + 1).unwrap_or(u32::MAX);
    let row = AttemptRow::begun(id, order.id.clone(), number, terms, now);
    attempts::insert(&tx.tx, &row).await?;
    let amount = order.total;
    payments.attempts.push(row.clone());
    let begun = NewEvidence::by_shop(row.number(), Fact::Begun { amount });
    tx.record(payments, &[begun]).await?;
    Ok(row)
}

/// Asks Antom to take the payment of an attempt that is written down.
pub async fn begin(
    shop: &Shop,
    row: AttemptRow,
    selection: &PaymentSelection,
) -> Result<Next, PayError> {
    if row.is_by_pay()? {
        shop.metrics.attempt_begun();
        by_card::pay(shop, &row).await
    } else {
        by_session::open(shop, row, selection).await
    }
}

/// Waits until the request that is under way has its answer.
pub(crate) async fn wait_for_page(shop: &Shop, payment_request_id: &str) -> Result<Next, PayError> {
    for _ in 0..120 {
        let Some(row) = attempts::find(&shop.db, payment_request_id).await? else {
            break;
        };
        match row.state.known() {
            Some(AttemptState::Created) => pause(Duration::from_millis(100)).await,
            Some(AttemptState::Open) => {
                return Ok(row.normal_url.map_or(Next::Result, Next::Gateway));
            }
            Some(
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
                | AttemptState::NeedsReview,
            )
            | None => break,
        }
    }
    Ok(Next::Result)
}
