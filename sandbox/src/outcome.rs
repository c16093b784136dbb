//! Why a payment or a capture failed: Antom's code, its message, and words for the buyer.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Decline {
    ProcessFail,
    BalanceNotEnough,
    RiskReject,
    /// 3-D Secure failed, or the buyer gave it up.
    NotAuthenticated,
    /// The buyer said no on the wallet's page.
    BuyerDeclined,
    /// Nobody finished the order before it closed.
    OrderClosed,
}

impl Decline {
    pub(crate) fn code(self) -> &'static str {
        match self {
            // There is no code of its own for a buyer who says no.
            Self::ProcessFail | Self::BuyerDeclined => "PROCESS_FAIL",
            Self::BalanceNotEnough => "USER_BALANCE_NOT_ENOUGH",
            Self::RiskReject => "RISK_REJECT",
            Self::NotAuthenticated => "USER_PAYMENT_VERIFICATION_FAILED",
            Self::OrderClosed => "ORDER_IS_CLOSED",
        }
    }

    pub(crate) fn message(self) -> &'static str {
        match self {
            Self::ProcessFail | Self::BuyerDeclined => "General business failure. No retry.",
            Self::BalanceNotEnough => "The user balance is not enough.",
            Self::RiskReject => "The request is rejected by the risk control.",
            Self::NotAuthenticated => "The verification of the user failed.",
            Self::OrderClosed => "The order is closed.",
        }
    }

    /// The issuer's own code, as card networks number them.
    pub(crate) fn raw_code(self) -> &'static str {
        match self {
            Self::ProcessFail | Self::BuyerDeclined | Self::OrderClosed => "05",
            Self::BalanceNotEnough => "51",
            Self::RiskReject => "59",
            Self::NotAuthenticated => "1A",
        }
    }

    pub(crate) fn for_buyer(self) -> &'static str {
        match self {
            Self::ProcessFail => "The bank declined this payment.",
            Self::BalanceNotEnough => "There is not enough money for this payment.",
            Self::RiskReject => "This payment was refused as too risky.",
            Self::NotAuthenticated => "Your bank could not confirm that it is you.",
            Self::BuyerDeclined => "You declined the payment.",
            Self::OrderClosed => "The payment was not finished in time.",
        }
    }

    pub(crate) fn result(self) -> Value {
        json!({
            "resultCode": self.code(),
            "resultStatus": "F",
            "resultMessage": self.message(),
        })
    }
}

pub(crate) fn success() -> Value {
    json!({
        "resultCode": "SUCCESS",
        "resultStatus": "S",
        "resultMessage": "success.",
    })
}

/// The buyer has to go on, or it takes its time.
pub(crate) fn payment_in_process() -> Value {
    json!({
        "resultCode": "PAYMENT_IN_PROCESS",
        "resultStatus": "U",
        "resultMessage": "payment in process",
    })
}

/// Accepted, and to be decided later.
pub(crate) fn refund_in_process() -> Value {
    json!({
        "resultCode": "REFUND_IN_PROCESS",
        "resultStatus": "U",
        "resultMessage": "The refund is being processed.",
    })
}
