use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::lenient;
use crate::model::{
    CaptureNotification, DeductionNotification, DisputeNotification, PaymentNotification,
    RefundNotification, SubscriptionNotification,
};

/// What a notification says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notification {
    /// `PAYMENT_RESULT`: a payment succeeded (or was authorised) or failed.
    Payment(Box<PaymentNotification>),
    /// `PAYMENT_PENDING`: a payment was submitted and waits.
    PaymentPending(Box<PaymentNotification>),
    /// `CAPTURE_RESULT`: authorised money was taken, or was not.
    Capture(Box<CaptureNotification>),
    /// `REFUND_RESULT`: money was given back, or was not.
    Refund(Box<RefundNotification>),
    /// What became of a subscription. It names no kind, and is known by its
    /// `subscriptionNotificationType`.
    Subscription(Box<SubscriptionNotification>),
    /// `PAYMENT_RESULT` of one period of a subscription. It is told from [`Self::Payment`] by its
    /// subscription and its period.
    Deduction(Box<DeductionNotification>),
    /// A buyer contests a payment. It names no kind, and is known by its
    /// `disputeNotificationType`.
    Dispute(Box<DisputeNotification>),
    /// A kind that this crate does not read. Keep it and acknowledge it.
    Other {
        /// Its kind, if it names one.
        notify_type: Option<String>,
    },
}

/// Why a notification could not be read. It is still to be kept and acknowledged, if its
/// signature is good.
///
/// The messages name a place, never a value, so that they are fit for a log.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotificationError {
    /// The body is not a JSON object.
    #[error("the notification is not a JSON object (line {line}, column {column})")]
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The kind is known, but something that it must have is missing or of another form.
    #[error("the {notify_type} notification is unreadable at line {line}, column {column}")]
    Unreadable {
        /// The kind of notification.
        notify_type: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
}

impl Notification {
    /// Reads the body of a notification. Verify its signature first, with
    /// [`webhook::verify`](crate::webhook::verify).
    ///
    /// ```
    /// use antom::Notification;
    /// use antom::model::ResultStatus;
    ///
    /// let body = br#"{
    ///     "notifyType": "CAPTURE_RESULT",
    ///     "captureId": 20241119,
    ///     "captureAmount": {"currency": "USD", "value": "100"},
    ///     "result": {"resultCode": "SUCCESS", "resultStatus": "S"},
    ///     "somethingNew": []
    /// }"#;
    /// let Notification::Capture(capture) = Notification::parse(body)? else {
    ///     panic!("it is a capture");
    /// };
    /// assert_eq!(capture.result.result_status, ResultStatus::S);
    /// assert_eq!(capture.capture_id.as_deref(), Some("20241119"));
    /// # Ok::<(), antom::NotificationError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// A [`NotificationError`] if the body is not JSON, or lacks what its kind must have.
    pub fn parse(body: &[u8]) -> Result<Self, NotificationError> {
        let mut fields: Map<String, Value> =
            lenient::parse(body).map_err(|error| NotificationError::NotJson {
                line: error.line(),
                column: error.column(),
            })?;
        if told(&fields, "subscriptionNotificationType") {
            return read(body, "subscription").map(Self::Subscription);
        }
        if told(&fields, "disputeNotificationType") {
            return read(body, "dispute").map(Self::Dispute);
        }
        let deduction = SUBSCRIPTION.iter().any(|id| told(&fields, id))
            && PERIOD.iter().any(|place| told(&fields, place));
        let Some(Value::String(notify_type)) = fields.remove("notifyType") else {
            return Ok(Self::Other { notify_type: None });
        };
        match notify_type.as_str() {
            "PAYMENT_RESULT" if deduction => read(body, &notify_type).map(Self::Deduction),
            "PAYMENT_RESULT" => read(body, &notify_type).map(Self::Payment),
            "PAYMENT_PENDING" => read(body, &notify_type).map(Self::PaymentPending),
            "CAPTURE_RESULT" => read(body, &notify_type).map(Self::Capture),
            "REFUND_RESULT" => read(body, &notify_type).map(Self::Refund),
            _ => Ok(Self::Other {
                notify_type: Some(notify_type),
            }),
        }
    }
}

const SUBSCRIPTION: [&str; 2] = ["subscriptionId", "subscriptionRequestId"];
const PERIOD: [&str; 3] = ["phaseNo", "periodStartTime", "periodEndTime"];

/// Whether a notification has a field, and something in it.
fn told(fields: &Map<String, Value>, field: &str) -> bool {
    match fields.get(field) {
        None | Some(Value::Null) => false,
        Some(Value::String(text)) => !text.is_empty(),
        Some(Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_)) => true,
    }
}

fn read<T: DeserializeOwned>(body: &[u8], notify_type: &str) -> Result<Box<T>, NotificationError> {
    lenient::parse(body)
        .map(Box::new)
        .map_err(|error| NotificationError::Unreadable {
            notify_type: notify_type.to_owned(),
            line: error.line(),
            column: error.column(),
        })
}
