//! What Antom tells of a payment beside its outcome: for people, and for the buyer's next order.

use crate::gateway::reply::CardToSave;
use crate::services::payments::saved_cards;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::payments::attempt_terms::Saving;
use crate::store::payments::attempts;
use crate::store::payments::attempts::{AttemptRow, Details};

/// Keeps what was told of this attempt's payment: everything that reads such news calls this.
pub async fn keep(
    shop: &Shop,
    attempt: &AttemptRow,
    details: &Details,
    saved_card: Option<&CardToSave>,
) -> Result<(), ServiceError> {
    attempts::set_details(&shop.db, &attempt.payment_request_id, details).await?;
    let Some(card) = saved_card else {
        return Ok(());
    };
    // Whether a card is saved decides nothing about the payment.
    if let Err(error) = save_card(shop, attempt, card).await {
        tracing::error!(%error, payment_request_id = attempt.payment_request_id, "a card is not saved");
    }
    Ok(())
}

async fn save_card(
    shop: &Shop,
    attempt: &AttemptRow,
    card: &CardToSave,
) -> Result<(), ServiceError> {
    // Nobody was asked: whoever has the order's link may have typed a card of their own.
    let saving = attempt.terms()?.map_or(Saving::Never, |terms| terms.saving);
    if saving == Saving::Never {
        return Ok(());
    }
    let order = orders::find(&shop.db, &attempt.order_id).await?;
    // A guest has nowhere to keep a card.
    if let Some(buyer_id) = order.and_then(|order| order.buyer_id) {
        saved_cards::remember(shop, &shop.db, &buyer_id, card, attempt.begun_at).await?;
    }
    Ok(())
}
