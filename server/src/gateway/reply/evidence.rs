//! What Antom's words mean for the ledger. Pure: the bytes were verified before.

use antom::{
    Amount, CaptureNotification, Notification, Payment, PaymentInquiry, PaymentMethod,
    PaymentNotification, PaymentSession, RefundInquiry, RefundNotification, RefundStatus,
    ResultStatus, Transaction, TransactionStatus,
};
use domain::Money;
use domain::ledger::{Fact, Method};

use crate::gateway::reply::card_report;
use crate::store::payments::attempts::Details;

pub use crate::gateway::reply::card_report::{details_of_inquiry, details_of_payment};

/// Guide 000: a session lives an hour unless its answer says otherwise.
const SESSION_MS: i64 = 3_600_000;

/// When the hosted page stops taking payments, epoch milliseconds.
#[must_use]
pub fn session_expiry(session: &PaymentSession, now: i64) -> i64 {
    session
        .expires_at()
        .map_or(now + SESSION_MS, |time| time.unix_timestamp() * 1000)
}

/// What `pay` tells that succeeded at once. It does not name the method, which is the one asked for:
/// this shop calls it for cards only.
#[must_use]
pub fn of_pay(payment: &Payment) -> Option<Fact> {
    let payment_id = payment.payment_id.clone().unwrap_or_default();
    success(
        payment.payment_amount.as_ref(),
        Some(PaymentMethod::CARD),
        &payment_id,
    )
}

/// What an inquiry tells: the payment, its captures, its refunds.
#[must_use]
pub fn of_inquiry(inquiry: &PaymentInquiry) -> Vec<Fact> {
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
#[must_use]
pub fn of_refund_inquiry(refund_request_id: &str, inquiry: &RefundInquiry) -> Option<Fact> {
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

fn refund_fact(
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

fn capture_fact(
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

fn success(amount: Option<&Amount>, method: Option<&str>, payment_id: &str) -> Option<Fact> {
    Some(Fact::PaymentSucceeded {
        amount: money(amount)?,
        method: method.and_then(Method::parse),
        payment_id: payment_id.to_owned(),
    })
}

/// What a notification is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Found by the first of these ids that the shop knows.
    Payment {
        payment_request_id: Option<String>,
        payment_id: Option<String>,
        capture_request_id: Option<String>,
    },
    /// Antom does not say of which payment.
    Refund {
        refund_request_id: Option<String>,
        refund_id: Option<String>,
        amount: Option<Money>,
    },
}

/// What a notification tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notified {
    pub subject: Subject,
    /// `None`: authentic, but it says nothing that counts as evidence.
    pub fact: Option<Fact>,
    pub details: Details,
}

/// `None` for kinds that this shop has no use for.
#[must_use]
pub fn of_notification(notification: &Notification) -> Option<Notified> {
    match notification {
        Notification::Payment(payment) => Some(of_payment(payment, false)),
        Notification::PaymentPending(payment) => Some(of_payment(payment, true)),
        Notification::Capture(capture) => Some(of_capture(capture)),
        Notification::Refund(refund) => Some(of_refund(refund)),
        Notification::Other { .. } => None,
    }
}

fn of_payment(payment: &PaymentNotification, pending: bool) -> Notified {
    let payment_id = payment.payment_id.clone().unwrap_or_default();
    let fact = match payment.result.result_status {
        _ if pending => Some(Fact::Pending),
        ResultStatus::S => success(
            payment.payment_amount.as_ref(),
            payment.payment_method_type.as_deref(),
            &payment_id,
        ),
        ResultStatus::F => Some(Fact::PaymentFailed {
            code: payment.result.result_code.clone(),
        }),
        ResultStatus::U => Some(Fact::Pending),
    };
    Notified {
        subject: Subject::Payment {
            payment_request_id: payment.payment_request_id.clone(),
            payment_id: payment.payment_id.clone(),
            capture_request_id: None,
        },
        fact,
        details: card_report::of_payment(payment, pending),
    }
}

fn of_capture(capture: &CaptureNotification) -> Notified {
    let payment_id = capture.payment_id.clone().unwrap_or_default();
    let fact = capture_fact(
        capture.result.result_status,
        capture.capture_amount.as_ref(),
        &payment_id,
        capture.capture_request_id.as_deref(),
        || capture.result.result_code.clone(),
    );
    Notified {
        subject: Subject::Payment {
            // An automatic capture carries the payment's own request id (guides 000 and 002).
            payment_request_id: capture
                .payment_request_id
                .clone()
                .or_else(|| capture.capture_request_id.clone()),
            payment_id: capture.payment_id.clone(),
            capture_request_id: capture.capture_request_id.clone(),
        },
        fact,
        details: card_report::of_capture(capture),
    }
}

fn of_refund(refund: &RefundNotification) -> Notified {
    let id = refund
        .refund_request_id
        .as_ref()
        .or(refund.refund_id.as_ref());
    let fact = id.and_then(|id| {
        refund_fact(
            refund.outcome(),
            id,
            refund.refund_amount.as_ref(),
            refund.result.result_code.clone(),
        )
    });
    Notified {
        subject: Subject::Refund {
            refund_request_id: refund.refund_request_id.clone(),
            refund_id: refund.refund_id.clone(),
            amount: money(refund.refund_amount.as_ref()),
        },
        fact,
        details: card_report::of_refund(refund),
    }
}

/// An amount that cannot be read proves nothing: it is left to an inquiry or a person.
pub(crate) fn money(amount: Option<&Amount>) -> Option<Money> {
    let amount = amount?;
    Money::new(amount.minor()?, amount.currency.parse().ok()?).ok()
}
