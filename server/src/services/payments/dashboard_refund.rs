//! Refunds that somebody made in Antom's dashboard: their notification does not name the payment,
//! so the payments they may belong to are asked about.

use std::fmt;
use std::time::Duration;

use domain::Money;
use domain::ledger::AttemptState;

use crate::platform::director::instant;
use crate::services::payments::inquire::{Asked, ask};
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::{Placed, Total};
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::refunds;
use crate::store::payments::refunds::RefundRow;

/// Orders for one look.
const PAGE: u64 = 20;

/// A look ends after so long; the next one goes on from there.
const LOOK: Duration = Duration::from_secs(20);

/// Milliseconds for which a payment is asked about: no way to pay refunds for longer.
pub(crate) const REFUND_WINDOW: i64 = 366 * 24 * 3_600_000;

/// So many silences in a row are the gateway's, not the payments'.
pub(crate) const SILENCES: usize = 3;

/// What looking brought.
pub enum Found {
    /// Some payment's inquiry told of it, so it is recorded.
    Here(RefundRow),
    /// Not among these: there are payments older than this one to ask about.
    LookOn(String),
    /// Antom did not answer about all of these.
    NoAnswer,
    Nowhere,
}

/// The refund that goes by either of these. One that only an inquiry has told of may go by Antom's
/// number here too.
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

/// Before the place of a look among the orders that were for less than the notification tells.
const OTHERS: &str = "others:";

/// The place of a look that has no order left to ask about.
pub const ALL_LOOKED_THROUGH: &str = "all";

/// How far the orders have been looked through.
struct LookedTo {
    /// Still among the orders that were for at least what the notification tells.
    are_large: bool,
    before: Option<Placed>,
}

impl LookedTo {
    fn start() -> Self {
        Self {
            are_large: true,
            before: None,
        }
    }

    fn others() -> Self {
        Self {
            are_large: false,
            before: None,
        }
    }

    fn after(self, order: Placed) -> Self {
        Self {
            before: Some(order),
            ..self
        }
    }

    /// Reads what its `Display` wrote.
    fn parse(text: &str) -> Self {
        match text.strip_prefix(OTHERS) {
            Some(place) => Self {
                before: Placed::parse(place),
                ..Self::others()
            },
            None => Self {
                before: Placed::parse(text),
                ..Self::start()
            },
        }
    }
}

impl fmt::Display for LookedTo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.are_large {
            f.write_str(OTHERS)?;
        }
        self.before.as_ref().map_or(Ok(()), |order| order.fmt(f))
    }
}

/// Asks about the payments of one page of orders, latest first: those after `looked_to`, once a page
/// was looked through. Orders for at least `amount` come first, and then all others, since a
/// notification may tell a wrong amount, or none.
pub async fn find(
    shop: &Shop,
    refund_request_id: Option<&str>,
    refund_id: Option<&str>,
    amount: Option<Money>,
    looked_to: Option<&str>,
) -> Result<Found, ServiceError> {
    if looked_to == Some(ALL_LOOKED_THROUGH) {
        return Ok(Found::Nowhere);
    }
    let began = instant();
    let since = shop.clock.now_ms() - REFUND_WINDOW;
    let looked_to = looked_to.map_or_else(LookedTo::start, LookedTo::parse);
    let total = match amount {
        Some(amount) if looked_to.are_large => Total::AtLeast(amount),
        Some(amount) => Total::NotAtLeast(amount),
        None => Total::Any,
    };
    let before = looked_to.before.as_ref();
    let orders = orders::by_total(&shop.db, total, since, before, PAGE).await?;
    let (mut unheard, mut silences) = (false, 0);
    let mut looked_through = None;
    for order in orders {
        for row in attempts::of_order(&shop.db, &order.id).await? {
            if !may_have_taken_money(&row) {
                continue;
            }
            if ask(shop, &row, 0).await? == Asked::NoAnswer {
                unheard = true;
                silences += 1;
                if silences == SILENCES {
                    return Ok(Found::NoAnswer);
                }
                continue;
            }
            silences = 0;
            if let Some(refund) = known(shop, refund_request_id, refund_id).await? {
                return Ok(Found::Here(refund));
            }
        }
        looked_through = Some(order);
        if !unheard && instant() - began > LOOK {
            break;
        }
    }
    Ok(match looked_through {
        _ if unheard => Found::NoAnswer,
        Some(order) => Found::LookOn(looked_to.after(order).to_string()),
        None if looked_to.are_large && amount.is_some() => {
            Found::LookOn(LookedTo::others().to_string())
        }
        None => Found::Nowhere,
    })
}

/// Whatever the shop knows so far, Antom may have taken money; but not of these, or it went
/// back already. One that a later version calls by another name may have.
fn may_have_taken_money(row: &AttemptRow) -> bool {
    row.state.known().is_none_or(|state| match state {
        AttemptState::Rejected | AttemptState::Refunded => false,
        AttemptState::Created
        | AttemptState::Unknown
        | AttemptState::Open
        | AttemptState::Processing
        | AttemptState::Authorised
        | AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Expired
        | AttemptState::Cancelled
        | AttemptState::Superseded
        | AttemptState::Duplicate
        | AttemptState::NeedsReview => true,
    })
}
