//! An order with all that is known about its payment, read once for a page.

use app::view::admin::OrderAction;
use domain::ledger::{Attempt, Effect, RefundRefusal, ReviewReason};
use domain::order::{CaptureMode, OrderState};
use domain::{Currency, Money};
use wording::Words;

use crate::presenters::back_office::store;
use crate::presenters::wording::{buyer as buyers, merchant};
use crate::services::admin::action::ActionRefusal;
use crate::services::admin::{accept, cancel_order, capture, refund, reverse, ship};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::{ServiceError, Shop};
use crate::store::payments::evidence::EvidenceRow;

impl OrderPayments {
    /// The order of this number, if there is one.
    pub(crate) async fn by_number(shop: &Shop, number: &str) -> Result<Option<Self>, ServiceError> {
        match store::order_by_number(&shop.db, number).await? {
            Some(order) => Ok(Some(Self::load(&shop.db, order).await?)),
            None => Ok(None),
        }
    }

    /// The attempt that pays the order, or may.
    pub(crate) fn leading_attempt(&self) -> Option<(u32, &Attempt)> {
        let number = self.leading()?;
        Some((number, self.ledger.attempts.get(&number)?))
    }

    /// "VISA ending 0768", "Alipay"; empty while unknown.
    pub(crate) fn paid_with(&self, attempt: u32, words: Words) -> String {
        let Some(row) = self.attempt(attempt) else {
            return String::new();
        };
        match (&row.card, &row.method) {
            (Some(card), _) => card.clone(),
            (None, Some(method)) => buyers::method(method, words),
            (None, None) => String::new(),
        }
    }

    pub(crate) fn is_captured_by_hand(&self) -> bool {
        match self.order.capture_mode {
            CaptureMode::Manual => true,
            CaptureMode::Automatic => false,
        }
    }

    /// What somebody has to look at, by attempt.
    pub(crate) fn reviews(&self) -> Vec<(u32, ReviewReason)> {
        let mut reviews = Vec::new();
        for effect in self.ledger.effects() {
            if let Effect::Review { attempt, reason } = effect {
                reviews.push((*attempt, *reason));
            }
        }
        reviews
    }

    /// Whether the shop would carry an action out now: what the form itself asks, so that nothing
    /// is offered that is refused.
    pub(crate) fn may(
        &self,
        action: OrderAction,
        learned: &[EvidenceRow],
        now: i64,
    ) -> Result<(), ActionRefusal> {
        match action {
            OrderAction::Capture => capture::capturable(self).map(drop),
            OrderAction::Ship => ship::may_ship(self).map(drop).map_err(ActionRefusal::Ship),
            OrderAction::Refund => match refund::refundable(&self.ledger) {
                Ok((_, rest)) if rest.is_zero() => {
                    Err(ActionRefusal::Refund(RefundRefusal::AboveRest { rest }))
                }
                Ok(_) => Ok(()),
                Err(refusal) => Err(ActionRefusal::Refund(refusal)),
            },
            OrderAction::Cancel => cancel_order::cancellable(self, now)
                .map(drop)
                .map_err(ActionRefusal::Cancel),
            OrderAction::Accept { attempt } => accept::acceptable(self, learned, attempt)
                .map(drop)
                .map_err(ActionRefusal::Accept),
            OrderAction::Reverse { attempt } => reverse::reversible(self, attempt)
                .map(drop)
                .map_err(ActionRefusal::Reversal),
        }
    }

    /// Whether the money of this attempt is on its way back by itself.
    pub(crate) fn goes_back(&self, attempt: u32) -> bool {
        self.ledger.is_due(&Effect::Reverse { attempt })
    }

    /// Who said which amount: "A notification says SGD 64.01; Antom's answer says SGD 64.00."
    pub(crate) fn told_amounts(
        &self,
        learned: &[EvidenceRow],
        attempt: u32,
        words: Words,
    ) -> String {
        let told = accept::told_amounts(self, learned, attempt);
        merchant::told_amounts(&told, self.order.total, words)
    }

    /// Why somebody has to look, with the amounts where they differ.
    pub(crate) fn why(
        &self,
        attempt: u32,
        reason: ReviewReason,
        learned: &[EvidenceRow],
        words: Words,
    ) -> String {
        if reason == ReviewReason::AmountMismatch {
            let amounts = self.told_amounts(learned, attempt, words);
            if !amounts.is_empty() {
                return amounts;
            }
        }
        if reason == ReviewReason::Abandoned && self.goes_back(attempt) {
            let known = self.ledger.attempts.get(&attempt);
            let amount = known.and_then(|known| known.taken.or(known.held));
            let amount = amount.unwrap_or(self.order.total);
            return if self.order.state == OrderState::Cancelled {
                words.admin_order_cancel_gives_back(words.money(amount))
            } else {
                words.admin_order_gives_back(words.money(amount))
            };
        }
        match reason {
            ReviewReason::CaptureFailed => words.admin_order_capture_failed(attempt),
            _ => merchant::review(attempt, reason, words),
        }
    }

    /// What would put right what is to be looked at: the first that the merchant can do.
    pub(crate) fn remedy(
        &self,
        attempt: u32,
        reason: ReviewReason,
        learned: &[EvidenceRow],
        now: i64,
    ) -> Option<OrderAction> {
        let accept = OrderAction::Accept { attempt };
        let reverse = OrderAction::Reverse { attempt };
        let candidates: &[OrderAction] = match reason {
            ReviewReason::AmountMismatch => &[accept, reverse, OrderAction::Cancel],
            ReviewReason::PaymentMismatch => &[reverse, OrderAction::Cancel],
            // It is on its way back, unless Antom refused that.
            ReviewReason::Abandoned if self.goes_back(attempt) => &[],
            ReviewReason::Abandoned => &[reverse],
            ReviewReason::CaptureFailed => &[OrderAction::Capture, reverse, OrderAction::Cancel],
            ReviewReason::RefundFailed if self.ledger.winner == Some(attempt) => {
                &[OrderAction::Refund]
            }
            ReviewReason::RefundFailed => &[reverse],
            ReviewReason::PaidThenCancelled => &[OrderAction::Cancel],
            // The first is on its way back by itself; the second only Antom can explain.
            ReviewReason::Duplicate | ReviewReason::RefundMismatch => &[],
        };
        let may = |action: &&OrderAction| self.may(**action, learned, now).is_ok();
        candidates.iter().find(may).copied()
    }
}

/// The sum of what is in the currency: money of another one is nothing to add.
pub(crate) fn sum(currency: Currency, amounts: impl Iterator<Item = Money>) -> Money {
    let zero = Money::zero(currency);
    amounts.fold(zero, |sum, amount| sum.checked_add(amount).unwrap_or(sum))
}

/// `1250.00`: as an amount's field takes it.
pub(crate) fn bare(amount: Money) -> String {
    let text = amount.to_string();
    let digits = text
        .split_once(' ')
        .map_or(text.as_str(), |(_, digits)| digits);
    digits.replace(',', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_amount_is_typed_back_as_it_is_read() {
        for (minor, currency) in [
            (125_000, Currency::Sgd),
            (6400, Currency::Jpy),
            (5, Currency::Usd),
        ] {
            let amount = Money::new(minor, currency).unwrap();
            assert_eq!(Money::parse_major(&bare(amount), currency), Ok(amount));
        }
    }

    #[test]
    fn money_of_another_currency_is_not_added() {
        let of = |minor, currency| Money::new(minor, currency).unwrap();
        let amounts = [
            of(5, Currency::Sgd),
            of(7, Currency::Usd),
            of(1, Currency::Sgd),
        ];
        assert_eq!(
            sum(Currency::Sgd, amounts.into_iter()),
            of(6, Currency::Sgd)
        );
    }
}
