//! What Antom's words mean for the ledger. Pure: the bytes were verified before.

use antom::{
    Amount, CaptureNotification, Notification, PaymentInquiry, PaymentNotification,
    PaymentResultInfo, PaymentSession, ResultStatus, Transaction, TransactionStatus,
};
use domain::Money;
use domain::ledger::{Fact, Method};

/// Guide 000: a session lives an hour unless its answer says otherwise.
const SESSION_MS: i64 = 3_600_000;

/// When the hosted page stops taking payments, epoch milliseconds.
#[must_use]
pub fn session_expiry(session: &PaymentSession, now: i64) -> i64 {
    session
        .expires_at()
        .map_or(now + SESSION_MS, |time| time.unix_timestamp() * 1000)
}

/// What an inquiry tells: the payment, then its captures.
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
        code,
    )
}

fn capture_fact(
    outcome: ResultStatus,
    amount: Option<&Amount>,
    payment_id: &str,
    code: impl FnOnce() -> String,
) -> Option<Fact> {
    match outcome {
        ResultStatus::S => Some(Fact::CaptureSucceeded {
            amount: money(amount)?,
            payment_id: payment_id.to_owned(),
        }),
        ResultStatus::F => Some(Fact::CaptureFailed { code: code() }),
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

/// What a notification tells, and by which ids its attempt is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notified {
    pub payment_request_id: Option<String>,
    pub payment_id: Option<String>,
    /// `None`: authentic, but it says nothing that counts as evidence.
    pub fact: Option<Fact>,
    /// `VISA ending 0768`, when it tells of a card.
    pub card: Option<String>,
}

/// `None` for kinds that this shop has no use for.
#[must_use]
pub fn of_notification(notification: &Notification) -> Option<Notified> {
    match notification {
        Notification::Payment(payment) => Some(of_payment(payment, false)),
        Notification::PaymentPending(payment) => Some(of_payment(payment, true)),
        Notification::Capture(capture) => Some(of_capture(capture)),
        Notification::Refund(_) => None,
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
        payment_request_id: payment.payment_request_id.clone(),
        payment_id: payment.payment_id.clone(),
        fact,
        card: card(payment.card()),
    }
}

fn of_capture(capture: &CaptureNotification) -> Notified {
    let payment_id = capture.payment_id.clone().unwrap_or_default();
    let fact = capture_fact(
        capture.result.result_status,
        capture.capture_amount.as_ref(),
        &payment_id,
        || capture.result.result_code.clone(),
    );
    Notified {
        // An automatic capture carries the payment's own request id (guides 000 and 002).
        payment_request_id: capture
            .payment_request_id
            .clone()
            .or_else(|| capture.capture_request_id.clone()),
        payment_id: capture.payment_id.clone(),
        fact,
        card: None,
    }
}

/// `VISA ending 0768`
#[must_use]
pub fn card(info: Option<&PaymentResultInfo>) -> Option<String> {
    let info = info?;
    let number: String = info
        .card_no
        .as_ref()?
        .chars()
        .filter(char::is_ascii_digit)
        .collect();
    let last_four = number.get(number.len().checked_sub(4)?..)?;
    Some(format!(
        "{} ending {last_four}",
        info.card_brand.as_deref().unwrap_or("Card")
    ))
}

/// An amount that cannot be read proves nothing: it is left to an inquiry or a person.
fn money(amount: Option<&Amount>) -> Option<Money> {
    let amount = amount?;
    Money::new(amount.minor()?, amount.currency.parse().ok()?).ok()
}
