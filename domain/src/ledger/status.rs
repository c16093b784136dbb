use crate::names::named;

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
        for status in PaymentStatus::ALL {
            assert_eq!(status.as_str().parse(), Ok(*status));
        }
    }
}
