//! What a buyer is told about the payment of an order: see [`domain::ledger::PaymentOutcome`].

use domain::Timestamp;
use domain::ledger::{Asked, PaymentOutcome};

use crate::services::payments::order_payments::OrderPayments;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::payments::attempts::{self, AttemptRow};

impl OrderPayments {
    /// What the buyer is told now: the same on every page, in the back office and in mails.
    #[must_use]
    pub fn outcome(&self, now: i64) -> PaymentOutcome {
        let asked: Vec<Asked> = self.attempts.iter().map(asked).collect();
        let (state, mode) = (self.order.state, self.order.capture_mode);
        let now = Timestamp::from_ms(now);
        self.ledger.outcome(state, mode, &asked, now)
    }
}

fn asked(row: &AttemptRow) -> Asked {
    Asked {
        attempt: row.number(),
        // Of one that this version cannot read, the buyer is not told that nothing is under way.
        is_by_pay: row.is_by_pay().unwrap_or(true),
        begun_at: Timestamp::from_ms(row.begun_at),
        returned_at: row.returned_at.map(Timestamp::from_ms),
        answered_at: row.answered_at.map(Timestamp::from_ms),
        unanswered_at: row.unanswered_at.map(Timestamp::from_ms),
    }
}

/// Writes down that the buyer came back from Antom's page of this attempt: no evidence, but the
/// moment from which an answer about it counts. Tells whether there is such an order.
pub async fn note_return(
    shop: &Shop,
    token: &str,
    payment_request_id: &str,
) -> Result<bool, ServiceError> {
    let Some(order) = orders::find_by_token(&shop.db, token).await? else {
        return Ok(false);
    };
    let now = shop.clock.now_ms();
    attempts::note_return(&shop.db, &order.id, payment_request_id, now).await?;
    Ok(true)
}
