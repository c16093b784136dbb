//! How a call to Antom can end other than well.

use std::error::Error as StdError;
use std::fmt;

use serde::de::DeserializeOwned;

use crate::model::OperationResult;
use crate::signature::SignatureError;

/// An error as another library gave it.
pub type Source = Box<dyn StdError + Send + Sync>;

/// How a call ended, if not in a signed success.
///
/// The three are to be handled differently:
///
/// | variant | did Antom act? | what to do |
/// |---|---|---|
/// | [`Refused`](Self::Refused) | no, and it signed that | mend the request |
/// | [`Unknown`](Self::Unknown) | perhaps | see below |
/// | [`Unreachable`](Self::Unreachable) | no, nothing was sent | try again, as it was |
///
/// After an unknown outcome:
///
/// | call | what to do |
/// |---|---|
/// | `create_payment_session` | call again with a **new** `payment_request_id`, and still ask about the old one: it may yet be paid |
/// | `pay` | ask `inquiry_payment` about the **same** `payment_request_id`, and make no other payment of the order before that is decided |
/// | `delete_token` | repeat it |
/// | `capture` | repeat it with the **same** `capture_request_id` and amount |
/// | `cancel` | repeat it with the same id, three times or so, then ask `inquiry_payment` |
/// | `refund` | repeat it with the **same** `refund_request_id` and amount, or ask `inquiry_refund` |
/// | `cancel_subscription` | repeat it with the same id, three times or so, then ask `inquire_subscription` |
/// | `update_subscription`, `change_subscription` | repeat it with the **same** id of the update or change |
/// | `consult` and all inquiries | ask again later |
///
/// Some unknown outcomes say that Antom **accepted** the request and works on it:
/// [`CAPTURE_IN_PROCESS`](crate::codes::CAPTURE_IN_PROCESS) and
/// [`REFUND_IN_PROCESS`](crate::codes::REFUND_IN_PROCESS). ([`pay`](crate::Client::pay) tells them
/// apart itself.) [`result_code`](Self::result_code) tells
/// them from a lost answer; a notification tells how they end.
///
/// A refusal speaks of the call that it answers, not of an earlier one: if that ended unknown, it
/// may be the very reason for the refusal. Ask before you believe that nothing happened.
///
/// A timeout is never a refusal, and an answer whose signature is missing or wrong is never
/// believed, whatever it says. `Debug` and `Display` show neither keys nor bodies.
#[derive(thiserror::Error)]
pub enum CallError {
    /// Antom refused, and signed its refusal.
    #[error("Antom refused: {}", .result.result_code)]
    Refused {
        /// Why.
        result: OperationResult,
        /// The answer, as received.
        raw: String,
    },
    /// It is not known what came of the call.
    #[error("it is not known what came of the call: {reason}")]
    Unknown {
        /// Why not.
        reason: UnknownReason,
        /// What the answer said. **Only a hint**, unless `reason` is
        /// [`AnsweredUnknown`](UnknownReason::AnsweredUnknown): anybody could have written it.
        result: Option<OperationResult>,
        /// What was received, if anything was. Not evidence of anything, as above.
        raw: Option<String>,
    },
    /// The request certainly never left: the name did not resolve, the connection was not made,
    /// or the request could not be built.
    #[error("the gateway could not be reached: {}", Chain(.source.as_ref()))]
    Unreachable {
        /// What stood in the way.
        source: Source,
    },
}

impl CallError {
    pub(crate) fn unknown(reason: UnknownReason) -> Self {
        Self::Unknown {
            reason,
            result: None,
            raw: None,
        }
    }

    pub(crate) fn unreachable(source: impl Into<Source>) -> Self {
        Self::Unreachable {
            source: source.into(),
        }
    }

    /// The code of a signed refusal, such as `ORDER_NOT_EXIST`.
    #[must_use]
    pub fn refusal_code(&self) -> Option<&str> {
        match self {
            Self::Refused { result, .. } => Some(&result.result_code),
            Self::Unknown { .. } | Self::Unreachable { .. } => None,
        }
    }

    /// The code that Antom answered and signed, of status `F` or `U`, such as `REFUND_IN_PROCESS`.
    /// The code of an answer that is not to be trusted is not given.
    ///
    /// ```
    /// use antom::{CallError, OperationResult, ResultStatus, UnknownReason, codes};
    ///
    /// let answer = |reason| CallError::Unknown {
    ///     reason,
    ///     result: Some(OperationResult::new(ResultStatus::U, "REFUND_IN_PROCESS", "wait")),
    ///     raw: None,
    /// };
    /// let accepted = answer(UnknownReason::AnsweredUnknown);
    /// assert_eq!(accepted.result_code(), Some(codes::REFUND_IN_PROCESS));
    /// assert_eq!(answer(UnknownReason::Status(502)).result_code(), None);
    /// ```
    #[must_use]
    pub fn result_code(&self) -> Option<&str> {
        match self {
            Self::Refused { result, .. }
            | Self::Unknown {
                reason: UnknownReason::AnsweredUnknown,
                result: Some(result),
                ..
            } => Some(&result.result_code),
            Self::Unknown { .. } | Self::Unreachable { .. } => None,
        }
    }

    /// The answer that Antom signed, of status `F` or `U`, read as the call's own answer: a refund
    /// that is in process has an id already. An answer that is not to be trusted is not read.
    ///
    /// ```
    /// use antom::{CallError, OperationResult, Refund, ResultStatus, UnknownReason};
    ///
    /// let raw = r#"{"refundId":"R1","result":{"resultCode":"REFUND_IN_PROCESS","resultStatus":"U"}}"#;
    /// let accepted = CallError::Unknown {
    ///     reason: UnknownReason::AnsweredUnknown,
    ///     result: Some(OperationResult::new(ResultStatus::U, "REFUND_IN_PROCESS", "wait")),
    ///     raw: Some(raw.to_owned()),
    /// };
    /// let refund: Refund = accepted.answered().unwrap();
    /// assert_eq!(refund.refund_id.as_deref(), Some("R1"));
    /// ```
    #[must_use]
    pub fn answered<T: DeserializeOwned>(&self) -> Option<T> {
        match self {
            Self::Refused { raw, .. }
            | Self::Unknown {
                reason: UnknownReason::AnsweredUnknown,
                raw: Some(raw),
                ..
            } => crate::lenient::parse(raw.as_bytes()).ok(),
            Self::Unknown { .. } | Self::Unreachable { .. } => None,
        }
    }
}

impl fmt::Debug for CallError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { result, raw } => f
                .debug_struct("Refused")
                .field("result", result)
                .field("raw", &Length(raw.len()))
                .finish(),
            Self::Unknown {
                reason,
                result,
                raw,
            } => f
                .debug_struct("Unknown")
                .field("reason", reason)
                .field("hint", result)
                .field("raw", &raw.as_ref().map(|raw| Length(raw.len())))
                .finish(),
            Self::Unreachable { source } => f
                .debug_struct("Unreachable")
                .field("source", &Chain(source.as_ref()).to_string())
                .finish(),
        }
    }
}

/// Why it is not known what came of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnknownReason {
    /// Antom says so itself, in a signed answer of status `U`.
    AnsweredUnknown,
    /// No whole answer came in time.
    Timeout,
    /// The connection broke before the whole answer came.
    Interrupted,
    /// The HTTP status is not 200. Antom answers 200 even when it refuses, so this comes from
    /// something in between. Redirects end here too; they are not followed.
    Status(u16),
    /// The answer is longer than 1 MiB.
    TooLarge,
    /// The answer's signature is missing or wrong, or the answer is for another client id.
    Unverified(SignatureError),
    /// The answer is signed, but is not what this call answers with.
    Unreadable,
    /// The answer is signed, but is about another payment, capture or refund.
    WrongSubject,
}

impl fmt::Display for UnknownReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AnsweredUnknown => f.write_str("Antom does not know yet"),
            Self::Timeout => f.write_str("no answer came in time"),
            Self::Interrupted => f.write_str("the connection broke"),
            Self::Status(status) => write!(f, "the HTTP status is {status}"),
            Self::TooLarge => f.write_str("the answer is too long"),
            Self::Unverified(error) => write!(f, "the answer is not to be trusted: {error}"),
            Self::Unreadable => f.write_str("the answer could not be read"),
            Self::WrongSubject => f.write_str("the answer is about something else"),
        }
    }
}

/// Why a [`Client`](crate::Client) could not be made.
#[derive(Debug, thiserror::Error)]
pub enum ClientError {
    /// The gateway is neither `https` nor `http` on this machine.
    #[error("the gateway's URL must be https (http is for this machine only)")]
    InsecureGateway,
    /// The gateway's URL holds more than scheme, host and port.
    #[error("the gateway's URL must be scheme, host and port only")]
    GatewayNotBare,
    /// The client id, or the agent token, cannot stand in a header, or the client id holds a dot.
    #[error("the {0} is empty or holds characters that it cannot")]
    BadHeader(&'static str),
    /// There is no public key to verify answers with.
    #[error("Antom's public key is missing")]
    NoPublicKey,
    /// The public key is the merchant's own: the commonest mistake of all.
    #[error(
        "this is your own public key; put Antom's here (the dashboard shows it beside the field \
         where you upload yours)"
    )]
    OwnPublicKey,
    /// The HTTP client could not be made, for instance because TLS has no trusted roots.
    #[error("the HTTP client could not be made: {0}")]
    Http(#[source] Source),
}

struct Length(usize);

impl fmt::Debug for Length {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{} bytes>", self.0)
    }
}

/// An error with all its causes: the outermost alone rarely says what is wrong.
struct Chain<'a>(&'a (dyn StdError + Send + Sync + 'static));

impl fmt::Display for Chain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut next = self.0.source();
        while let Some(error) = next {
            write!(f, ": {error}")?;
            next = error.source();
        }
        Ok(())
    }
}
