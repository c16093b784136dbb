use app::view::{Keep, Moment, Outcome, PayOptions, PaymentResult};
use domain::ledger::{PaymentOutcome, Told};

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::storefront::pay_options;
use crate::presenters::wording::{buyer, times};
use crate::services::payments::options;
use crate::services::payments::options::Payer;
use crate::services::payments::order_payments::OrderPayments;
use crate::services::payments::trips;
use crate::services::{ServiceError, Shop};
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;
use wording::Words;

/// How the payment of the order with this token stands.
pub async fn result(
    shop: &Shop,
    token: &str,
    words: Words,
) -> Result<Option<PaymentResult>, ServiceError> {
    let Some(order) = orders::find_by_token(&shop.db, token).await? else {
        return Ok(None);
    };
    let payments = OrderPayments::load(&shop.db, order).await?;
    let now = shop.clock.now_ms();
    let known = payments.outcome(now);
    let order = &payments.order;
    let latest = payments.attempts.last();
    let since = |row: &AttemptRow| row.returned_at.unwrap_or(row.begun_at);
    Ok(Some(PaymentResult {
        token: order.token.clone(),
        order_number: order.number.clone(),
        total: order.total,
        outcome: view(&known, &payments, words),
        nothing_charged: known.nothing_charged,
        way_on: known.way_on,
        email_hint: buyer::hidden_email(&order.email),
        payable_until: latest
            .and_then(|row| row.expires_at)
            .filter(|end| *end > now)
            .map(|until| Moment {
                text: times::clock(until, words),
                ..times::moment(until, words)
            }),
        waiting_seconds: latest.map_or(0, |row| (now - since(row)) / 1000),
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
        let Some(mut result) = result(&self.shop, token, self.words).await? else {
            return Ok(None);
        };
        // While money is open there is nothing else to think of.
        if matches!(result.outcome, Outcome::Paid { .. } | Outcome::Held) {
            result.keep = self.keep(&order).await?;
        }
        if result.outcome.payable() || result.way_on {
            result.pay = Some(self.pay_again(&order).await?);
        }
        Ok(Some(result))
    }

    /// How an order that is placed can be paid; what was chosen last is checked.
    async fn pay_again(&self, order: &OrderRow) -> Result<PayOptions, ServiceError> {
        if trips::selection_for(&self.shop, &order.id, &self.device)
            .await?
            .is_some()
        {
            // A company pays from its account, and not otherwise.
            return Ok(pay_options::business_account(self.words));
        }
        let buyer = self.visitor.buyer().await?;
        let payer = Payer {
            // A card is charged for its owner's orders only.
            buyer: buyer.as_deref().filter(|_| order.buyer_id == buyer),
            device: &self.device,
            region: &order.country,
            total: order.total,
        };
        let options = options::options(&self.shop, &payer, order.capture_mode).await?;
        let mut options = pay_options::pay_options(&options, payer.total, self.words);
        let attempts = attempts::of_order(&self.shop.db, &order.id).await?;
        let latest = attempts.last().and_then(|row| row.terms().ok()?);
        if let Some(terms) = latest {
            options.form = pay_options::form_of(&terms.choice);
        }
        Ok(options)
    }
}

/// What the buyer is told, as the pages show it.
pub(crate) fn view(known: &PaymentOutcome, payments: &OrderPayments, words: Words) -> Outcome {
    match known.told {
        Told::Checking => Outcome::Checking,
        Told::Processing => Outcome::Processing,
        Told::NotPaid => Outcome::NotPaid,
        Told::NeverLeft => Outcome::NeverLeft,
        Told::Capturing => Outcome::Capturing,
        Told::Held => Outcome::Held,
        Told::CaptureFailed => Outcome::CaptureFailed,
        Told::Paid { left } => Outcome::Paid { left },
        Told::NoPage => Outcome::Failed {
            reason: words.result_reason_no_answer().to_owned(),
        },
        Told::Failed => {
            let latest = payments.attempts.last();
            let code = latest.and_then(|row| row.failure.as_deref());
            let reason = buyer::failure(code.unwrap_or_default(), words);
            Outcome::Failed { reason }
        }
        Told::PaymentCancelled => Outcome::Failed {
            reason: words.result_reason_cancelled().to_owned(),
        },
        Told::Expired => Outcome::Expired,
        Told::Cancelled => Outcome::Cancelled,
        Told::GivenBack { cancelled } => Outcome::GivenBack { cancelled },
        Told::Review => Outcome::Review,
    }
}
