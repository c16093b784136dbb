//! What a call is refused with. Every refusal is HTTP 200; its code says why.

use serde_json::{Value, json};

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
    Unknown,
}

impl From<Illegal> for Refusal {
    fn from(illegal: Illegal) -> Self {
        Self::Param(illegal)
    }
}

impl Refusal {
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
            | Self::OrderNotExist => "F",
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
