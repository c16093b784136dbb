use app::view::{Keep, Outcome, PayOptions, PaymentResult};
use domain::ledger::{AttemptState, PaymentStatus};
use domain::order::{CaptureMode, OrderState};

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::storefront::pay_options;
use crate::presenters::wording::buyer;
use crate::services::payments::options;
use crate::services::payments::options::Payer;
use crate::services::payments::record::is_live;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;

/// How the payment of the order with this token stands.
///
/// # Errors
/// When the database does not answer.
pub async fn result(shop: &Shop, token: &str) -> Result<Option<PaymentResult>, ServiceError> {
    let Some(order) = orders::find_by_token(&shop.db, token).await? else {
        return Ok(None);
    };
    let attempts = attempts::of_order(&shop.db, &order.id).await?;
    let now = shop.clock.now_ms();
    let latest = attempts.last();
    Ok(Some(PaymentResult {
        token: order.token.clone(),
        order_number: order.number.clone(),
        total: order.total,
        outcome: outcome(&order, &attempts, now)?,
        email_hint: buyer::hidden_email(&order.email),
        payable_until: latest
            .and_then(|row| row.expires_at)
            .map(buyer::clock_time)
            .unwrap_or_default(),
        waiting_seconds: latest.map_or(0, |row| (now - row.begun_at) / 1000),
        // To Antom what `pay` began is under way, whether anybody has typed a card or not.
        may_be_under_way: latest.map(AttemptRow::is_by_pay).transpose()? == Some(true),
        pay: None,
        // For whoever looks at it, to whom it may be offered.
        keep: Keep::No,
    }))
}

impl VisitorsShop {
    pub(crate) async fn result_page(
        &self,
        token: &str,
    ) -> Result<Option<PaymentResult>, ServiceError> {
        let Some(order) = orders::find_by_token(&self.shop.db, token).await? else {
            return Ok(None);
        };
        let Some(mut result) = result(&self.shop, token).await? else {
            return Ok(None);
        };
        // While money is open there is nothing else to think of.
        if matches!(result.outcome, Outcome::Paid { .. } | Outcome::Held) {
            result.keep = self.keep(&order).await?;
        }
        if result.outcome.payable() {
            result.pay = Some(self.pay_again(&order).await?);
        }
        Ok(Some(result))
    }

    /// How an order that is placed can be paid; what was chosen last is checked.
    async fn pay_again(&self, order: &OrderRow) -> Result<PayOptions, ServiceError> {
        let buyer = self.visitor.buyer().await?;
        let payer = Payer {
            // A card is charged for its owner's orders only.
            buyer: buyer.as_deref().filter(|_| order.buyer_id == buyer),
            device: &self.device,
            region: &order.country,
            total: order.total,
        };
        let options = options::options(&self.shop, &payer, order.capture_mode).await?;
        let mut options = pay_options::pay_options(&options, payer.total);
        let attempts = attempts::of_order(&self.shop.db, &order.id).await?;
        let latest = attempts.last().map(AttemptRow::read_terms).transpose()?;
        if let Some(terms) = latest.flatten() {
            options.form = pay_options::form_of(&terms.choice);
        }
        Ok(options)
    }
}

/// What the buyer needs to know, from the order and its attempts.
pub(crate) fn outcome(
    order: &OrderRow,
    attempts: &[AttemptRow],
    now: i64,
) -> Result<Outcome, ServiceError> {
    let ended = match order.state {
        OrderState::Paid => return Ok(Outcome::Paid { left: false }),
        OrderState::Fulfilled | OrderState::Closed => return Ok(Outcome::Paid { left: true }),
        OrderState::Expired | OrderState::Cancelled => true,
        OrderState::AwaitingPayment => false,
    };
    let mut states = Vec::new();
    for row in attempts {
        states.push((row.attempt_state()?, row));
    }
    let any = |wanted: AttemptState| states.iter().any(|(state, _)| *state == wanted);
    let came = |row: &AttemptRow| row.payment_id.is_some();
    let returned = states.iter().any(|(state, row)| match state {
        AttemptState::Duplicate | AttemptState::Refunded => true,
        AttemptState::Cancelled => came(row),
        AttemptState::Created
        | AttemptState::Unknown
        | AttemptState::Open
        | AttemptState::Processing
        | AttemptState::Authorised
        | AttemptState::Paid
        | AttemptState::CaptureFailed
        | AttemptState::Failed
        | AttemptState::Rejected
        | AttemptState::Expired
        | AttemptState::Superseded
        | AttemptState::NeedsReview => false,
    });
    if ended && returned {
        return Ok(Outcome::Returned);
    }
    // Money that moved, or may have, counts before whatever the latest attempt says.
    if order.payment_status == PaymentStatus::NeedsReview {
        return Ok(Outcome::Review);
    }
    if any(AttemptState::Authorised) {
        return Ok(match order.capture_mode {
            CaptureMode::Automatic => Outcome::Capturing,
            CaptureMode::Manual => Outcome::Held,
        });
    }
    if any(AttemptState::Processing) {
        return Ok(Outcome::Checking);
    }
    if ended {
        return Ok(Outcome::Cancelled);
    }
    Ok(match states.last() {
        None | Some((AttemptState::Created, _)) => Outcome::Checking,
        Some((AttemptState::Open, row)) if is_live(row, now) => Outcome::NotPaid,
        Some((AttemptState::Open | AttemptState::Expired | AttemptState::Superseded, _)) => Outcome::Expired,
        Some((AttemptState::Unknown, _)) => {
            Outcome::Failed { reason: "The payment service did not answer us.".to_owned() }
        }
        Some((AttemptState::Failed | AttemptState::Rejected, row)) => {
            Outcome::Failed { reason: buyer::failure(row.failure.as_deref().unwrap_or_default()).to_owned() }
        }
        Some((AttemptState::Cancelled | AttemptState::Refunded, _)) => Outcome::Failed { reason: "The payment was cancelled.".to_owned() },
        Some((AttemptState::Processing, _)) => Outcome::Checking,
        Some((AttemptState::Authorised, _)) => Outcome::Capturing,
        Some((AttemptState::CaptureFailed, _)) => Outcome::Failed {
            reason: "Your card was approved, but the money could not be taken. The hold on it ends by itself.".to_owned(),
        },
        Some((AttemptState::Paid | AttemptState::Duplicate | AttemptState::NeedsReview, _)) => Outcome::Review,
    })
}
