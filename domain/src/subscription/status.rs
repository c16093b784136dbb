use crate::names::named;

named! {
    /// Where a subscription stands at a moment.
    ///
    /// ```
    /// use domain::subscription::Status;
    ///
    /// assert_eq!(Status::PastDue.as_str(), "past_due");
    /// assert!(Status::PastDue.is_charged());
    /// assert!(!Status::Ending.is_charged());
    /// ```
    pub enum Status is "a status of a subscription" {
        /// The buyer is on Antom's page, or Antom has not told the end of it.
        SigningUp = "signing_up",
        /// Antom charges every period.
        Active = "active",
        /// The last charge failed, so the buyer has no access. Antom still keeps it active, and
        /// tries again.
        PastDue = "past_due",
        /// Cancelled: no further charge, and what was paid for runs on.
        Ending = "ending",
        /// Over, by itself or by termination.
        Ended = "ended",
        /// It never began: the first payment or its capture failed.
        Failed = "failed",
        /// It never began: the buyer did not finish the sign-up in time.
        Expired = "expired",
    }
}

impl Status {
    /// Whether Antom will charge again unless somebody stops it.
    #[must_use]
    pub const fn is_charged(self) -> bool {
        matches!(self, Self::Active | Self::PastDue)
    }

    /// Whether nothing can follow any more but a late notification.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Ended | Self::Failed | Self::Expired)
    }
}
