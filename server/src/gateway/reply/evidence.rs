//! What Antom's words mean for the ledger. Pure: the bytes were verified before.

use antom::{
    Amount, Payment, PaymentInquiry, PaymentMethod, PaymentSession, RefundInquiry, RefundStatus,
    ResultStatus, Transaction, TransactionStatus,
};
use domain::Money;
use domain::ledger::{Fact, Method};

/// Guide 000: a session lives an hour unless its answer says otherwise.
const SESSION_MS: i64 = 3_600_000;

/// When the hosted page stops taking payments, epoch milliseconds.
pub(in crate::gateway) fn session_expiry(session: &PaymentSession, now: i64) -> i64 {
    session
        .expires_at()
        .map_or(now + SESSION_MS, |time| time.unix_timestamp() * 1000)
}

/// What `pay` tells that succeeded at once. It does not name the method, which is the one asked for:
/// this shop calls it for cards only.
pub(in crate::gateway) fn of_pay(payment: &Payment) -> Option<Fact> {
    let payment_id = payment.payment_id.clone().unwrap_or_default();
    success(
        payment.payment_amount.as_ref(),
        Some(PaymentMethod::CARD),
        &payment_id,
    )
}

/// What an inquiry tells: the payment, its captures, its refunds.
pub(in crate::gateway) fn of_inquiry(inquiry: &PaymentInquiry) -> Vec<Fact> {
    let payment_id = inquiry.payment_id.clone().unwrap_or_default();
    let mut facts = Vec::new();
    match inquiry.payment_status {
        Some(TransactionStatus::Success) => facts.extend(success(
            inquiry.payment_amount.as_ref(),
            inquiry.payment_method_type.as_deref(),
            &payment_id,
        )),
        Some(TransactionStatus::Fail) => facts.push(Fact::PaymentFailed {
            code: inquiry.payment_result_code.clone().unwrap_or_default(),
        }),
        Some(TransactionStatus::Cancelled) => facts.push(Fact::Cancelled),
        Some(TransactionStatus::Processing | TransactionStatus::Pending) => {
            facts.push(Fact::Pending);
        }
        None => {}
    }
    facts.extend(
        inquiry
            .captures()
            .filter_map(|capture| of_capture_transaction(capture, &payment_id)),
    );
    facts.extend(inquiry.refunds().filter_map(of_refund_transaction));
    facts
}

/// Guide 004 shows captures whose status says SUCCESS and whose result says F: the result counts.
fn of_capture_transaction(capture: &Transaction, payment_id: &str) -> Option<Fact> {
    let code = || {
        capture
            .transaction_result
            .as_ref()
            .map(|result| result.result_code.clone())
            .unwrap_or_default()
    };
    capture_fact(
        capture.outcome(),
        capture.transaction_amount.as_ref(),
        payment_id,
        capture.transaction_request_id.as_deref(),
        code,
    )
}

/// A refund is known by our id, or by Antom's own when somebody made it there.
fn of_refund_transaction(refund: &Transaction) -> Option<Fact> {
    let id = refund
        .transaction_request_id
        .as_ref()
        .or(refund.transaction_id.as_ref())?;
    let code = refund
        .transaction_result
        .as_ref()
        .map(|result| result.result_code.clone())
        .unwrap_or_default();
    refund_fact(
        refund.outcome(),
        id,
        refund.transaction_amount.as_ref(),
        code,
    )
}

/// What asking about one refund tells; `None`: nothing that counts.
pub(in crate::gateway) fn of_refund_inquiry(
    refund_request_id: &str,
    inquiry: &RefundInquiry,
) -> Option<Fact> {
    let outcome = match inquiry.refund_status? {
        RefundStatus::Success => ResultStatus::S,
        RefundStatus::Processing => ResultStatus::U,
        RefundStatus::Fail => ResultStatus::F,
    };
    let code = inquiry.result.result_code.clone();
    refund_fact(
        outcome,
        refund_request_id,
        inquiry.refund_amount.as_ref(),
        code,
    )
}

pub(in crate::gateway) fn refund_fact(
    outcome: ResultStatus,
    refund_request_id: &str,
    amount: Option<&Amount>,
    code: String,
) -> Option<Fact> {
    let refund_request_id = refund_request_id.to_owned();
    Some(match outcome {
        ResultStatus::S => Fact::RefundSucceeded {
            refund_request_id,
            amount: money(amount)?,
        },
        ResultStatus::F => Fact::RefundFailed {
            refund_request_id,
            code,
        },
        ResultStatus::U => Fact::RefundPending { refund_request_id },
    })
}

pub(in crate::gateway) fn capture_fact(
    outcome: ResultStatus,
    amount: Option<&Amount>,
    payment_id: &str,
    capture_request_id: Option<&str>,
    code: impl FnOnce() -> String,
) -> Option<Fact> {
    match outcome {
        ResultStatus::S => Some(Fact::CaptureSucceeded {
            amount: money(amount)?,
            payment_id: payment_id.to_owned(),
        }),
        ResultStatus::F => Some(Fact::CaptureFailed {
            code: code(),
            capture_request_id: capture_request_id.map(ToOwned::to_owned),
        }),
        ResultStatus::U => None,
    }
}

pub(in crate::gateway) fn success(
    amount: Option<&Amount>,
    method: Option<&str>,
    payment_id: &str,
) -> Option<Fact> {
    Some(Fact::PaymentSucceeded {
        amount: money(amount)?,
        method: method.and_then(Method::parse),
        payment_id: payment_id.to_owned(),
    })
}

/// The amount that an answer tells, if it tells one; an error if that cannot be read.
pub(in crate::gateway) fn told(amount: Option<&Amount>) -> Result<Option<Money>, Unreadable> {
    match (amount, money(amount)) {
        (None, _) => Ok(None),
        (Some(_), Some(money)) => Ok(Some(money)),
        (Some(_), None) => Err(Unreadable),
    }
}

/// An amount that is there and cannot be read: whatever it is, it is not the shop's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::gateway) struct Unreadable;

/// An amount that cannot be read proves nothing: it is left to an inquiry or a person.
pub(in crate::gateway) fn money(amount: Option<&Amount>) -> Option<Money> {
    let amount = amount?;
    Money::new(amount.minor()?, amount.currency.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pending_is_under_way_by_inquiry_too() {
        let told = |status: &str| {
            let json = serde_json::json!({
                "result": { "resultCode": "SUCCESS", "resultStatus": "S" },
                "paymentRequestId": "wf-1",
                "paymentStatus": status,
            });
            of_inquiry(&serde_json::from_value(json).unwrap())
        };
        for status in ["PENDING", "PROCESSING"] {
            assert_eq!(told(status), [Fact::Pending], "{status}");
        }
        assert_eq!(told("CANCELLED"), [Fact::Cancelled]);
    }
}
