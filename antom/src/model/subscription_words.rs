//! The open vocabularies of subscriptions: Antom adds words without notice.

use super::words::open_words;

open_words! {
    /// The unit in which the periods of a subscription are counted.
    PeriodType {
        /// Days.
        Day = "DAY",
        /// Weeks.
        Week = "WEEK",
        /// Months. A day that a month has not is that month's last.
        Month = "MONTH",
        /// Quarters. Only the SDKs know it: ask for three months instead.
        Quarter = "QUARTER",
        /// Half years. Only the SDKs know it: ask for six months instead.
        HalfYear = "HALF_YEAR",
        /// Years.
        Year = "YEAR",
    }

    /// Where a subscription stands.
    SubscriptionStatus {
        /// It renews itself.
        Active = "ACTIVE",
        /// It does not renew any more, and ends with the period that is paid. Only inquiries say so;
        /// the notification of it has the kind
        /// [`Cancel`](SubscriptionNotificationType::Cancel).
        Cancelled = "CANCELLED",
        /// It is over, or never began.
        Terminated = "TERMINATED",
    }

    /// What happened to a subscription.
    SubscriptionNotificationType {
        /// Its sign-up ended: the status says whether it is active or failed.
        Create = "CREATE",
        /// It was changed for another one.
        Change = "CHANGE",
        /// It will not renew any more.
        Cancel = "CANCEL",
        /// Its terms were updated.
        Update = "UPDATE",
        /// It is over.
        Terminate = "TERMINATE",
    }

    /// How the payment of one period came out.
    SubscriptionPaymentStatus {
        /// Paid; for cards, that is authorised.
        Success = "SUCCESS",
        /// Not paid.
        Fail = "FAIL",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_words_and_others_are_written_as_they_were_read() {
        for text in ["DAY", "HALF_YEAR", "YEAR", "FORTNIGHT"] {
            let json = format!("\"{text}\"");
            let word: PeriodType = serde_json::from_str(&json).unwrap();
            assert_eq!(word.to_string(), text);
            assert_eq!(serde_json::to_string(&word).unwrap(), json);
        }
        assert_eq!(
            SubscriptionStatus::from("PAUSED"),
            SubscriptionStatus::Other("PAUSED".to_owned())
        );
        assert_eq!(
            SubscriptionNotificationType::from("CREATE"),
            SubscriptionNotificationType::Create
        );
        assert_eq!(
            SubscriptionPaymentStatus::from("FAIL"),
            SubscriptionPaymentStatus::Fail
        );
    }
}
