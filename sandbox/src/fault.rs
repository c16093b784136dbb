//! The faults that there are, and where each can strike.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Place {
    #[serde(rename = "createPaymentSession")]
    CreatePaymentSession,
    #[serde(rename = "consult")]
    Consult,
    #[serde(rename = "pay")]
    Pay,
    #[serde(rename = "deleteToken")]
    DeleteToken,
    #[serde(rename = "inquiryPayment")]
    InquiryPayment,
    #[serde(rename = "notify")]
    Notify,
    #[serde(rename = "payment")]
    Payment,
    /// The call, and the capture itself however it comes about.
    #[serde(rename = "capture")]
    Capture,
    #[serde(rename = "cancel")]
    Cancel,
    /// The call, and the refund itself wherever it was asked for.
    #[serde(rename = "refund")]
    Refund,
    #[serde(rename = "inquiryRefund")]
    InquiryRefund,
    #[serde(rename = "cancelSubscription")]
    CancelSubscription,
    #[serde(rename = "updateSubscription")]
    UpdateSubscription,
    #[serde(rename = "changeSubscription")]
    ChangeSubscription,
    #[serde(rename = "inquireSubscription")]
    InquireSubscription,
    #[serde(rename = "inquireSubscriptionPayment")]
    InquireSubscriptionPayment,
    #[serde(rename = "inquireSubscriptionList")]
    InquireSubscriptionList,
    #[serde(rename = "acceptDispute")]
    AcceptDispute,
    #[serde(rename = "supplyDefenseDocument")]
    SupplyDefenseDocument,
    #[serde(rename = "downloadDisputeEvidence")]
    DownloadDisputeEvidence,
}

impl Place {
    pub(crate) const ALL: [Self; 20] = [
        Self::CreatePaymentSession,
        Self::Consult,
        Self::Pay,
        Self::DeleteToken,
        Self::InquiryPayment,
        Self::Notify,
        Self::Payment,
        Self::Capture,
        Self::Cancel,
        Self::Refund,
        Self::InquiryRefund,
        Self::CancelSubscription,
        Self::UpdateSubscription,
        Self::ChangeSubscription,
        Self::InquireSubscription,
        Self::InquireSubscriptionPayment,
        Self::InquireSubscriptionList,
        Self::AcceptDispute,
        Self::SupplyDefenseDocument,
        Self::DownloadDisputeEvidence,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::CreatePaymentSession => "createPaymentSession",
            Self::Consult => "consult",
            Self::Pay => "pay",
            Self::DeleteToken => "deleteToken",
            Self::InquiryPayment => "inquiryPayment",
            Self::Notify => "notify",
            Self::Payment => "payment",
            Self::Capture => "capture",
            Self::Cancel => "cancel",
            Self::Refund => "refund",
            Self::InquiryRefund => "inquiryRefund",
            Self::CancelSubscription => "cancelSubscription",
            Self::UpdateSubscription => "updateSubscription",
            Self::ChangeSubscription => "changeSubscription",
            Self::InquireSubscription => "inquireSubscription",
            Self::InquireSubscriptionPayment => "inquireSubscriptionPayment",
            Self::InquireSubscriptionList => "inquireSubscriptionList",
            Self::AcceptDispute => "acceptDispute",
            Self::SupplyDefenseDocument => "supplyDefenseDocument",
            Self::DownloadDisputeEvidence => "downloadDisputeEvidence",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Fault {
    /// The call acts, then the connection is closed without an answer; with `seconds`, only after
    /// that long.
    NoAnswer,
    /// The call is answered U (`UNKNOWN_EXCEPTION`). Unless it is told to act, it does not: the
    /// guide has the merchant call again with another id, and this one never gets a session.
    AnswerU,
    /// A call is answered `seconds` later; a notification leaves `seconds` later.
    Late,
    /// The send vanishes on the way, as if nobody acknowledged it.
    Lost,
    /// The send happens two times in a row.
    Twice,
    /// The payment, the capture or the refund fails; an update of a subscription meets a payment; an
    /// end or a change of one is refused.
    Decline,
    /// The issuer asks for 3-D Secure although nobody else did.
    Challenge,
    /// pay is answered U without a page; the payment comes to its end `seconds` later on the movable
    /// clock, with a saved card or, failing that, with the first test card.
    InProcess,
    /// A call is answered `seconds` later: another name for late.
    Slow,
    /// The call acts, then something in front of the gateway answers HTTP 500.
    #[serde(rename = "http_500")]
    Http500,
    /// The call acts, then the connection is reset.
    Reset,
    /// What is sent has no signature.
    Unsigned,
    /// What is sent has a signature that doesn't fit it.
    WrongSignature,
    /// A notification waits until the payment's next one was sent: a capture comes before its
    /// payment. If no other comes, it goes `seconds` later.
    WrongOrder,
    /// A notification names more money than there is.
    WrongAmount,
    /// A notification for an order that nobody knows goes before the true one.
    UnknownOrder,
}

impl Fault {
    pub(crate) const ALL: [Self; 16] = [
        Self::NoAnswer,
        Self::AnswerU,
        Self::Late,
        Self::Lost,
        Self::Twice,
        Self::Decline,
        Self::Challenge,
        Self::InProcess,
        Self::Slow,
        Self::Http500,
        Self::Reset,
        Self::Unsigned,
        Self::WrongSignature,
        Self::WrongOrder,
        Self::WrongAmount,
        Self::UnknownOrder,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::NoAnswer => "no_answer",
            Self::AnswerU => "answer_u",
            Self::Late => "late",
            Self::Lost => "lost",
            Self::Twice => "twice",
            Self::Decline => "decline",
            Self::Challenge => "challenge",
            Self::InProcess => "in_process",
            Self::Slow => "slow",
            Self::Http500 => "http_500",
            Self::Reset => "reset",
            Self::Unsigned => "unsigned",
            Self::WrongSignature => "wrong_signature",
            Self::WrongOrder => "wrong_order",
            Self::WrongAmount => "wrong_amount",
            Self::UnknownOrder => "unknown_order",
        }
    }

    fn strikes_calls(self) -> bool {
        match self {
            Self::NoAnswer
            | Self::AnswerU
            | Self::Late
            | Self::Slow
            | Self::Http500
            | Self::Reset
            | Self::Unsigned
            | Self::WrongSignature => true,
            Self::Lost
            | Self::Twice
            | Self::Decline
            | Self::Challenge
            | Self::InProcess
            | Self::WrongOrder
            | Self::WrongAmount
            | Self::UnknownOrder => false,
        }
    }

    fn strikes_notifications(self) -> bool {
        match self {
            Self::Late
            | Self::Lost
            | Self::Twice
            | Self::Unsigned
            | Self::WrongSignature
            | Self::WrongOrder
            | Self::WrongAmount
            | Self::UnknownOrder => true,
            Self::NoAnswer
            | Self::AnswerU
            | Self::Decline
            | Self::Challenge
            | Self::InProcess
            | Self::Slow
            | Self::Http500
            | Self::Reset => false,
        }
    }

    /// Whether it strikes what a call does, and not its answer.
    pub(crate) fn strikes_within(self) -> bool {
        matches!(self, Self::Decline | Self::Challenge | Self::InProcess)
    }

    /// Whether the caller can't tell if the call acted, so that a rule may choose.
    pub(crate) fn hides_the_outcome(self) -> bool {
        matches!(
            self,
            Self::NoAnswer | Self::AnswerU | Self::Http500 | Self::Reset
        )
    }

    pub(crate) fn fits(self, place: Place) -> bool {
        match place {
            Place::CreatePaymentSession
            | Place::Consult
            | Place::DeleteToken
            | Place::InquiryPayment
            | Place::Cancel
            | Place::InquiryRefund
            | Place::InquireSubscription
            | Place::InquireSubscriptionPayment
            | Place::InquireSubscriptionList
            | Place::AcceptDispute
            | Place::SupplyDefenseDocument
            | Place::DownloadDisputeEvidence => self.strikes_calls(),
            Place::Pay => self.strikes_calls() || self == Self::InProcess,
            Place::Capture
            | Place::Refund
            | Place::CancelSubscription
            | Place::UpdateSubscription
            | Place::ChangeSubscription => self.strikes_calls() || self == Self::Decline,
            Place::Notify => self.strikes_notifications(),
            Place::Payment => matches!(self, Self::Decline | Self::Challenge),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn every_fault_fits_somewhere_and_keeps_its_name() {
        for fault in Fault::ALL {
            assert!(Place::ALL.iter().any(|place| fault.fits(*place)));
            let named: Fault = serde_json::from_value(json!(fault.name())).unwrap();
            assert_eq!(named, fault);
        }
        for place in Place::ALL {
            let named: Place = serde_json::from_value(json!(place.name())).unwrap();
            assert_eq!(named, place);
        }
    }
}
