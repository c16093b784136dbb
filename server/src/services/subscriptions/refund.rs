//! Money goes back: what the shop does not keep, and what the merchant refunds.

use domain::Money;
use domain::ledger;
use domain::subscription::Fact;

use crate::gateway::reply::{CancelReply, RefundReply, Refusal};
use crate::services::subscriptions::look_after::ask_about_payment;
use crate::services::subscriptions::record::{Known, NewEvidence, record};
use crate::services::{ServiceError, Shop};
use crate::store::payments::evidence::Source;

/// A refund's id names its payment, so that a notification that tells only this id is understood.
const GIVEN_BACK: &str = "wf-back-";
const REFUNDED: &str = "wf-refund-";

/// The id under which a payment that nobody keeps is given back: one, however often it is sent.
fn back_id(payment_id: &str) -> String {
    format!("{GIVEN_BACK}{payment_id}")
}

/// The id of the next refund of a payment by the merchant.
pub(crate) fn refund_id(known: &Known, payment_id: &str) -> String {
    let earlier = known
        .count(|fact| matches!(fact, Fact::RefundAsked { payment_id: of, .. } if of == payment_id));
    format!("{REFUNDED}{}-{payment_id}", earlier + 1)
}

/// The payment of a subscription that a refund of the shop's is about.
pub(crate) fn payment_of(refund_request_id: &str) -> Option<&str> {
    if let Some(payment_id) = refund_request_id.strip_prefix(GIVEN_BACK) {
        return Some(payment_id);
    }
    let (number, payment_id) = refund_request_id.strip_prefix(REFUNDED)?.split_once('-')?;
    number.parse::<u32>().ok().map(|_| payment_id)
}

/// What a refund's end means for its subscription.
pub(crate) fn translate(fact: ledger::Fact, payment_id: &str) -> Option<Fact> {
    let payment_id = payment_id.to_owned();
    match fact {
        ledger::Fact::RefundSucceeded {
            refund_request_id,
            amount,
        } => Some(Fact::Refunded {
            payment_id,
            refund_request_id,
            amount,
        }),
        ledger::Fact::RefundFailed {
            refund_request_id,
            code,
        } => Some(Fact::RefundFailed {
            payment_id,
            refund_request_id,
            code,
        }),
        _ => None,
    }
}

/// Returns money that the shop does not keep: by a cancel while Antom can, else by a refund.
pub(crate) async fn give_back(
    shop: &Shop,
    known: &Known,
    sign_up: u32,
    payment_id: &str,
) -> Result<(), ServiceError> {
    if cancel(shop, known, sign_up, payment_id).await? == Cancelled::Refused {
        let id = back_id(payment_id);
        let amount = known.ledger.rest(payment_id);
        send(shop, known, sign_up, payment_id, &id, amount).await?;
    }
    Ok(())
}

/// Carries out a refund by the merchant. A whole period of the same day is cancelled, which costs
/// nothing, as long as Antom can.
pub(crate) async fn refund(
    shop: &Shop,
    known: &Known,
    sign_up: u32,
    payment_id: &str,
    refund_request_id: &str,
) -> Result<(), ServiceError> {
    let amount = known.refund_asked(refund_request_id);
    let money = known.ledger.money(payment_id);
    let is_whole = amount == money.and_then(|(_, money)| money.amount);
    if is_whole && cancel(shop, known, sign_up, payment_id).await? != Cancelled::Refused {
        return Ok(());
    }
    send(shop, known, sign_up, payment_id, refund_request_id, amount).await
}

/// What Antom made of a cancel.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Cancelled {
    Done,
    Refused,
    /// The next look asks again.
    NoAnswer,
}

async fn cancel(
    shop: &Shop,
    known: &Known,
    sign_up: u32,
    payment_id: &str,
) -> Result<Cancelled, ServiceError> {
    match shop.gateway.cancel_by_payment_id(payment_id).await {
        CancelReply::Cancelled { raw } => {
            let payment_id = payment_id.to_owned();
            let fact = Fact::PaymentCancelled { payment_id };
            let learned = NewEvidence::inquired(sign_up, fact, &raw);
            record(shop, &known.row.id, &[learned]).await?;
            Ok(Cancelled::Done)
        }
        CancelReply::NoAnswer(_) => Ok(Cancelled::NoAnswer),
        CancelReply::NotSubmitted(_) | CancelReply::Refused(_) => Ok(Cancelled::Refused),
    }
}

/// Sends a refund, or sends it again: under its id it is one. What is under way or not answered is
/// sent again at the next look.
async fn send(
    shop: &Shop,
    known: &Known,
    sign_up: u32,
    payment_id: &str,
    refund_request_id: &str,
    amount: Option<Money>,
) -> Result<(), ServiceError> {
    let Some(amount) = amount else {
        return Ok(());
    };
    let (payment_id, refund_request_id) = (payment_id.to_owned(), refund_request_id.to_owned());
    let reply = shop
        .gateway
        .refund_payment(&refund_request_id, &payment_id, amount)
        .await;
    let (fact, raw) = match reply {
        RefundReply::Refunded { raw, .. } => {
            let fact = Fact::Refunded {
                payment_id,
                refund_request_id,
                amount,
            };
            (fact, raw)
        }
        RefundReply::Refused(refused)
            if matches!(refused.refusal, Refusal::Final | Refusal::OtherState) =>
        {
            // Somebody may have refunded it elsewhere, and less is left.
            ask_about_payment(shop, known, sign_up, &payment_id).await?;
            if known.refund_asked(&refund_request_id).is_none() {
                return Ok(());
            }
            let fact = Fact::RefundFailed {
                payment_id,
                refund_request_id,
                code: refused.code,
            };
            (fact, refused.raw)
        }
        RefundReply::Refused(_)
        | RefundReply::UnderWay { .. }
        | RefundReply::UnreadableAmount
        | RefundReply::NoAnswer(_) => return Ok(()),
    };
    let learned = NewEvidence {
        source: Source::Answer,
        raw,
        ..NewEvidence::by_shop(sign_up, fact)
    };
    record(shop, &known.row.id, &[learned]).await?;
    Ok(())
}
