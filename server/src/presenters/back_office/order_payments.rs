//! An order with all that is known about its payment, read once for a page.

use app::view::admin::OrderAction;
use domain::ledger::{Attempt, Effect, ReviewReason};
use domain::order::CaptureMode;
use domain::{Currency, Money};

use wording::Words;

use crate::presenters::back_office::store;
use crate::presenters::wording::buyer as buyers;
use crate::services::payments::order_payments::OrderPayments;
use crate::services::{ServiceError, Shop};

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

    pub(crate) fn is_captured_by_hand(&self) -> Result<bool, ServiceError> {
        Ok(match self.order.capture_mode {
            CaptureMode::Manual => true,
            CaptureMode::Automatic => false,
        })
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

    /// What would put right what is to be looked at, if the merchant can do it.
    pub(crate) fn remedy(&self, attempt: u32, reason: ReviewReason) -> Option<OrderAction> {
        let pays = self.ledger.winner == Some(attempt);
        match reason {
            ReviewReason::AmountMismatch
            | ReviewReason::PaymentMismatch
            | ReviewReason::Abandoned => (!pays).then_some(OrderAction::Reverse { attempt }),
            ReviewReason::CaptureFailed => {
                let held = self.ledger.attempts.get(&attempt)?.held?;
                Some(if self.ledger.may_capture(held) == Ok(attempt) {
                    OrderAction::Capture
                } else {
                    OrderAction::Reverse { attempt }
                })
            }
            ReviewReason::RefundFailed => Some(if pays {
                OrderAction::Refund
            } else {
                OrderAction::Reverse { attempt }
            }),
            ReviewReason::PaidThenCancelled => Some(OrderAction::Cancel),
            // The first is on its way back by itself; the second only Antom can explain.
            ReviewReason::Duplicate | ReviewReason::RefundMismatch => None,
        }
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
