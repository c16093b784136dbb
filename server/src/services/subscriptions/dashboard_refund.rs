//! Refunds of periods that somebody made in Antom's dashboard: their notification does not name the
//! payment, so the payments that it may belong to are asked about.

use std::collections::BTreeSet;

use domain::ledger;

use crate::gateway::notification::Subject;
use crate::services::payments::dashboard_refund::{REFUND_WINDOW, SILENCES};
use crate::services::subscriptions::look_after::learn_of_payment;
use crate::services::{ServiceError, Shop};
use crate::store::queues::inbox::InboxRow;
use crate::store::subscriptions::{evidence, owners};

/// Facts by which a payment is known to have brought money; most payments are told by several.
const MONEY: [&str; 3] = ["deducted", "capture_succeeded", "payment_succeeded"];

/// Facts of each kind for one look.
const PAGE: u64 = 10;

/// What one look brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Looked {
    /// A payment's inquiry told of it, so it is recorded.
    Here,
    /// Not among these: there are older payments to ask about.
    More,
    /// Antom did not answer about all of these.
    NoAnswer,
    Nowhere,
}

/// Asks about one page of the payments that subscriptions brought, latest first: the page after
/// those that the looks before this one asked about.
pub(crate) async fn look(
    shop: &Shop,
    row: &InboxRow,
    subject: &Subject,
) -> Result<Looked, ServiceError> {
    let Subject::Refund {
        refund_request_id,
        refund_id,
        ..
    } = subject
    else {
        return Ok(Looked::Nowhere);
    };
    if !row.is_search() {
        return Ok(Looked::Nowhere);
    }
    let page = u64::try_from(row.tries.saturating_sub(1)).unwrap_or(0);
    let since = shop.clock.now_ms() - REFUND_WINDOW;
    let mut payments = BTreeSet::new();
    let mut looked = Looked::Nowhere;
    for kind in MONEY {
        let rows = evidence::latest(&shop.db, kind, since, page * PAGE, PAGE).await?;
        if u64::try_from(rows.len()).unwrap_or(0) == PAGE {
            looked = Looked::More;
        }
        for row in rows {
            payments.extend(row.evidence()?.fact.payment_id().map(ToOwned::to_owned));
        }
    }
    let is_it = |fact: &ledger::Fact| match fact {
        ledger::Fact::RefundSucceeded {
            refund_request_id: told,
            ..
        } => Some(told) == refund_request_id.as_ref() || Some(told) == refund_id.as_ref(),
        _ => false,
    };
    let mut silences = 0;
    for payment_id in payments.iter().rev() {
        let Some(owner) = owners::find(&shop.db, payment_id).await? else {
            continue;
        };
        let sign_up = u32::try_from(owner.sign_up).unwrap_or(0);
        let told = learn_of_payment(shop, &owner.subscription_id, sign_up, payment_id).await?;
        match told {
            Some(facts) if facts.iter().any(is_it) => return Ok(Looked::Here),
            Some(_) => silences = 0,
            None => {
                looked = Looked::NoAnswer;
                silences += 1;
                if silences == SILENCES {
                    break;
                }
            }
        }
    }
    Ok(looked)
}
