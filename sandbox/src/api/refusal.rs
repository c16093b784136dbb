//! What a call is refused with. Every refusal is HTTP 200; its code says why.

use serde_json::{Value, json};

use crate::outcome::Decline;

/// A field of the request that is missing or malformed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Illegal {
    pub(crate) field: String,
    pub(crate) reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    NoInterface,
    Method,
    MediaType,
    Client,
    Key,
    Signature(String),
    Param(Illegal),
    Currency(String),
    NoPayOptions,
    RepeatInconsistent,
    OrderClosed,
    OrderNotExist,
    OrderCancelled,
    OrderStatus,
    AuthNotFound,
    AuthExpired,
    AuthCancelled,
    CaptureExceeds,
    MultiCapture,
    CancelWindow,
    RefundExceeds,
    RefundWindow,
    RefundNotExist,
    SubscriptionNotExist,
    /// A period of the subscription is being paid for.
    UpdateDuringPayment,
    /// There is no such saved card; why not.
    Token(&'static str),
    RepeatRequest,
    DefenceExceeds,
    DisputeTime,
    DisputeStatus,
    CardNotSupported,
    /// The method is switched off, or there is none of this name.
    Unavailable,
    /// It was tried, and failed.
    Declined(Decline),
    Unknown,
}

impl From<Illegal> for Refusal {
    fn from(illegal: Illegal) -> Self {
        Self::Param(illegal)
    }
}

impl Refusal {
    pub(crate) fn illegal(field: &str, reason: &str) -> Self {
        Self::Param(Illegal {
            field: field.to_owned(),
            reason: reason.to_owned(),
        })
    }

    pub(crate) fn code(&self) -> &'static str {
        match self {
            Self::NoInterface => "NO_INTERFACE_DEF",
            Self::Method => "METHOD_NOT_SUPPORTED",
            Self::MediaType => "MEDIA_TYPE_NOT_ACCEPTABLE",
            Self::Client => "CLIENT_INVALID",
            Self::Key => "KEY_NOT_FOUND",
            Self::Signature(_) => "INVALID_SIGNATURE",
            Self::Param(_) => "PARAM_ILLEGAL",
            Self::Currency(_) => "CURRENCY_NOT_SUPPORT",
            Self::NoPayOptions => "NO_PAY_OPTIONS",
            Self::RepeatInconsistent => "REPEAT_REQ_INCONSISTENT",
            Self::OrderClosed => "ORDER_IS_CLOSED",
            Self::OrderNotExist => "ORDER_NOT_EXIST",
            Self::OrderCancelled => "ORDER_IS_CANCELED",
            Self::OrderStatus => "ORDER_STATUS_INVALID",
            Self::AuthNotFound => "AUTH_NOT_FOUND",
            Self::AuthExpired => "AUTH_EXPIRED",
            Self::AuthCancelled => "AUTH_CANCELLED",
            Self::CaptureExceeds => "CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT",
            Self::MultiCapture => "MULTI_CAPTURE_NOT_SUPPORTED",
            Self::CancelWindow => "CANCEL_WINDOW_EXCEED",
            Self::RefundExceeds => "REFUND_AMOUNT_EXCEED",
            Self::RefundWindow => "REFUND_WINDOW_EXCEED",
            Self::RefundNotExist => "REFUND_NOT_EXIST",
            Self::SubscriptionNotExist => "SUBSCRIPTION_NOT_EXIST",
            Self::UpdateDuringPayment => "UPDATE_FORBIDDEN_DURING_PAYMENT",
            Self::Token(_) => "INVALID_TOKEN",
            Self::RepeatRequest => "REPEAT_REQUEST",
            Self::DefenceExceeds => "DEFENSE_EXCEED_LIMIT",
            Self::DisputeTime => "TIME_EXCEEDS_LIMIT",
            Self::DisputeStatus => "NOT_ALLOW_IN_CURRENT_STATUS",
            Self::CardNotSupported => "CARD_NOT_SUPPORTED",
            Self::Unavailable => "UNAVAILABLE_PAYMENT_METHOD",
            Self::Declined(why) => why.code(),
            Self::Unknown => "UNKNOWN_EXCEPTION",
        }
    }

    pub(crate) fn status(&self) -> &'static str {
        match self {
            Self::Unknown => "U",
            Self::NoInterface
            | Self::Method
            | Self::MediaType
            | Self::Client
            | Self::Key
            | Self::Signature(_)
            | Self::Param(_)
            | Self::Currency(_)
            | Self::NoPayOptions
            | Self::RepeatInconsistent
            | Self::OrderClosed
            | Self::OrderNotExist
            | Self::OrderCancelled
            | Self::OrderStatus
            | Self::AuthNotFound
            | Self::AuthExpired
            | Self::AuthCancelled
            | Self::CaptureExceeds
            | Self::MultiCapture
            | Self::CancelWindow
            | Self::RefundExceeds
            | Self::RefundWindow
            | Self::RefundNotExist
            | Self::SubscriptionNotExist
            | Self::UpdateDuringPayment
            | Self::Token(_)
            | Self::RepeatRequest
            | Self::DefenceExceeds
            | Self::DisputeTime
            | Self::DisputeStatus
            | Self::CardNotSupported
            | Self::Unavailable
            | Self::Declined(_) => "F",
        }
    }

    pub(crate) fn message(&self) -> String {
        let text = match self {
            Self::NoInterface => "API is not defined.".to_owned(),
            Self::Method => "The HTTP method is not supported.".to_owned(),
            Self::MediaType => "The media type is not acceptable.".to_owned(),
            Self::Client => "The client is invalid.".to_owned(),
            Self::Key => "The key is not found.".to_owned(),
            Self::Signature(why) => format!("The signature is invalid. ({why})"),
            Self::Param(Illegal { field, reason }) => {
                format!("Illegal parameters. {field}: {reason}")
            }
            Self::Currency(field) => format!("The currency is not supported. {field}"),
            Self::NoPayOptions => "No payment options.".to_owned(),
            Self::RepeatInconsistent => "Repeated requests are inconsistent.".to_owned(),
            Self::OrderClosed => "The order is closed.".to_owned(),
            Self::OrderNotExist => "The order doesn't exist.".to_owned(),
            Self::OrderCancelled => "The order is cancelled.".to_owned(),
            Self::OrderStatus => "The order's status doesn't allow this.".to_owned(),
            Self::AuthNotFound => "The authorisation doesn't exist.".to_owned(),
            Self::AuthExpired => "The authorisation has expired.".to_owned(),
            Self::AuthCancelled => "The authorisation was cancelled.".to_owned(),
            Self::CaptureExceeds => "The capture amount exceeds the authorised amount.".to_owned(),
            Self::MultiCapture => "Several captures are not supported.".to_owned(),
            Self::CancelWindow => "It is too late to cancel: refund instead.".to_owned(),
            Self::RefundExceeds => "The refunds exceed the captured amount.".to_owned(),
            Self::RefundWindow => "It is too late for a refund.".to_owned(),
            Self::RefundNotExist => "The refund doesn't exist.".to_owned(),
            Self::SubscriptionNotExist => "The subscription doesn't exist.".to_owned(),
            Self::UpdateDuringPayment => {
                "The subscription can't be updated during a payment.".to_owned()
            }
            Self::Token(why) => format!("The token is invalid. ({why})"),
            Self::RepeatRequest => "The dispute was answered before.".to_owned(),
            Self::DefenceExceeds => "There is a defence already.".to_owned(),
            Self::DisputeTime => "It is too late to answer.".to_owned(),
            Self::DisputeStatus => "The dispute's status doesn't allow this.".to_owned(),
            Self::CardNotSupported => "The card is not supported.".to_owned(),
            Self::Unavailable => "The payment method is unavailable.".to_owned(),
            Self::Declined(why) => why.message().to_owned(),
            Self::Unknown => "An API call has failed for unknown reasons.".to_owned(),
        };
        text.chars().take(256).collect()
    }

    pub(crate) fn body(&self) -> Value {
        json!({ "result": {
            "resultCode": self.code(),
            "resultStatus": self.status(),
            "resultMessage": self.message(),
        } })
    }
}
