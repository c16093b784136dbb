//! A session that nobody is to pay on any more is closed at Antom too, so that both sides agree.

use antom::{CallError, codes};
use domain::ledger::Fact;

use crate::gateway::reply::refusal::Refusal;
use crate::services::payments::record::{Learned, settle};
use crate::services::payments::task_outcome::Outcome;
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts::{AttemptRow, Source};

/// Cancels at Antom what nobody has paid. Money that came all the same is somebody else's to give
/// back: see [`crate::services::payments::reverse`].
///
/// # Errors
/// When the database does not answer.
pub async fn close_session(shop: &Shop, row: &AttemptRow) -> Result<Outcome, ServiceError> {
    match shop.gateway.cancel(&row.payment_request_id).await {
        Ok(answer) => {
            let cancelled = Learned {
                attempt: row.number(),
                fact: Fact::Cancelled,
                source: Source::Answer,
                raw: answer.raw,
            };
            settle(shop, &row.order_id, &[cancelled]).await?;
            Ok(Outcome::Done)
        }
        // Nobody submitted anything on it, which is as good as closed.
        Err(CallError::Refused { result, .. }) if result.result_code == codes::ORDER_NOT_EXIST => {
            Ok(Outcome::Done)
        }
        Err(CallError::Refused { result, .. }) => match Refusal::of(&result.result_code) {
            Refusal::Misconfigured | Refusal::Fault => Ok(Outcome::Later(result.result_code)),
            Refusal::OtherState | Refusal::Final => Ok(Outcome::Done),
        },
        Err(error) => Ok(Outcome::Later(error.to_string())),
    }
}
