//! The merchant takes a payment for the order's although something that Antom told of it does not
//! fit: where Antom's own answer says exactly the total.

use domain::Money;
use domain::ledger::{Effect, Fact, ReviewReason};

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError, ActionRefusal, begin};
use crate::services::payments::order_payments::OrderPayments;
use crate::services::payments::record::NewEvidence;
use crate::store::audit_log::AdminAction;
use crate::store::payments::evidence::{self, EvidenceRow, Source};

/// Why a payment is not taken for the order's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AcceptRefusal {
    /// Nothing is wrong with its amount, or something else is.
    NothingToDecide,
    /// Antom's answer says another amount than the order's total.
    AnswerDiffers,
    /// Antom has not answered that the amount is the order's total.
    NotAnswered,
}

/// An amount that Antom told of an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ToldAmount {
    pub amount: Money,
    /// Whether Antom answered so when it was asked; else a notification told it.
    pub by_answer: bool,
    /// Whether it is what was captured; else what was authorised or paid.
    pub is_capture: bool,
}

/// Every amount that Antom told of this attempt. One that a notification told counts as answered
/// when Antom, asked after it, said nothing else.
pub fn told_amounts(
    payments: &OrderPayments,
    learned: &[EvidenceRow],
    attempt: u32,
) -> Vec<ToldAmount> {
    let answered_at = payments.attempt(attempt).and_then(|row| row.answered_at);
    let mut told = Vec::new();
    for row in learned {
        if row.attempt != attempt {
            continue;
        }
        let (amount, is_capture) = match row.fact.known() {
            Some(Fact::PaymentSucceeded { amount, .. }) => (*amount, false),
            Some(Fact::CaptureSucceeded { amount, .. }) => (*amount, true),
            _ => continue,
        };
        let is_answer = row.source == Source::Answer || row.source == Source::Inquiry;
        let is_confirmed = amount == payments.order.total
            && answered_at.is_some_and(|answered_at| answered_at >= row.learned_at);
        told.push(ToldAmount {
            amount,
            by_answer: is_answer || is_confirmed,
            is_capture,
        });
    }
    told
}

/// Whether the merchant may take this attempt's payment for the order's: how much it is. The page,
/// the queue and the form ask the same.
///
/// # Errors
/// When not.
pub fn acceptable(
    payments: &OrderPayments,
    learned: &[EvidenceRow],
    attempt: u32,
) -> Result<Money, AcceptRefusal> {
    let total = payments.order.total;
    let mut reasons = payments
        .ledger
        .effects()
        .iter()
        .filter_map(|effect| match effect {
            Effect::Review {
                attempt: of,
                reason,
            } if *of == attempt => Some(*reason),
            _ => None,
        });
    let is_mismatch =
        reasons.next() == Some(ReviewReason::AmountMismatch) && reasons.next().is_none();
    if !is_mismatch || payments.ledger.winner.is_some() {
        return Err(AcceptRefusal::NothingToDecide);
    }
    let told = told_amounts(payments, learned, attempt);
    if told
        .iter()
        .any(|told| told.by_answer && told.amount != total)
    {
        return Err(AcceptRefusal::AnswerDiffers);
    }
    for is_capture in [false, true] {
        let mut of_kind = told
            .iter()
            .filter(|told| told.is_capture == is_capture)
            .peekable();
        let is_told = of_kind.peek().is_some();
        if is_told && !of_kind.any(|told| told.by_answer && told.amount == total) {
            return Err(AcceptRefusal::NotAnswered);
        }
    }
    if told.is_empty() {
        return Err(AcceptRefusal::NothingToDecide);
    }
    Ok(total)
}

/// Takes the payment for the order's; the reason is written down.
///
/// # Errors
/// When that may not be.
pub async fn accept(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    attempt: u32,
    reason: &str,
) -> Result<(), ActionError> {
    let action = AdminAction::Accept {
        attempt,
        reason: reason.to_owned(),
    };
    let (mut tx, mut payments) = begin(shop, act, order_id, action).await?;
    let learned = evidence::rows_of_order(&tx.tx, order_id).await?;
    let amount = acceptable(&payments, &learned, attempt).map_err(ActionRefusal::Accept)?;
    let accepted = NewEvidence::by_merchant(attempt, Fact::Accepted { amount });
    tx.record(&mut payments, &[accepted]).await?;
    Ok(tx.commit_and_wake().await?)
}
