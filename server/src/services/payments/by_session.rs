//! createPaymentSession for one attempt, and what its answer means (guide 000).

use domain::ledger::Fact;

use crate::gateway::SessionDetails;
use crate::services::payments::begin::{Next, PayError, wait_for_page};
use crate::services::payments::decide::{Decision, Inquiries, decide};
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::payments::selection::PaymentSelection;
use crate::services::payments::trips;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;

/// How often a buyer who pressed Pay once gets a new session when Antom gives no answer.
const TRIES: usize = 2;

/// Asks Antom for the attempt's payment page. Without an answer the buyer gets another session
/// under a new `paymentRequestId` and notices nothing (guide 000).
pub(crate) async fn open(
    shop: &Shop,
    mut row: AttemptRow,
    selection: &PaymentSelection,
) -> Result<Next, PayError> {
    for tries_left in (0..TRIES).rev() {
        let learned = request(shop, &row, selection).await?;
        let unanswered = learned.fact == Fact::SessionUnknown;
        record_evidence(shop, &row.order_id, &[learned]).await?;
        if !unanswered || tries_left == 0 {
            break;
        }
        // Something may have been heard of an earlier attempt meanwhile.
        match decide(shop, &row.order_id, &Inquiries::default(), selection).await? {
            Decision::Begin(next) => row = *next,
            Decision::Go(next) => return Ok(next),
            Decision::Wait(other) => {
                let next = wait_for_page(shop, &other.payment_request_id).await?;
                return Ok(selection.leads(&other, next)?);
            }
            Decision::Repeat(_) | Decision::CallOff(_) => break,
        }
    }
    wait_for_page(shop, &row.payment_request_id).await
}

/// One createPaymentSession, and what it means. The page's address is kept before the evidence
/// that it is open, so that no reader finds one without the other.
async fn request(
    shop: &Shop,
    row: &AttemptRow,
    selection: &PaymentSelection,
) -> Result<NewEvidence, PayError> {
    let order = orders::find(&shop.db, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let lines = orders::lines(&shop.db, &order.id).await?;
    let trip = trips::find(shop, &shop.db, &order.id, &lines).await?;
    let reply = shop
        .gateway
        .create_session(
            &order,
            &lines,
            &row.payment_request_id,
            SessionDetails {
                terms: row.terms()?,
                trip: trip.as_ref(),
                cpf: selection.cpf.as_ref(),
            },
            &shop.clock,
        )
        .await
        .map_err(ServiceError::from)?;
    if let Some(url) = &reply.page {
        attempts::set_normal_url(&shop.db, &row.payment_request_id, url).await?;
    }
    Ok(NewEvidence::answered(row.number(), reply.fact, reply.raw))
}
