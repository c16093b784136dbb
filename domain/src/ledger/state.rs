use crate::names::named;
use crate::time::Timestamp;

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

    /// Tells whether the shop waits for this attempt before it offers another way to pay.
    ///
    /// It does for what [is alive](Self::is_alive), but for a page only until that expires. One
    /// without `expires_at` never does.
    ///
    /// ```
    /// use domain::Timestamp;
    /// use domain::ledger::AttemptState;
    ///
    /// let (end, after) = (Timestamp::from_ms(5_000), Timestamp::from_ms(5_001));
    /// assert!(!AttemptState::Open.is_alive_at(Some(end), after));
    /// assert!(AttemptState::Processing.is_alive_at(Some(end), after));
    /// ```
    #[must_use]
    pub fn is_alive_at(self, expires_at: Option<Timestamp>, now: Timestamp) -> bool {
        let has_expired = || expires_at.is_some_and(|end| end <= now);
        self.is_alive() && !(self == Self::Open && has_expired())
    }

    /// Tells whether a success of this attempt may still come.
    ///
    /// A created attempt is among them, because a card that is known may be charged without any
    /// page. Of a hosted session that is only created no page reached the buyer: whoever knows
    /// that the attempt is one leaves it out.
    ///
    /// ```
    /// use domain::ledger::AttemptState;
    ///
    /// assert!(AttemptState::Superseded.may_still_succeed());
    /// assert!(!AttemptState::Failed.may_still_succeed());
    /// ```
    #[must_use]
    pub const fn may_still_succeed(self) -> bool {
        match self {
            Self::Created
            | Self::Open
            | Self::Processing
            | Self::Authorised
            | Self::Superseded
            | Self::Expired => true,
            Self::Unknown
            | Self::Paid
            | Self::CaptureFailed
            | Self::Failed
            | Self::Rejected
            | Self::Cancelled
            | Self::Duplicate
            | Self::NeedsReview
            | Self::Refunded => false,
        }
    }

    /// Tells whether an inquiry may still bring something new about this attempt.
    ///
    /// An expired attempt is among them: a success may come late (guide 000).
    ///
    /// ```
    /// use domain::ledger::AttemptState;
    ///
    /// assert!(AttemptState::Expired.is_worth_inquiring());
    /// assert!(!AttemptState::Paid.is_worth_inquiring());
    /// ```
    #[must_use]
    pub const fn is_worth_inquiring(self) -> bool {
        match self {
            Self::Created
            | Self::Unknown
            | Self::Open
            | Self::Processing
            | Self::Authorised
            | Self::Expired
            | Self::Superseded => true,
            Self::Paid
            | Self::CaptureFailed
            | Self::Failed
            | Self::Rejected
            | Self::Cancelled
            | Self::Duplicate
            | Self::NeedsReview
            | Self::Refunded => false,
        }
    }

    /// Tells whether Antom works on taking the money, so that news of it is due soon.
    ///
    /// ```
    /// use domain::ledger::AttemptState;
    ///
    /// assert!(AttemptState::Processing.awaits_money());
    /// assert!(!AttemptState::Open.awaits_money());
    /// ```
    #[must_use]
    pub const fn awaits_money(self) -> bool {
        match self {
            Self::Processing | Self::Authorised => true,
            Self::Created
            | Self::Unknown
            | Self::Open
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

    /// Tells whether money is authorised and not captured (guide 004).
    ///
    /// ```
    /// use domain::ledger::AttemptState;
    ///
    /// assert!(AttemptState::CaptureFailed.holds_money());
    /// assert!(!AttemptState::Paid.holds_money());
    /// ```
    #[must_use]
    pub const fn holds_money(self) -> bool {
        match self {
            Self::Authorised | Self::CaptureFailed => true,
            Self::Created
            | Self::Unknown
            | Self::Open
            | Self::Processing
            | Self::Paid
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

    /// Tells whether money may be there that neither pays the order nor went back yet.
    ///
    /// ```
    /// use domain::ledger::AttemptState;
    ///
    /// assert!(AttemptState::Duplicate.has_undecided_money());
    /// assert!(!AttemptState::Refunded.has_undecided_money());
    /// ```
    #[must_use]
    pub const fn has_undecided_money(self) -> bool {
        match self {
            Self::Duplicate | Self::NeedsReview => true,
            Self::Created
            | Self::Unknown
            | Self::Open
            | Self::Processing
            | Self::Authorised
            | Self::Paid
            | Self::CaptureFailed
            | Self::Failed
            | Self::Rejected
            | Self::Expired
            | Self::Cancelled
            | Self::Superseded
            | Self::Refunded => false,
        }
    }

    /// Whether an attempt in this state keeps the buyer from starting another one.
    ///
    /// What is alive does, and so does money whose fate is open: a duplicate on its way back, or a
    /// payment under review. A failed capture does not, since the sale would be lost for good;
    /// should another attempt be paid, the hold is given back as a duplicate.
    pub(super) const fn blocks_another(self) -> bool {
        self.is_alive() || self.has_undecided_money() || matches!(self, Self::Paid)
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

#[cfg(test)]
mod tests {
    use super::AttemptState::*;
    use super::*;

    /// The states that a predicate is true of, in the order of their declaration.
    fn all(holds: impl Fn(AttemptState) -> bool) -> Vec<AttemptState> {
        let states = AttemptState::ALL.iter().copied();
        states.filter(|state| holds(*state)).collect()
    }

    #[test]
    fn every_name_reads_back() {
        for state in AttemptState::ALL {
            assert_eq!(state.as_str().parse(), Ok(*state));
        }
        assert!("PAID".parse::<AttemptState>().is_err());
    }

    #[test]
    fn each_predicate_is_true_of_these_states() {
        let alive = [Created, Open, Processing, Authorised];
        let may_succeed = [Created, Open, Processing, Authorised, Expired, Superseded];
        let blocking = [
            Created,
            Open,
            Processing,
            Authorised,
            Paid,
            Duplicate,
            NeedsReview,
        ];
        assert_eq!(all(AttemptState::is_alive), alive);
        assert_eq!(all(AttemptState::may_still_succeed), may_succeed);
        assert_eq!(all(AttemptState::awaits_money), [Processing, Authorised]);
        assert_eq!(all(AttemptState::holds_money), [Authorised, CaptureFailed]);
        assert_eq!(
            all(AttemptState::has_undecided_money),
            [Duplicate, NeedsReview]
        );
        assert_eq!(all(AttemptState::blocks_another), blocking);
        assert_eq!(
            all(AttemptState::ended_with_nothing),
            [Failed, Rejected, Expired, Cancelled, Refunded]
        );
        assert_eq!(
            all(AttemptState::is_final),
            [Paid, Failed, Rejected, Expired, Cancelled, Refunded]
        );
    }

    #[test]
    fn an_inquiry_is_worth_while_until_the_end_is_known() {
        for state in AttemptState::ALL {
            let worth = state.is_worth_inquiring();
            let may_succeed = state.may_still_succeed() || *state == Unknown;
            assert_eq!(worth, may_succeed, "{state}");
            assert!(!(state.is_alive() && state.is_final()), "{state}");
            assert!(!worth || !state.is_final() || *state == Expired, "{state}");
        }
    }

    #[test]
    fn only_a_page_stops_being_waited_for_when_it_expires() {
        let (before, end) = (Timestamp::from_ms(4_999), Timestamp::from_ms(5_000));
        for state in AttemptState::ALL {
            let alive = state.is_alive();
            assert_eq!(state.is_alive_at(None, end), alive, "{state}");
            assert_eq!(state.is_alive_at(Some(end), before), alive, "{state}");
            let still = alive && *state != Open;
            assert_eq!(state.is_alive_at(Some(end), end), still, "{state}");
        }
    }
}
