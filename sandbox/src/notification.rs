//! What the merchant is told, and how the telling went.

use std::time::Duration;

use serde_json::{Value, json};

use crate::clock::Moment;
use crate::outcome;
use crate::payment::{AUTHORISATION_LASTS, Capture, Payment, PaymentNo, State};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Payment,
    Capture,
}

impl Kind {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Payment => "PAYMENT_RESULT",
            Self::Capture => "CAPTURE_RESULT",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
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
}

impl Delivery {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Acknowledged => "acknowledged",
            Self::NotAcknowledged { .. } => "not_acknowledged",
            Self::NoAnswer(_) => "no_answer",
            Self::Lost => "lost",
        }
    }

    pub(crate) fn answer(&self) -> Option<String> {
        match self {
            Self::Acknowledged | Self::Lost => None,
            Self::NotAcknowledged { status, answer } => Some(format!("HTTP {status}: {answer}")),
            Self::NoAnswer(reason) => Some(reason.clone()),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

#[derive(Clone, Debug)]
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
    /// How many of the documented sends are used up; a doubled one counts once.
    pub(crate) sends: usize,
    pub(crate) deliveries: Vec<(Moment, Delivery)>,
}

/// The body of a `PAYMENT_RESULT`, or nothing while the payment isn't settled.
pub(crate) fn payment_result(payment: &Payment) -> Option<Value> {
    let requested = &payment.requested;
    let submission = payment.last()?;
    let mut body = json!({
        "notifyType": Kind::Payment.name(),
        "paymentAmount": requested.amount.json(),
        "paymentCreateTime": payment.created.iso(),
        "paymentId": payment.payment_id,
        "paymentMethodType": submission.method.name,
        "paymentRequestId": requested.payment_request_id,
        "paymentResultInfo": {},
    });
    let declined = match &payment.state {
        State::Succeeded { at, .. } => {
            body["result"] = outcome::success();
            body["actualPaymentAmount"] = requested.amount.json();
            body["paymentTime"] = json!(at.iso());
            if submission.method.captures {
                body["authExpiryTime"] = json!(at.after(AUTHORISATION_LASTS).iso());
                body["acquirerReferenceNo"] = json!(payment.acquirer_reference);
            }
            None
        }
        State::Failed(why) => {
            body["result"] = why.result();
            Some(*why)
        }
        State::Open | State::Processing | State::Expired => return None,
    };
    match &submission.card {
        Some(card) => {
            let info = card.result_info(declined);
            body["cardInfo"] = info.clone();
            body["paymentResultInfo"] = info;
        }
        None => body["pspCustomerInfo"] = json!({ "pspName": submission.method.name }),
    }
    Some(body)
}

/// The body of a `CAPTURE_RESULT`. An automatic capture carries the payment's own request id.
pub(crate) fn capture_result(payment: &Payment) -> Option<Value> {
    let State::Succeeded { capture, .. } = &payment.state else {
        return None;
    };
    let (id, at, result) = match capture {
        Capture::Done { id, at } => (id, at, outcome::success()),
        Capture::Failed { id, at, why } => (id, at, why.result()),
        Capture::NotNeeded | Capture::Manual | Capture::Due => return None,
    };
    Some(json!({
        "acquirerReferenceNo": payment.acquirer_reference,
        "captureAmount": payment.requested.amount.json(),
        "captureId": id,
        "captureRequestId": payment.requested.payment_request_id,
        "captureTime": at.iso(),
        "notifyType": Kind::Capture.name(),
        "paymentId": payment.payment_id,
        "result": result,
    }))
}
