//! Notifications about subscriptions: whose each is, and what it adds to what is known.

use domain::ledger;
use domain::subscription::Fact;

use crate::gateway::notification::{Received, Subject};
use crate::gateway::reply::subscription::SubscriptionNews;
use crate::services::subscriptions::record::{NewEvidence, record};
use crate::services::subscriptions::refund;
use crate::services::{ServiceError, Shop};
use crate::store::queues::inbox::InboxRow;
use crate::store::subscriptions::{self, owners, sign_ups};

/// What became of a notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Placed {
    Applied,
    /// It may be about a subscription; whose it is has yet to be told, under this payment.
    Waits(Option<String>),
    /// No subscription has anything to do with it.
    Elsewhere,
    /// It says nothing that counts.
    Unreadable,
}

/// Records what names a subscription: a change of its status, or a deduction.
pub(crate) async fn news(
    shop: &Shop,
    row: &InboxRow,
    news: &SubscriptionNews,
) -> Result<Placed, ServiceError> {
    let by_ours = match &news.subscription_request_id {
        Some(id) => sign_ups::find(&shop.db, id).await?,
        None => None,
    };
    let sign_up = match (by_ours, &news.subscription_id) {
        (Some(found), _) => Some(found),
        (None, Some(id)) => sign_ups::find_by_antom_id(&shop.db, id).await?,
        (None, None) => None,
    };
    let Some(sign_up) = sign_up else {
        // Antom's number of a subscription is told by its first notification, which may be late.
        return Ok(Placed::Waits(news.payment_id.clone()));
    };
    if news.facts.is_empty() {
        return Ok(Placed::Unreadable);
    }
    let facts: Vec<NewEvidence> = news
        .facts
        .iter()
        .map(|fact| NewEvidence::notified(sign_up.number(), fact.clone(), &row.body))
        .collect();
    record(shop, &sign_up.subscription_id, &facts).await?;
    Ok(Placed::Applied)
}

/// Records a payment's or a capture's result that names no subscription, and whose request is none
/// of an order's.
///
/// A renewal may repeat the request ids of its sign-up. So those ids decide only while the sign-up
/// itself can be under way; later the payment has to be known.
pub(crate) async fn payment(
    shop: &Shop,
    row: &InboxRow,
    received: &Received,
) -> Result<Placed, ServiceError> {
    let Subject::Payment {
        payment_request_id,
        payment_id,
        capture_request_id,
    } = &received.subject
    else {
        return Ok(Placed::Elsewhere);
    };
    let Some(payment_id) = payment_id else {
        return Ok(Placed::Elsewhere);
    };
    let fact = received.fact.clone();
    if let Some(owner) = owners::find(&shop.db, payment_id).await? {
        let Some(fact) = fact.and_then(|fact| translate(fact, payment_id)) else {
            return Ok(Placed::Unreadable);
        };
        let sign_up = u32::try_from(owner.sign_up).unwrap_or(0);
        let learned = NewEvidence::notified(sign_up, fact, &row.body);
        record(shop, &owner.subscription_id, &[learned]).await?;
        return Ok(Placed::Applied);
    }
    let mut found = None;
    for id in [payment_request_id, capture_request_id]
        .into_iter()
        .flatten()
    {
        if found.is_none() {
            found = sign_ups::find(&shop.db, id).await?;
        }
    }
    let Some(sign_up) = found else {
        // Antom's own payments name no request of the shop's.
        let may_be_renewal = subscriptions::are_there(&shop.db).await?;
        return Ok(if may_be_renewal {
            Placed::Waits(Some(payment_id.clone()))
        } else {
            Placed::Elsewhere
        });
    };
    if row.received_at > sign_up.begun_at + shop.file.subscriptions.sign_up_ms() {
        return Ok(Placed::Waits(Some(payment_id.clone())));
    }
    let Some(fact) = fact.and_then(|fact| translate(fact, payment_id)) else {
        return Ok(Placed::Unreadable);
    };
    let number = sign_up.number();
    let tie = Fact::SignUpPayment {
        payment_id: payment_id.clone(),
    };
    let learned = [tie, fact].map(|fact| NewEvidence::notified(number, fact, &row.body));
    record(shop, &sign_up.subscription_id, &learned).await?;
    Ok(Placed::Applied)
}

/// Records the result of a refund that the shop made of a subscription's payment; `None` for any
/// other refund.
pub(crate) async fn refund(
    shop: &Shop,
    row: &InboxRow,
    received: &Received,
) -> Result<Option<Placed>, ServiceError> {
    let Subject::Refund {
        refund_request_id: Some(id),
        ..
    } = &received.subject
    else {
        return Ok(None);
    };
    let Some(payment_id) = refund::payment_of(id) else {
        return Ok(None);
    };
    let Some(owner) = owners::find(&shop.db, payment_id).await? else {
        return Ok(Some(Placed::Elsewhere));
    };
    let Some(fact) = received.fact.clone() else {
        return Ok(Some(Placed::Unreadable));
    };
    // One that has not ended is sent again at the next look, under the same id.
    if let Some(fact) = refund::translate(fact, payment_id) {
        let sign_up = u32::try_from(owner.sign_up).unwrap_or(0);
        let learned = NewEvidence::notified(sign_up, fact, &row.body);
        record(shop, &owner.subscription_id, &[learned]).await?;
    }
    Ok(Some(Placed::Applied))
}

/// What a fact about a payment means for its subscription; `None` for one that says nothing new.
pub(crate) fn translate(fact: ledger::Fact, payment_id: &str) -> Option<Fact> {
    let payment_id = payment_id.to_owned();
    Some(match fact {
        ledger::Fact::PaymentSucceeded { amount, method, .. } => Fact::PaymentSucceeded {
            payment_id,
            amount,
            method,
        },
        ledger::Fact::PaymentFailed { code } => Fact::PaymentFailed { payment_id, code },
        ledger::Fact::CaptureSucceeded { amount, .. } => {
            Fact::CaptureSucceeded { payment_id, amount }
        }
        ledger::Fact::CaptureFailed { code, .. } => Fact::CaptureFailed { payment_id, code },
        ledger::Fact::Cancelled => Fact::PaymentCancelled { payment_id },
        fact @ ledger::Fact::RefundSucceeded { .. } => return refund::translate(fact, &payment_id),
        _ => return None,
    })
}
