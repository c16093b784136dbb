//! What a refusal means for a payment, a capture, a cancel or a refund.

use antom::codes;

/// What to do after Antom answered F.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It is about our keys, headers or account: nothing was decided, and the same call is right
    /// once they are mended.
    Misconfigured,
    /// A fault at Antom's: only asking tells what happened.
    Fault,
    /// Things are not as the request takes them to be: ask how they stand, and give up if the
    /// answer does not decide it.
    OtherState,
    /// Antom knows this id already, with another content: the first sending counts.
    IdInUse,
    /// No.
    Final,
}

impl Refusal {
    #[must_use]
    pub fn of(code: &str) -> Self {
        match code {
            codes::ACCESS_DENIED
            | codes::CLIENT_INVALID
            | codes::INVALID_CLIENT
            | codes::INVALID_API
            | codes::INVALID_SIGNATURE
            | codes::KEY_NOT_FOUND
            | codes::MEDIA_TYPE_NOT_ACCEPTABLE
            | codes::METHOD_NOT_SUPPORTED
            | codes::NO_INTERFACE_DEF => Self::Misconfigured,
            codes::SYSTEM_ERROR => Self::Fault,
            codes::AUTH_CANCELLED
            | codes::AUTH_EXPIRED
            | codes::MULTI_CAPTURE_NOT_SUPPORTED
            | codes::ORDER_IS_CANCELED
            | codes::ORDER_STATUS_INVALID
            | codes::REFUND_AMOUNT_EXCEED => Self::OtherState,
            codes::REPEAT_REQ_INCONSISTENT => Self::IdInUse,
            _ => Self::Final,
        }
    }
}
