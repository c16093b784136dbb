//! Refunds that somebody made in Antom's dashboard: their notification does not name the payment,
//! so the payments they may belong to are asked about.

use domain::Money;

use crate::services::payments::inquire::{Asked, ask};
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts;
use crate::store::payments::refunds;
use crate::store::payments::refunds::RefundRow;

/// Inquiries for one look.
const PAGE: u64 = 20;

/// So many silences in a row are the gateway's, not the payments'.
const SILENCES: usize = 3;

/// What looking brought.
pub enum Found {
    /// Some payment's inquiry told of it, so it is settled.
    Here(RefundRow),
    /// Not among these: there are payments older than this one to ask about.
    LookOn(String),
    /// Antom did not answer about all of these.
    NoAnswer,
    Nowhere,
}

/// The refund that goes by either of these. One that only an inquiry has told of may go by Antom's
/// number here too.
///
/// # Errors
/// When the database does not answer.
pub async fn known(
    shop: &Shop,
    refund_request_id: Option<&str>,
    refund_id: Option<&str>,
) -> Result<Option<RefundRow>, ServiceError> {
    let found = refunds::find_by_either(&shop.db, refund_request_id, refund_id).await?;
    match (found, refund_id) {
        (None, Some(id)) => Ok(refunds::find(&shop.db, id).await?),
        (found, _) => Ok(found),
    }
}

/// Asks about one page of payments, latest first: those older than `looked_to`, once a page was
/// looked through.
///
/// # Errors
/// When the database does not answer.
pub async fn find(
    shop: &Shop,
    refund_request_id: Option<&str>,
    refund_id: Option<&str>,
    amount: Money,
    looked_to: Option<&str>,
) -> Result<Found, ServiceError> {
    let currency = amount.currency().code();
    let candidates = attempts::refundable(&shop.db, currency, PAGE, looked_to).await?;
    let Some(oldest) = candidates.last().map(|row| row.payment_request_id.clone()) else {
        return Ok(Found::Nowhere);
    };
    let (mut unheard, mut silences) = (false, 0);
    for row in candidates {
        if ask(shop, &row, 0).await? == Asked::NoAnswer {
            unheard = true;
            silences += 1;
            if silences == SILENCES {
                break;
            }
            continue;
        }
        silences = 0;
        if let Some(refund) = known(shop, refund_request_id, refund_id).await? {
            return Ok(Found::Here(refund));
        }
    }
    Ok(if unheard {
        Found::NoAnswer
    } else {
        Found::LookOn(oldest)
    })
}
