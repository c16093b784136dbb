//! Which attempt a notification is about.

use domain::Money;
use domain::ledger::Fact;

use crate::gateway::notification::Subject;
use crate::services::payments::dashboard_refund;
use crate::services::payments::dashboard_refund::Found;
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::{captures, refunds};
use crate::store::queues::inbox::InboxRow;

/// The attempt that a notification is about.
pub(crate) struct Located {
    pub(crate) attempt: Box<AttemptRow>,
    /// The id by which the shop knows the refund, when it is one.
    refund_request_id: Option<String>,
}

impl Located {
    fn of(row: AttemptRow) -> Self {
        Self {
            attempt: Box::new(row),
            refund_request_id: None,
        }
    }

    /// One refund has one name, though Antom may call it by either of two.
    pub(crate) fn name(&self, fact: Fact) -> Fact {
        let Some(known) = &self.refund_request_id else {
            return fact;
        };
        let refund_request_id = known.clone();
        match fact {
            Fact::RefundSucceeded { amount, .. } => Fact::RefundSucceeded {
                refund_request_id,
                amount,
            },
            Fact::RefundFailed { code, .. } => Fact::RefundFailed {
                refund_request_id,
                code,
            },
            Fact::RefundPending { .. } => Fact::RefundPending { refund_request_id },
            other => other,
        }
    }
}

pub(crate) enum Search {
    Found(Located),
    /// There is more to look through; as far as this order it is done.
    LookOn(String),
    /// Antom did not answer about all that were asked about.
    NoAnswer,
    /// It has to be looked for by asking Antom, which belongs into a lane of its own.
    ToLookFor,
    Unknown,
}

/// Finds what a notification is about.
pub(crate) async fn search(
    shop: &Shop,
    row: &InboxRow,
    subject: &Subject,
) -> Result<Search, ServiceError> {
    let (payment_request_id, payment_id, capture_request_id) = match subject {
        Subject::Refund {
            refund_request_id,
            refund_id,
            amount,
        } => {
            let (ours, theirs) = (refund_request_id.as_deref(), refund_id.as_deref());
            return find_refund(shop, row, ours, theirs, *amount).await;
        }
        Subject::Payment {
            payment_request_id,
            payment_id,
            capture_request_id,
        } => (payment_request_id, payment_id, capture_request_id),
    };
    if let Some(id) = payment_request_id
        && let Some(row) = attempts::find(&shop.db, id).await?
    {
        return Ok(Search::Found(Located::of(row)));
    }
    if let Some(id) = payment_id
        && let Some(row) = attempts::find_by_payment_id(&shop.db, id).await?
    {
        return Ok(Search::Found(Located::of(row)));
    }
    if let Some(id) = capture_request_id
        && let Some(capture) = captures::find(&shop.db, id).await?
    {
        return place(shop, &capture.order_id, capture.attempt).await;
    }
    Ok(Search::Unknown)
}

async fn find_refund(
    shop: &Shop,
    row: &InboxRow,
    ours: Option<&str>,
    theirs: Option<&str>,
    amount: Option<Money>,
) -> Result<Search, ServiceError> {
    let mut known = dashboard_refund::known(shop, ours, theirs).await?;
    if known.is_none() {
        if !row.is_search() {
            return Ok(Search::ToLookFor);
        }
        let looked_to = row.looked_to.as_deref();
        known = match dashboard_refund::find(shop, ours, theirs, amount, looked_to).await? {
            Found::Here(refund) => Some(refund),
            Found::LookOn(oldest) => return Ok(Search::LookOn(oldest)),
            Found::NoAnswer => return Ok(Search::NoAnswer),
            Found::Nowhere => None,
        };
    }
    let Some(refund) = known else {
        return Ok(Search::Unknown);
    };
    if let Some(theirs) = theirs {
        refunds::set_refund_id(&shop.db, &refund.refund_request_id, theirs).await?;
    }
    Ok(match place(shop, &refund.order_id, refund.attempt).await? {
        Search::Found(place) => Search::Found(Located {
            refund_request_id: Some(refund.refund_request_id),
            ..place
        }),
        other => other,
    })
}

async fn place(shop: &Shop, order_id: &str, attempt: u32) -> Result<Search, ServiceError> {
    let attempts = attempts::of_order(&shop.db, order_id).await?;
    let row = attempts.into_iter().find(|row| row.number() == attempt);
    Ok(row.map_or(Search::Unknown, |row| Search::Found(Located::of(row))))
}
