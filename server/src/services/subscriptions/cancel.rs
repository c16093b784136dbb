//! No further charge: what was paid for runs on.

use domain::Timestamp;
use domain::subscription::Fact;

use crate::gateway::reply::subscription::EndReply;
use crate::services::subscriptions::record::{Known, NewEvidence, record};
use crate::services::{ServiceError, Shop};
use crate::store::payments::evidence::Source;

/// What became of the wish.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cancelled {
    /// Antom confirmed it, now or before.
    Done,
    /// It is written down, and the shop asks again until Antom confirms it.
    Pending,
    /// There is nothing to cancel.
    NotCharged,
}

/// Has Antom charge no further period. The wish is written down before it is sent, so that it is
/// carried out even if the shop stops here.
pub async fn cancel(shop: &Shop, known: Known) -> Result<Cancelled, ServiceError> {
    let now = Timestamp::from_ms(shop.clock.now_ms());
    let Some(kept) = known.ledger.kept() else {
        return Ok(Cancelled::NotCharged);
    };
    if !known.ledger.status(now).is_charged() {
        return Ok(Cancelled::Done);
    }
    let wish = NewEvidence::by_shop(kept, Fact::CancelRequested);
    let known = record(shop, &known.row.id, &[wish]).await?;
    Ok(if send(shop, &known, kept, false).await? {
        Cancelled::Done
    } else {
        Cancelled::Pending
    })
}

/// Sends CANCEL or TERMINATE for a sign-up; tells whether Antom accepted it.
pub(crate) async fn send(
    shop: &Shop,
    known: &Known,
    sign_up: u32,
    at_once: bool,
) -> Result<bool, ServiceError> {
    let Some(row) = known.sign_up(sign_up) else {
        return Ok(false);
    };
    let reply = shop
        .gateway
        .end_subscription(&row.payment_request_id, at_once)
        .await;
    match reply {
        EndReply::Accepted { raw } => {
            let fact = if at_once {
                Fact::Terminated {
                    at: Timestamp::from_ms(shop.clock.now_ms()),
                }
            } else {
                Fact::Cancelled
            };
            let accepted = NewEvidence {
                source: Source::Answer,
                raw,
                ..NewEvidence::by_shop(sign_up, fact)
            };
            record(shop, &known.row.id, &[accepted]).await?;
            Ok(true)
        }
        EndReply::Refused(refused) => {
            tracing::warn!(
                subscription = known.row.number,
                code = refused.code,
                "Antom did not end a subscription"
            );
            let told = NewEvidence {
                source: Source::Answer,
                raw: refused.raw,
                ..NewEvidence::by_shop(sign_up, Fact::EndRefused { code: refused.code })
            };
            record(shop, &known.row.id, &[told]).await?;
            Ok(false)
        }
        EndReply::NoAnswer(error) => {
            tracing::warn!(subscription = known.row.number, %error, "ending a subscription brought no answer");
            Ok(false)
        }
    }
}
