//! What the merchant is told, and how the telling went.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::clock::Moment;
use crate::fault::Fault;
use crate::movement::{CaptureNo, CaptureTry, Refund, RefundNo, RefundState};
use crate::outcome::{self, Decline};
use crate::payment::{Payment, PaymentNo, State};
use crate::subscription::Subscription;
use crate::subscription_notice;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
pub(crate) struct NotificationNo(pub(crate) usize);

/// The waits before each of the eight sends, the first included (guide 000).
pub(crate) const WAITS: [Duration; 8] = [
    Duration::ZERO,
    Duration::from_secs(2 * 60),
    Duration::from_secs(10 * 60),
    Duration::from_secs(10 * 60),
    Duration::from_secs(3600),
    Duration::from_secs(2 * 3600),
    Duration::from_secs(6 * 3600),
    Duration::from_secs(15 * 3600),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Kind {
    #[serde(rename = "PAYMENT_RESULT")]
    Payment,
    #[serde(rename = "CAPTURE_RESULT")]
    Capture,
    #[serde(rename = "REFUND_RESULT")]
    Refund,
    /// It has no type of its own.
    #[serde(rename = "SUBSCRIPTION")]
    Subscription,
    /// The `PAYMENT_RESULT` of a period of a subscription.
    #[serde(rename = "DEDUCTION")]
    Deduction,
    /// It has no type of its own either.
    #[serde(rename = "DISPUTE")]
    Dispute,
}

impl Kind {
    pub(crate) const ALL: [Self; 6] = [
        Self::Payment,
        Self::Capture,
        Self::Refund,
        Self::Subscription,
        Self::Deduction,
        Self::Dispute,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Payment => "PAYMENT_RESULT",
            Self::Capture => "CAPTURE_RESULT",
            Self::Refund => "REFUND_RESULT",
            Self::Subscription => "SUBSCRIPTION",
            Self::Deduction => "DEDUCTION",
            Self::Dispute => "DISPUTE",
        }
    }
}

/// What became of a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    Create,
    Change,
    Cancel,
    Update,
    Terminate,
}

impl Said {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Create => "CREATE",
            Self::Change => "CHANGE",
            Self::Cancel => "CANCEL",
            Self::Update => "UPDATE",
            Self::Terminate => "TERMINATE",
        }
    }
}

/// What there is to tell about a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    Payment,
    Capture(CaptureNo),
    Refund(RefundNo),
    /// The period of a subscription that it paid for, or did not.
    Deduction,
}

impl Topic {
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Payment => Kind::Payment,
            Self::Capture(_) => Kind::Capture,
            Self::Refund(_) => Kind::Refund,
            Self::Deduction => Kind::Deduction,
        }
    }

    /// Nothing while there is nothing to tell yet.
    pub(crate) fn body(
        self,
        payment: &Payment,
        subscription: Option<&Subscription>,
    ) -> Option<Value> {
        match self {
            Self::Payment => payment_result(payment),
            Self::Capture(no) => Some(capture_result(payment, payment.captures.get(no.0)?)),
            Self::Refund(no) => refund_result(payment.refunds.get(no.0)?),
            Self::Deduction => subscription_notice::deduction(payment, subscription?),
        }
    }

    pub(crate) fn url(self, payment: &Payment) -> Option<String> {
        let own = match self {
            Self::Payment | Self::Capture(_) | Self::Deduction => None,
            Self::Refund(no) => payment.refunds.get(no.0)?.notify_url.clone(),
        };
        own.or_else(|| payment.requested.notify_url.clone())
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Delivery {
    Acknowledged,
    /// An answer came, but not the acknowledgement.
    NotAcknowledged {
        status: u16,
        answer: String,
    },
    NoAnswer(String),
    /// A fault swallowed it on the way.
    Lost,
    /// A fault sent one for an order that nobody knows; this is what came back. It counts for
    /// nothing.
    Stray(String),
}

impl Delivery {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::NotAcknowledged { .. } => "not_acknowledged",
            Self::NoAnswer(_) => "no_answer",
            Self::Lost => "lost",
            Self::Stray(_) => "stray",
        }
    }

    pub(crate) fn answer(&self) -> Option<String> {
        match self {
            Self::Acknowledged | Self::Lost => None,
            Self::NotAcknowledged { status, answer } => Some(format!("HTTP {status}: {answer}")),
            Self::NoAnswer(reason) | Self::Stray(reason) => Some(reason.clone()),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Progress {
    /// To be sent (again) at this moment; `late` if a fault held it back.
    Waiting {
        due: Moment,
        late: bool,
    },
    Sending,
    Acknowledged,
    /// All sends are used up.
    GivenUp,
}

impl Progress {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Waiting { late: false, .. } => "waiting",
            Self::Waiting { late: true, .. } => "late",
            Self::Sending => "sending",
            Self::Acknowledged => "acknowledged",
            Self::GivenUp => "given_up",
        }
    }
}

/// Whether a fault makes a notification wait for the payment's next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum InLine {
    Free,
    /// It goes when another went.
    Behind,
    /// It waited once, which is enough.
    Waited,
}

/// One post, or what a fault made of it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Send {
    pub(crate) at: Moment,
    pub(crate) fault: Option<Fault>,
    pub(crate) delivery: Delivery,
}

#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Notification {
    pub(crate) no: NotificationNo,
    pub(crate) payment: PaymentNo,
    pub(crate) payment_request_id: String,
    pub(crate) client_id: String,
    pub(crate) kind: Kind,
    /// `S` or `F`, for those who look on.
    pub(crate) result_status: String,
    pub(crate) url: String,
    pub(crate) body: String,
    pub(crate) progress: Progress,
    pub(crate) place: InLine,
    /// How many of the documented sends are used up; a doubled one counts once.
    pub(crate) sends: usize,
    pub(crate) deliveries: Vec<Send>,
}

/// The body of a `PAYMENT_RESULT`, or nothing while the payment isn't decided.
fn payment_result(payment: &Payment) -> Option<Value> {
    let requested = &payment.requested;
    let method = payment.method()?;
    let mut body = json!({
        "notifyType": Kind::Payment.name(),
        "paymentAmount": requested.amount.json(),
        "paymentCreateTime": payment.created.iso(),
        "paymentId": payment.payment_id,
        "paymentMethodType": method.name,
        "paymentResultInfo": {},
    });
    if let Some(id) = &payment.told_request_id {
        body["paymentRequestId"] = json!(id);
    }
    let declined = match &payment.state {
        State::Succeeded { at, .. } => {
            body["result"] = outcome::success();
            body["actualPaymentAmount"] = requested.amount.json();
            body["paymentTime"] = json!(at.iso());
            if let Some(until) = payment.authorised_until() {
                body["authExpiryTime"] = json!(until.iso());
                body["acquirerReferenceNo"] = json!(payment.acquirer_reference);
                body["acquirerInfo"] =
                    payment.acquirer(&payment.acquirer_reference, "SUCCESS", "success");
            }
            None
        }
        State::Failed(why) => {
            body["result"] = why.result();
            Some(*why)
        }
        State::Open | State::Processing | State::Expired | State::Cancelled(_) => return None,
    };
    match payment.last().map(|last| last.card.as_ref()) {
        Some(Some(card)) => {
            let info = card.result_info(declined);
            body["cardInfo"] = info.clone();
            body["paymentResultInfo"] = info;
        }
        Some(None) => body["pspCustomerInfo"] = json!({ "pspName": method.name }),
        // Nobody used what pay made.
        None => {}
    }
    Some(body)
}

/// The body of a `CAPTURE_RESULT`.
fn capture_result(payment: &Payment, capture: &CaptureTry) -> Value {
    let mut body = json!({
        "acquirerInfo": capture_acquirer(payment, capture),
        "acquirerReferenceNo": payment.acquirer_reference,
        "captureAmount": capture.amount.json(),
        "captureId": capture.id,
        "captureTime": capture.at.iso(),
        "notifyType": Kind::Capture.name(),
        "paymentId": payment.payment_id,
        "result": capture.failed.map_or_else(outcome::success, Decline::result),
    });
    if let Some(id) = &capture.request_id {
        body["captureRequestId"] = json!(id);
    }
    body
}

pub(crate) fn capture_acquirer(payment: &Payment, capture: &CaptureTry) -> Value {
    let (code, message) = match capture.failed {
        None => ("SUCCESS", "success"),
        Some(why) => (why.code(), why.message()),
    };
    payment.acquirer(&capture.id, code, message)
}

/// The body of a `REFUND_RESULT`. It doesn't say which payment it is of.
fn refund_result(refund: &Refund) -> Option<Value> {
    let (at, result) = match refund.state {
        RefundState::InProcess => return None,
        RefundState::Done(at) => (at, outcome::success()),
        RefundState::Failed { at, why } => (at, why.result()),
    };
    let mut body = json!({
        "actualRefundAmount": refund.amount.json(),
        "arn": refund.acquirer_reference,
        "notifyType": Kind::Refund.name(),
        "refundAmount": refund.amount.json(),
        "refundId": refund.id,
        "refundRequestId": refund.request_id,
        "refundStatus": refund.status(),
        "refundTime": at.iso(),
        "result": result,
    });
    if let Some(metadata) = &refund.metadata {
        body["metadata"] = json!(metadata);
    }
    Some(body)
}
