//! The merchant refunds: set aside under the order's lock, sent by the outbox.

use domain::ledger::{Attempt, Ledger, RefundRefusal};
use domain::{Currency, Money, MoneyError};

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError, ActionRefusal, begin};
use crate::services::payments::record::NewEvidence;
use crate::services::payments::refund::{self, RefundRequest};
use crate::store::audit_log::AdminAction;
use crate::store::payments::refunds::Origin;

/// The length of `refundReason` (facts 4.2).
pub const LONGEST_REASON: usize = 256;

/// What the merchant has to mend in a form with an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefundMistake {
    Amount(MoneyError),
    ReasonMissing,
    ReasonTooLong,
    /// The reason has more than one line, or is no text.
    ReasonNotOneLine,
}

/// Reads an amount as the merchant typed it.
///
/// # Errors
/// When it is none.
pub fn read_amount(currency: Currency, text: &str) -> Result<Money, RefundMistake> {
    Money::parse_major(text, currency).map_err(RefundMistake::Amount)
}

/// Reads a reason as the merchant typed it, without the blanks around it.
///
/// # Errors
/// When it is too long, or no line of text.
pub fn read_reason(text: &str) -> Result<&str, RefundMistake> {
    let text = text.trim();
    if text.chars().count() > LONGEST_REASON {
        return Err(RefundMistake::ReasonTooLong);
    }
    if text.chars().any(char::is_control) {
        return Err(RefundMistake::ReasonNotOneLine);
    }
    Ok(text)
}

/// The attempt that pays the order, and what can still be given back of it.
///
/// # Errors
/// When nothing was taken.
pub fn refundable(ledger: &Ledger) -> Result<(u32, Money), RefundRefusal> {
    let nothing = || RefundRefusal::NothingTaken;
    let winner = ledger.winner.ok_or_else(nothing)?;
    let rest = ledger.attempts.get(&winner).map(Attempt::rest);
    Ok((winner, rest.ok_or_else(nothing)?))
}

/// Sets an amount aside for the buyer and has it sent; gives the refund's id.
///
/// # Errors
/// When it is more than what is left; then nothing is sent.
pub async fn refund(
    shop: &Shop,
    act: &Act<'_>,
    order_id: &str,
    amount: Money,
    reason: &str,
) -> Result<String, ActionError> {
    let action = AdminAction::Refund {
        amount,
        reason: reason.to_owned(),
    };
    let (mut tx, mut payments) = begin(shop, act, order_id, action).await?;
    let (winner, _) = refundable(&payments.ledger).map_err(ActionRefusal::Refund)?;
    payments
        .ledger
        .may_refund(winner, amount)
        .map_err(ActionRefusal::Refund)?;
    let request = RefundRequest {
        amount,
        reason,
        origin: Origin::Merchant,
    };
    let (id, reserved) = refund::reserve(&tx.tx, &payments.order, winner, &request, tx.now).await?;
    let reserved = NewEvidence::by_merchant(winner, reserved);
    tx.record(&mut payments, &[reserved]).await?;
    tx.commit_and_wake().await?;
    Ok(id)
}
