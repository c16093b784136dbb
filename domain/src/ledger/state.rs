use crate::names::named;

named! {
    /// Where one attempt stands.
    ///
    /// ```
    /// use domain::ledger::AttemptState;
    ///
    /// assert_eq!(AttemptState::CaptureFailed.as_str(), "capture_failed");
    /// assert_eq!("open".parse(), Ok(AttemptState::Open));
    /// ```
    pub enum AttemptState is "an attempt state" {
        /// Its row is committed, and no answer is in.
        Created = "created",
        /// No answer that can be believed: the buyer gets a new attempt, and the janitor keeps
        /// asking about this one.
        Unknown = "unknown",
        /// The buyer has a page to pay on.
        Open = "open",
        /// Submitted, and not decided; or a success whose method is not known yet; or `pay` was
        /// called, and nobody knows what came of it.
        Processing = "processing",
        /// The money is held, and a capture is due.
        Authorised = "authorised",
        /// The money is taken.
        Paid = "paid",
        /// The money is held, and taking it failed.
        CaptureFailed = "capture_failed",
        /// The payment failed.
        Failed = "failed",
        /// Antom refused the request.
        Rejected = "rejected",
        /// Nobody paid in time.
        Expired = "expired",
        /// Nothing is held any more, and nothing is kept.
        Cancelled = "cancelled",
        /// Another attempt goes before this one; a success here still counts.
        Superseded = "superseded",
        /// A success that has no place: another attempt goes before it, or the shop does not want
        /// it.
        Duplicate = "duplicate",
        /// What Antom says does not fit the order: a person has to look.
        NeedsReview = "needs_review",
        /// It does not pay the order, and everything it took went back by refunds.
        Refunded = "refunded",
    }
}

impl AttemptState {
    /// Whether this attempt takes the order's one live slot: the buyer may be paying on it.
    ///
    /// A ledger never has more than one such attempt, so a unique index over these states holds.
    /// Unknown is not among them: a hosted session without an answer has no page that anybody
    /// could pay on, and the buyer gets another at once (guide 000).
    ///
    /// ```
    /// use domain::ledger::AttemptState;
    ///
    /// assert!(AttemptState::Open.is_alive());
    /// assert!(!AttemptState::Unknown.is_alive());
    /// ```
    #[must_use]
    pub const fn is_alive(self) -> bool {
        match self {
            Self::Created | Self::Open | Self::Processing | Self::Authorised => true,
            Self::Unknown
            | Self::Paid
            | Self::CaptureFailed
            | Self::Failed
            | Self::Rejected
            | Self::Expired
            | Self::Cancelled
            | Self::Superseded
            | Self::Duplicate
            | Self::NeedsReview
            | Self::Refunded => false,
        }
    }

    /// Whether nothing more has to be asked about this attempt.
    ///
    /// A success may still come, and is then recorded; it is just not waited for.
    ///
    /// ```
    /// use domain::ledger::AttemptState;
    ///
    /// assert!(AttemptState::Expired.is_final());
    /// assert!(!AttemptState::Superseded.is_final());
    /// ```
    #[must_use]
    pub const fn is_final(self) -> bool {
        match self {
            Self::Paid
            | Self::Failed
            | Self::Rejected
            | Self::Expired
            | Self::Cancelled
            | Self::Refunded => true,
            Self::Created
            | Self::Unknown
            | Self::Open
            | Self::Processing
            | Self::Authorised
            | Self::CaptureFailed
            | Self::Superseded
            | Self::Duplicate
            | Self::NeedsReview => false,
        }
    }

    /// Whether an attempt in this state keeps the buyer from starting another one.
    ///
    /// What is alive does, and so does money whose fate is open: a duplicate on its way back, or a
    /// payment under review. A failed capture does not, since the sale would be lost for good;
    /// should another attempt be paid, the hold is given back as a duplicate.
    pub(super) const fn blocks_another(self) -> bool {
        match self {
            Self::Created
            | Self::Open
            | Self::Processing
            | Self::Authorised
            | Self::Paid
            | Self::Duplicate
            | Self::NeedsReview => true,
            Self::Unknown
            | Self::CaptureFailed
            | Self::Failed
            | Self::Rejected
            | Self::Expired
            | Self::Cancelled
            | Self::Superseded
            | Self::Refunded => false,
        }
    }

    /// Whether it ended, and left the shop nothing.
    pub(super) const fn ended_with_nothing(self) -> bool {
        match self {
            Self::Failed | Self::Rejected | Self::Expired | Self::Cancelled | Self::Refunded => {
                true
            }
            Self::Created
            | Self::Unknown
            | Self::Open
            | Self::Processing
            | Self::Authorised
            | Self::Paid
            | Self::CaptureFailed
            | Self::Superseded
            | Self::Duplicate
            | Self::NeedsReview => false,
        }
    }
}

named! {
    /// Where the payment of a whole order stands.
    ///
    /// ```
    /// use domain::ledger::PaymentStatus;
    ///
    /// assert_eq!(PaymentStatus::NeedsReview.as_str(), "needs_review");
    /// ```
    pub enum PaymentStatus is "a payment status" {
        /// Nothing paid, and nothing under way.
        None = "none",
        /// An attempt is under way.
        Pending = "pending",
        /// The money is held, and a capture is due.
        Authorised = "authorised",
        /// The money is taken.
        Paid = "paid",
        /// An attempt ended without money; the buyer may try again.
        Failed = "failed",
        /// Money whose fate a person has to decide, and none that pays the order.
        NeedsReview = "needs_review",
        /// The money is taken, and more than once: the surplus is on its way back.
        ReversingDuplicate = "reversing_duplicate",
        /// The money is taken, and a part of it went back.
        PartiallyRefunded = "partially_refunded",
        /// Money came, and all of it went back by refunds.
        Refunded = "refunded",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_reads_back() {
        for state in AttemptState::ALL {
            assert_eq!(state.as_str().parse(), Ok(*state));
            assert!(!(state.is_alive() && state.is_final()), "{state}");
            assert!(!state.is_alive() || state.blocks_another(), "{state}");
        }
        for status in PaymentStatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(*status));
        }
        assert!("PAID".parse::<AttemptState>().is_err());
    }
}
