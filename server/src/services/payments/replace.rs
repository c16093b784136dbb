//! One payment makes way for another: it is cancelled at Antom first (guide 004).

use antom::{CallError, codes};
use domain::ledger::Fact;

use crate::services::Shop;
use crate::services::payments::decide::{PayError, UNCHECKED, answer};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::record::settle;
use crate::store::payments::attempts::AttemptRow;

/// Cancels what the buyer left for another way to pay. Whoever decides next sees what came of it.
pub(crate) async fn call_off(shop: &Shop, row: &AttemptRow) -> Result<(), PayError> {
    let fact = match shop.gateway.cancel(&row.payment_request_id).await {
        Ok(cancelled) => answer(row, Fact::Cancelled, cancelled.raw),
        // Antom does not know it. Should somebody pay it all the same, it goes back.
        Err(CallError::Refused { result, raw }) if result.result_code == codes::ORDER_NOT_EXIST => {
            answer(row, Fact::Superseded, raw)
        }
        // It came to its end meanwhile.
        Err(CallError::Refused { .. }) => {
            return match ask(shop, row, 0).await? {
                Asked::Answered => Ok(()),
                Asked::NotSubmitted | Asked::NoAnswer | Asked::TooSoon => {
                    Err(PayError::Refused(UNCHECKED.to_owned()))
                }
            };
        }
        Err(error) => {
            tracing::warn!(payment_request_id = row.payment_request_id, %error, "cancel brought no answer");
            return Err(PayError::Refused(UNCHECKED.to_owned()));
        }
    };
    settle(shop, &row.order_id, &[fact]).await?;
    Ok(())
}
