//! `pay` for one attempt, and what its answer means (guides 003 and 004).

use domain::ledger::{AttemptState, Fact};

use crate::gateway::PayCall;
use crate::platform::vault::PlainSecret;
use crate::services::payments::begin::{Next, PayError, wait_for_page};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::record::{NewEvidence, record_evidence};
use crate::services::payments::{keep_card_report, saved_cards};
use crate::services::{ServiceError, Shop};
use crate::store::StoreError;
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempt_terms::{AttemptTerms, MethodChoice};
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;

/// Calls `pay`. Without an answer the same id is asked about; one that Antom has never heard of is
/// sent again, word for word: under its own id it can only be one payment.
pub(crate) async fn pay(shop: &Shop, row: &AttemptRow) -> Result<Next, PayError> {
    if send(shop, row).await? == Reply::None && ask(shop, row, 0).await? == Asked::NotSubmitted {
        send(shop, row).await?;
    }
    wait_for_page(shop, &row.payment_request_id).await
}

/// Sends a payment once more of which Antom, when asked, knew nothing; no longer than the buyer has
/// time for it.
pub async fn repeat(shop: &Shop, payment_request_id: &str) -> Result<(), ServiceError> {
    let Some(row) = attempts::find(&shop.db, payment_request_id).await? else {
        return Ok(());
    };
    let is_unheard_of = row.is_by_pay()? && row.state == AttemptState::Processing;
    if is_unheard_of && shop.clock.now_ms() < row.ends_at()? {
        send(shop, &row).await?;
    }
    Ok(())
}

/// Whether there was an answer that can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reply {
    Some,
    None,
}

async fn send(shop: &Shop, row: &AttemptRow) -> Result<Reply, ServiceError> {
    let order = orders::find(&shop.db, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let Some(terms) = row.terms()? else {
        return Ok(Reply::None);
    };
    let learned = match token(shop, &order, terms).await? {
        // What was sent before may have arrived, and says itself what came of it.
        Token::Gone if row.state != AttemptState::Created => return Ok(Reply::None),
        Token::Gone => NewEvidence::by_shop(
            row.number(),
            Fact::PaymentFailed {
                code: CARD_GONE.to_owned(),
            },
        ),
        Token::Needless => request(shop, &order, row, terms, None).await?,
        Token::Here(token) => request(shop, &order, row, terms, Some(token)).await?,
    };
    let reply = if learned.fact == Fact::PayUnknown {
        Reply::None
    } else {
        Reply::Some
    };
    record_evidence(shop, &row.order_id, &[learned]).await?;
    Ok(reply)
}

enum Token {
    Needless,
    Here(PlainSecret),
    /// It was removed, or it has expired, since the buyer chose it.
    Gone,
}

async fn token(shop: &Shop, order: &OrderRow, terms: &AttemptTerms) -> Result<Token, ServiceError> {
    let id = match &terms.choice {
        MethodChoice::Page | MethodChoice::Method { .. } | MethodChoice::Card(_) => {
            return Ok(Token::Needless);
        }
        MethodChoice::SavedCard { id, .. } => id,
    };
    let Some(buyer) = &order.buyer_id else {
        return Ok(Token::Gone);
    };
    let token = saved_cards::token(shop, buyer, id).await?;
    Ok(token.map_or(Token::Gone, Token::Here))
}

/// What this attempt's request says: the same each time, whatever has changed since the first.
async fn same_request(
    shop: &Shop,
    order: &OrderRow,
    row: &AttemptRow,
    terms: &AttemptTerms,
) -> Result<PayCall, ServiceError> {
    if let Some(kept) = &row.request {
        return Ok(PayCall::from_text(kept).map_err(unreadable)?);
    }
    let id = &row.payment_request_id;
    let lines = orders::lines(&shop.db, &order.id).await?;
    let call = shop.gateway.pay_request(order, &lines, id, terms)?;
    let text = call.to_text().map_err(unreadable)?;
    let kept = attempts::keep_request(&shop.db, id, &text).await?;
    if kept == text {
        return Ok(call);
    }
    Ok(PayCall::from_text(&kept).map_err(unreadable)?)
}

fn unreadable(error: serde_json::Error) -> StoreError {
    StoreError::Unreadable {
        what: "a request",
        value: error.to_string(),
    }
}

/// One call, and what it means.
async fn request(
    shop: &Shop,
    order: &OrderRow,
    row: &AttemptRow,
    terms: &AttemptTerms,
    token: Option<PlainSecret>,
) -> Result<NewEvidence, ServiceError> {
    let call = same_request(shop, order, row, terms).await?;
    let reply = shop.gateway.pay(order, call, token, terms.pay_until).await;
    if let Some((report, saved_card)) = &reply.card {
        keep_card_report::keep(shop, row, report, saved_card.as_ref()).await?;
    }
    if let Some(url) = &reply.page {
        attempts::set_normal_url(&shop.db, &row.payment_request_id, url).await?;
    }
    if reply.card_is_gone {
        forget_card(shop, order, terms).await?;
    }
    Ok(NewEvidence::answered(row.number(), reply.fact, reply.raw))
}

/// Antom knows the saved card no more, so it is not offered again.
async fn forget_card(
    shop: &Shop,
    order: &OrderRow,
    terms: &AttemptTerms,
) -> Result<(), ServiceError> {
    if let (MethodChoice::SavedCard { id, .. }, Some(buyer)) = (&terms.choice, &order.buyer_id) {
        saved_cards::remove(shop, buyer, id).await?;
    }
    Ok(())
}

/// What Antom would answer to a card that it knows no more.
const CARD_GONE: &str = "INVALID_TOKEN";
