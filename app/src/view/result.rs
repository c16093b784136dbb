use domain::Money;

use super::{Keep, PayOptions};

/// How the payment stands, as far as the buyer is concerned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The payment service has not said yet.
    Checking,
    /// The buyer has not paid yet and still can, at the same place.
    NotPaid,
    /// A card was authorised; the money is being taken.
    Capturing,
    /// A card was authorised; the shop takes the money when the order is ready.
    Held,
    /// Whether the order has left the shop.
    Paid { left: bool },
    /// No money was taken; another try is possible. The reason is a plain sentence.
    Failed { reason: String },
    /// The time to pay ran out; no money was taken; another try is possible.
    Expired,
    /// The buyer withdrew the order, or it can no longer be paid.
    Cancelled,
    /// The order is off, and what was paid or held for it goes back, or has gone.
    Returned,
    /// Something does not add up and a person looks at it.
    Review,
}

impl Outcome {
    /// A word for machines: the status endpoint and the page's `data-state`.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::NotPaid => "not-paid",
            Self::Capturing => "capturing",
            Self::Held => "held",
            Self::Paid { .. } => "paid",
            Self::Returned => "returned",
            Self::Failed { .. } => "failed",
            Self::Expired => "expired",
            Self::Cancelled => "cancelled",
            Self::Review => "review",
        }
    }

    /// Whether the buyer may choose how to pay now.
    #[must_use]
    pub fn payable(&self) -> bool {
        match self {
            Self::NotPaid | Self::Failed { .. } | Self::Expired => true,
            Self::Checking
            | Self::Capturing
            | Self::Held
            | Self::Paid { .. }
            | Self::Cancelled
            | Self::Returned
            | Self::Review => false,
        }
    }

    /// Whether the page should go on asking.
    #[must_use]
    pub fn settled(&self) -> bool {
        match self {
            Self::Checking | Self::NotPaid | Self::Capturing => false,
            Self::Held
            | Self::Paid { .. }
            | Self::Failed { .. }
            | Self::Expired
            | Self::Cancelled
            | Self::Returned
            | Self::Review => true,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentResult {
    pub token: String,
    pub order_number: String,
    pub total: Money,
    pub outcome: Outcome,
    /// Where the receipt goes, partly hidden: `a…@example.com`.
    pub email_hint: String,
    /// Until when an unpaid order can be paid, as a time for people; empty if there is none.
    pub payable_until: String,
    /// Seconds since the latest attempt began; the page speaks differently after 5.
    pub waiting_seconds: i64,
    /// Whether a payment may be under way that the payment service has not told of.
    pub may_be_under_way: bool,
    /// How it can be paid; only while it can.
    pub pay: Option<PayOptions>,
    pub keep: Keep,
}
