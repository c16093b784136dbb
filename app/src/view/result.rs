use domain::Money;

use super::{Keep, Moment, PayOptions};

/// How the payment stands, as far as the buyer is concerned: the domain's
/// [`Told`](domain::ledger::Told), with what the words need besides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Whether it is paid is being asked.
    Checking,
    /// The payment service says that it is working on the payment.
    Processing,
    /// The payment service says, after the buyer came back, that nothing has been paid.
    NotPaid,
    /// The buyer has a page to pay on, and has not come back from it.
    NeverLeft,
    /// A card was authorised; the money is being taken.
    Capturing,
    /// A card was authorised; the shop takes the money when the order is ready.
    Held,
    /// A card was authorised, and the money could not be taken.
    CaptureFailed,
    /// Whether the order has left the shop.
    Paid { left: bool },
    /// No money was taken; another try is possible. The reason is a plain sentence.
    Failed { reason: String },
    /// The time to pay ran out; another try is possible.
    Expired,
    /// The buyer withdrew the order, or it can no longer be paid.
    Cancelled,
    /// What was paid or held went back, or is going; whether the order is off too.
    GivenBack { cancelled: bool },
    /// Something does not add up and a person looks at it.
    Review,
}

impl Outcome {
    /// A word for machines: the status endpoint and the page's `data-state`.
    #[must_use]
    pub fn slug(&self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Processing => "processing",
            Self::NotPaid => "said-not-paid",
            Self::NeverLeft => "not-paid",
            Self::Capturing => "capturing",
            Self::Held => "held",
            Self::CaptureFailed => "capture-failed",
            Self::Paid { .. } => "paid",
            Self::GivenBack { .. } => "returned",
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
            Self::NotPaid
            | Self::NeverLeft
            | Self::CaptureFailed
            | Self::Failed { .. }
            | Self::Expired => true,
            Self::Checking
            | Self::Processing
            | Self::Capturing
            | Self::Held
            | Self::Paid { .. }
            | Self::Cancelled
            | Self::GivenBack { .. }
            | Self::Review => false,
        }
    }

    /// Whether the page names an end, so that it need not go on asking.
    #[must_use]
    pub fn is_over(&self) -> bool {
        match self {
            Self::Checking
            | Self::Processing
            | Self::NotPaid
            | Self::NeverLeft
            | Self::Capturing
            | Self::CaptureFailed
            | Self::Review => false,
            Self::Held
            | Self::Paid { .. }
            | Self::Failed { .. }
            | Self::Expired
            | Self::Cancelled
            | Self::GivenBack { .. } => true,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentResult {
    pub token: String,
    pub order_number: String,
    pub total: Money,
    pub outcome: Outcome,
    /// Whether the payment service has said, since the buyer came back, that nothing was taken.
    pub nothing_charged: bool,
    /// Whether a quiet way on is offered while the answer is open.
    pub way_on: bool,
    /// Where the receipt goes, partly hidden: `a…@example.com`.
    pub email_hint: String,
    /// Until when an unpaid order can be paid, as a time for people; empty if there is none.
    pub payable_until: Option<Moment>,
    /// Seconds since the buyer came back, or else since the latest attempt began; the page speaks
    /// differently after 5.
    pub waiting_seconds: i64,
    /// How it can be paid; only while it can.
    pub pay: Option<PayOptions>,
    pub keep: Keep,
}

impl PaymentResult {
    /// What the page shows, as a word for machines: when it changes, the page is loaded anew.
    #[must_use]
    pub fn shown(&self) -> String {
        let way_on = if self.way_on { "+way-on" } else { "" };
        format!("{}{way_on}", self.outcome.slug())
    }
}
