//! `pay` for one attempt, and what its answer means (guides 003 and 004).

use antom::{CallError, CardToken, PayOutcome, codes};
use domain::ledger::Fact;

use super::{Next, PayError, answer, wait_for_page};
use crate::gateway::evidence;
use crate::gateway::refusal::Refusal;
use crate::services::inquiry::{Asked, ask};
use crate::services::settling::settle;
use crate::services::{ServiceError, Shop, cards, details};
use crate::store::orders::{self, OrderRow};
use crate::store::payments::{self, AttemptRow};
use crate::store::terms::{Choice, Terms};

/// Calls `pay`. Without an answer the same id is asked about; one that Antom has never heard of is
/// sent again, word for word: under its own id it can only be one payment.
pub(super) async fn pay(shop: &Shop, row: &AttemptRow) -> Result<Next, PayError> {
    if send(shop, row).await? == Heard::Nothing && ask(shop, row, 0).await? == Asked::NotSubmitted {
        send(shop, row).await?;
    }
    wait_for_page(shop, &row.payment_request_id).await
}

/// Whether there was an answer that can be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heard {
    Something,
    Nothing,
}

async fn send(shop: &Shop, row: &AttemptRow) -> Result<Heard, PayError> {
    let order = orders::find(&shop.db, &row.order_id)
        .await?
        .ok_or_else(|| ServiceError::OrderGone(row.order_id.clone()))?;
    let lines = orders::lines(&shop.db, &order.id).await?;
    let Some(terms) = row.read_terms()? else {
        return Ok(Heard::Nothing);
    };
    let (fact, raw) = match token(shop, &order, &terms).await? {
        Token::Gone => (refused(codes::INVALID_TOKEN), String::new()),
        Token::Needless => request(shop, &order, &lines, row, &terms, None).await?,
        Token::Here(token) => request(shop, &order, &lines, row, &terms, Some(token)).await?,
    };
    let heard = if fact == Fact::PayUnknown {
        Heard::Nothing
    } else {
        Heard::Something
    };
    settle(shop, &row.order_id, &[answer(row, fact, raw)]).await?;
    Ok(heard)
}

enum Token {
    Needless,
    Here(CardToken),
    /// It was removed, or it has expired, since the buyer chose it.
    Gone,
}

async fn token(shop: &Shop, order: &OrderRow, terms: &Terms) -> Result<Token, ServiceError> {
    let id = match &terms.choice {
        Choice::Page | Choice::Method { .. } | Choice::Card(_) => return Ok(Token::Needless),
        Choice::SavedCard { id, .. } => id,
    };
    let Some(buyer) = &order.buyer_id else {
        return Ok(Token::Gone);
    };
    let token = cards::token(shop, buyer, id).await?;
    Ok(token.map_or(Token::Gone, Token::Here))
}

fn refused(code: &str) -> Fact {
    Fact::PaymentFailed {
        code: code.to_owned(),
    }
}

/// One call, and what it means.
async fn request(
    shop: &Shop,
    order: &OrderRow,
    lines: &[orders::OrderLineRow],
    row: &AttemptRow,
    terms: &Terms,
    token: Option<CardToken>,
) -> Result<(Fact, String), PayError> {
    let id = &row.payment_request_id;
    let paid = shop
        .gateway
        .pay(order, lines, id, terms, token)
        .await
        .map_err(ServiceError::from)?;
    Ok(match paid {
        Ok(PayOutcome::Success(answer)) => {
            let told = evidence::details_of_payment(&answer.body);
            details::keep(shop, row, &told, answer.body.payment_result_info.as_ref()).await?;
            let fact = evidence::of_pay(&answer.body).unwrap_or_else(|| {
                tracing::error!(order = order.number, "pay tells no amount that can be read");
                Fact::PayUnknown
            });
            (fact, answer.raw)
        }
        Ok(PayOutcome::Redirect { url, answer }) => match shop.gateway.trusted_url(Some(&url)) {
            Ok(url) => {
                payments::set_normal_url(&shop.db, id, &url).await?;
                let opened = Fact::PageOpened {
                    expires_at_ms: terms.pay_until,
                };
                (opened, answer.raw)
            }
            Err(reason) => {
                // Nobody will be on that page, and the payment ends by itself.
                tracing::error!(order = order.number, %reason, "the gateway answered with an address we do not trust");
                (Fact::Pending, answer.raw)
            }
        },
        Ok(PayOutcome::InProcess(answer)) => (Fact::Pending, answer.raw),
        Err(CallError::Refused { result, raw }) => {
            let code = result.result_code;
            tracing::warn!(
                order = order.number,
                code,
                message = result.result_message,
                "pay refused"
            );
            let fact = match Refusal::of(&code) {
                Refusal::Misconfigured => Fact::SessionRefused { code },
                // Antom's own fault, or an id that it knows already: only asking tells.
                Refusal::Fault => Fact::PayUnknown,
                Refusal::OtherState if code == codes::REPEAT_REQ_INCONSISTENT => Fact::PayUnknown,
                Refusal::OtherState | Refusal::Final => Fact::PaymentFailed { code },
            };
            (fact, raw)
        }
        Err(error @ CallError::Unreachable { .. }) => {
            tracing::error!(order = order.number, %error, "pay was not sent");
            let refused = Fact::SessionRefused {
                code: UNREACHABLE.to_owned(),
            };
            (refused, error.to_string())
        }
        Err(error) => {
            tracing::warn!(order = order.number, %error, "pay brought no answer");
            (Fact::PayUnknown, error.to_string())
        }
    })
}

/// Nothing left the shop, so nothing can come of it.
const UNREACHABLE: &str = "NOT_SENT";
