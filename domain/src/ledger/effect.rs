use crate::names::named;

/// Something that is due because of what the ledger says.
///
/// Effects are a pure function of the state: they say what is owed *now*. The store writes each
/// once, under its [`key`](Effect::key), in the transaction that stores the state. Before one is
/// carried out, the order is locked and folded again, and an effect that is no longer due is
/// deleted instead, so that it can come back.
///
/// ```
/// use domain::ledger::Effect;
///
/// assert_eq!(Effect::Reverse { attempt: 2 }.key(), "give_back:2");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Effect {
    /// The order is paid, by this attempt.
    MarkPaid {
        /// The winner.
        attempt: u32,
    },
    /// The buyer gets a receipt, once per order.
    SendReceipt,
    /// Every attempt has ended without money or is abandoned, so nobody is paying for what is
    /// reserved. It may be carried out some time later, to let a buyer try again after a decline.
    ///
    /// A new attempt makes a new release due when it ends too, hence the number.
    ReleaseStock {
        /// The highest attempt so far.
        after: u32,
    },
    /// A success did not say by which method, only its capture or its refund tells of it, or a refund
    /// tells of a capture that nobody heard of: ask `inquiryPayment` before deciding.
    Inquire {
        /// The attempt to ask about.
        attempt: u32,
    },
    /// A success that the order does not keep: cancel it, or reserve a refund of its
    /// [`rest`](super::Attempt::rest).
    ///
    /// Not due while a refund of it is open, and not again once a refund of all that is left has
    /// failed: a person decides then.
    ///
    /// [`Fact::Abandoned`](super::Fact::Abandoned) is committed for the attempt before the request
    /// leaves.
    Reverse {
        /// The attempt whose money goes back.
        attempt: u32,
    },
    /// Take held money: send this request, or repeat it, until Antom has said how it ended.
    Capture {
        /// The attempt that holds the money.
        attempt: u32,
        /// Our `captureRequestId`, the same however often it is sent.
        capture_request_id: String,
    },
    /// Refund: send this request, or ask about it, until Antom has said how it ended.
    ///
    /// One that is not [`own`](super::Refund::own) is only asked about.
    Refund {
        /// The attempt whose money goes back.
        attempt: u32,
        /// The `refundRequestId`, the same however often it is sent.
        refund_request_id: String,
    },
    /// A person has to look.
    Review {
        /// The attempt to look at.
        attempt: u32,
        /// What is wrong with it.
        reason: ReviewReason,
    },
}

impl Effect {
    /// The name that makes this effect unique within its order.
    ///
    /// ```
    /// use domain::ledger::{Effect, ReviewReason};
    ///
    /// let review = Effect::Review { attempt: 1, reason: ReviewReason::AmountMismatch };
    /// assert_eq!(review.key(), "review:1:amount_mismatch");
    /// assert_eq!(Effect::SendReceipt.key(), "send_receipt");
    /// let refund = Effect::Refund { attempt: 1, refund_request_id: "r1".to_owned() };
    /// assert_eq!(refund.key(), "refund:1:r1");
    /// ```
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::MarkPaid { attempt } => format!("mark_paid:{attempt}"),
            Self::SendReceipt => "send_receipt".to_owned(),
            Self::ReleaseStock { after } => format!("release_stock:{after}"),
            Self::Inquire { attempt } => format!("inquire:{attempt}"),
            Self::Reverse { attempt } => format!("give_back:{attempt}"),
            Self::Capture {
                attempt,
                capture_request_id: id,
            } => format!("capture:{attempt}:{id}"),
            Self::Refund {
                attempt,
                refund_request_id: id,
            } => format!("refund:{attempt}:{id}"),
            Self::Review { attempt, reason } => format!("review:{attempt}:{reason}"),
        }
    }
}

named! {
    /// Why a person has to look at an attempt.
    ///
    /// ```
    /// use domain::ledger::ReviewReason;
    ///
    /// assert_eq!(ReviewReason::CaptureFailed.to_string(), "capture_failed");
    /// ```
    pub enum ReviewReason is "a reason for review" {
        /// An amount or a currency is not the order's.
        AmountMismatch = "amount_mismatch",
        /// Two successes of one attempt name different payments, or disagree whether a capture is
        /// due.
        PaymentMismatch = "payment_mismatch",
        /// A success while another attempt has paid the order.
        Duplicate = "duplicate",
        /// The money is held, and taking it failed.
        CaptureFailed = "capture_failed",
        /// A success that the shop does not keep, with no other that pays the order.
        Abandoned = "unwanted",
        /// Money that paid the order is gone again, and nobody here asked for that.
        PaidThenCancelled = "paid_then_cancelled",
        /// A refund failed, and what it should have given back is still here.
        RefundFailed = "refund_failed",
        /// Antom refunded another amount than was asked for, or more than there was. The order stays
        /// paid.
        RefundMismatch = "refund_mismatch",
    }
}
