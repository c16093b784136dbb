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
            | codes::UNKNOWN_CLIENT
            | codes::INVALID_API
            | codes::INVALID_SIGNATURE
            | codes::KEY_NOT_FOUND
            | codes::MEDIA_TYPE_NOT_ACCEPTABLE
            | codes::METHOD_NOT_SUPPORTED
            | codes::NO_INTERFACE_DEF => Self::Misconfigured,
            codes::SYSTEM_ERROR => Self::Fault,
            codes::AUTH_CANCELLED
            | codes::AUTH_EXPIRED
            | codes::AUTH_NOT_FOUND
            | codes::MULTI_CAPTURE_NOT_SUPPORTED
            | codes::ORDER_IS_CANCELED
            | codes::ORDER_STATUS_INVALID
            | codes::REFUND_AMOUNT_EXCEED => Self::OtherState,
            codes::REPEAT_REQ_INCONSISTENT => Self::IdInUse,
            _ => Self::Final,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A code that no list has is believed: the same call would be refused again.
    #[test]
    fn each_code_says_what_to_do() {
        let groups = [
            (
                Refusal::Misconfigured,
                &[
                    "ACCESS_DENIED",
                    "CLIENT_INVALID",
                    "INVALID_CLIENT",
                    "UNKNOWN_CLIENT",
                    "INVALID_API",
                    "INVALID_SIGNATURE",
                    "KEY_NOT_FOUND",
                    "MEDIA_TYPE_NOT_ACCEPTABLE",
                    "METHOD_NOT_SUPPORTED",
                    "NO_INTERFACE_DEF",
                ][..],
            ),
            (Refusal::Fault, &["SYSTEM_ERROR"]),
            (
                Refusal::OtherState,
                &[
                    "AUTH_CANCELLED",
                    "AUTH_EXPIRED",
                    "AUTH_NOT_FOUND",
                    "MULTI_CAPTURE_NOT_SUPPORTED",
                    "ORDER_IS_CANCELED",
                    "ORDER_STATUS_INVALID",
                    "REFUND_AMOUNT_EXCEED",
                ],
            ),
            (Refusal::IdInUse, &["REPEAT_REQ_INCONSISTENT"]),
        ];
        for code in codes::ALL.iter().copied().chain(["SOMETHING_NEW"]) {
            let group = groups.iter().find(|(_, codes)| codes.contains(&code));
            let expected = group.map_or(Refusal::Final, |(refusal, _)| *refusal);
            assert_eq!(Refusal::of(code), expected, "{code}");
        }
    }
}
