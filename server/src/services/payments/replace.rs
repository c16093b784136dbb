//! One payment makes way for another: it is cancelled at Antom first (guide 004).

use domain::ledger::Fact;

use crate::gateway::reply::CancelReply;
use crate::services::Shop;
use crate::services::payments::begin::{PayError, PaymentRefusal};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::store::payments::attempts::AttemptRow;

/// Cancels what the buyer left for another way to pay. Whoever decides next sees what came of it.
pub(crate) async fn cancel_for_another(shop: &Shop, row: &AttemptRow) -> Result<(), PayError> {
    let fact = match shop.gateway.cancel(&row.payment_request_id).await {
        CancelReply::Cancelled { raw } => NewEvidence::answered(row.number(), Fact::Cancelled, raw),
        // Antom does not know it. Should somebody pay it all the same, it goes back.
        CancelReply::NotSubmitted(refused) => {
            NewEvidence::answered(row.number(), Fact::Superseded, refused.raw)
        }
        // It came to its end meanwhile.
        CancelReply::Refused(_) => {
            return match ask(shop, row, 0).await? {
                Asked::Answered => Ok(()),
                Asked::NotSubmitted | Asked::NoAnswer | Asked::TooSoon => {
                    Err(PaymentRefusal::NotChecked.into())
                }
            };
        }
        CancelReply::NoAnswer(error) => {
            tracing::warn!(payment_request_id = row.payment_request_id, %error, "cancel brought no answer");
            return Err(PaymentRefusal::NotChecked.into());
        }
    };
    record_evidence(shop, &row.order_id, &[fact]).await?;
    Ok(())
}
