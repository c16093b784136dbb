//! What a subscription is: its terms, in the request of a session and in answers.

use super::amount::Amount;
use super::method::PaymentMethod;
use super::scalar::required_number;
use super::subscription_words::{PeriodType, SubscriptionStatus};
use super::wire::{Detail, wire};

wire! {
    /// The terms of a subscription that the buyer signs up for on the hosted page.
    ///
    /// Antom takes the first payment at once, and every later one 24 hours before its period begins.
    ///
    /// ```
    /// use antom::{Amount, PeriodRule, SubscriptionInfo, Trial, format_local_time, parse_time};
    ///
    /// let now = parse_time("2026-03-12T10:38:54+08:00").unwrap();
    /// let info = SubscriptionInfo {
    ///     trials: vec![Trial::of_phase(1, Amount::new("SGD", 990))],
    ///     subscription_expiry_time: Some(format_local_time(now + time::Duration::hours(2))),
    ///     ..SubscriptionInfo::new(
    ///         "A bag of beans each month",
    ///         format_local_time(now),
    ///         PeriodRule::months(1),
    ///         "https://shop.example/webhooks/subscription",
    ///     )
    /// };
    /// let written = serde_json::to_value(&info)?;
    /// assert_eq!(written["periodRule"]["periodCount"], 1);
    /// assert_eq!(written["subscriptionExpiryTime"], "2026-03-12T12:38:54+08:00");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct SubscriptionInfo {
        /// What the buyer subscribes to, at most 256 characters.
        pub subscription_description: String,
        /// When the first period begins, ISO 8601 with an offset; usually now. Every later period is
        /// counted from it. A trial moves it back; see [`Trial`].
        pub subscription_start_time: String,
        /// When the last period ends, ISO 8601. Without it the subscription runs until it is ended.
        pub subscription_end_time: Option<String>,
        /// Where notifications of the subscription itself are posted, at most 2048 characters,
        /// `https`. Those of its payments go to `paymentNotifyUrl`.
        pub subscription_notify_url: String,
        /// Until when the buyer may finish signing up, ISO 8601. Without it, seven days for cards,
        /// Apple Pay and Google Pay, and 80 minutes for other methods; they need more than 74.
        pub subscription_expiry_time: Option<String>,
        /// How often it renews.
        pub period_rule: PeriodRule,
        /// The periods that cost less, or nothing.
        pub trials: Vec<Trial>,
    }

    /// How often a subscription renews.
    ///
    /// ```
    /// use antom::{PeriodRule, PeriodType};
    ///
    /// let read: PeriodRule = serde_json::from_str(r#"{"periodType":"WEEK","periodCount":"2"}"#)?;
    /// assert_eq!(read, PeriodRule::new(PeriodType::Week, 2));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct PeriodRule {
        /// The unit.
        pub period_type: PeriodType,
        /// How many of the unit make a period, at least 1.
        #[serde(deserialize_with = "required_number")]
        pub period_count: u32,
    }

    /// Periods that cost less than the others.
    ///
    /// For a trial of some days, move `subscriptionStartTime` back to *the end of the trial less one
    /// period*, and give the first period the amount of the trial. The first full payment is then
    /// taken 24 hours before the trial ends.
    pub struct Trial {
        /// The first period at this amount, counted from 1.
        pub trial_start_period: Option<u32>,
        /// The last period at this amount. Without it, only the first.
        pub trial_end_period: Option<u32>,
        /// How many periods, as some SDKs write it. The guide does not.
        pub trial_period: Option<u32>,
        /// What one such period costs; 0 for nothing.
        pub trial_amount: Amount,
    }

    /// A subscription as an inquiry finds it.
    ///
    /// The SDKs know two names for some of its fields; the methods read both.
    pub struct Subscription {
        /// Antom's id of it.
        pub subscription_id: Option<String>,
        /// Your own id of it: the `paymentRequestId` of the session that it was made by.
        pub subscription_request_id: Option<String>,
        /// Where it stands.
        pub status: Option<SubscriptionStatus>,
        /// The same, as other answers call it.
        pub subscription_status: Option<SubscriptionStatus>,
        /// What the buyer subscribed to.
        pub description: Option<String>,
        /// The same, as requests call it.
        pub subscription_description: Option<String>,
        /// When its first period began, ISO 8601.
        pub subscription_start_time: Option<String>,
        /// When its last period ends, ISO 8601.
        pub subscription_end_time: Option<String>,
        /// How often it renews.
        pub period_rule: Detail<PeriodRule>,
        /// The unit of that rule.
        pub period_type: Option<PeriodType>,
        /// The count of that rule.
        pub period_count: Option<u32>,
        /// When the period began that runs now, ISO 8601.
        pub current_period_start: Option<String>,
        /// When it ends, ISO 8601.
        pub current_period_end: Option<String>,
        /// Which one it is, counted from 1.
        pub current_phase_no: Option<u32>,
        /// What pays for it.
        pub payment_method: Detail<PaymentMethod>,
        /// What a period costs.
        pub payment_amount: Option<Amount>,
        /// When it was changed last, ISO 8601.
        pub last_update_time: Option<String>,
        /// The subscription that it was changed for, or that it took the place of.
        pub related_subscription_id: Option<String>,
    }
}

impl SubscriptionInfo {
    /// The terms that must be given.
    pub fn new(
        description: impl Into<String>,
        start_time: impl Into<String>,
        period_rule: PeriodRule,
        notify_url: impl Into<String>,
    ) -> Self {
        Self {
            subscription_description: description.into(),
            subscription_start_time: start_time.into(),
            subscription_end_time: None,
            subscription_notify_url: notify_url.into(),
            subscription_expiry_time: None,
            period_rule,
            trials: Vec::new(),
        }
    }
}

impl PeriodRule {
    /// So many of the unit.
    #[must_use]
    pub const fn new(period_type: PeriodType, period_count: u32) -> Self {
        Self {
            period_type,
            period_count,
        }
    }

    /// So many months.
    #[must_use]
    pub const fn months(count: u32) -> Self {
        Self::new(PeriodType::Month, count)
    }

    /// So many weeks.
    #[must_use]
    pub const fn weeks(count: u32) -> Self {
        Self::new(PeriodType::Week, count)
    }

    /// So many years.
    #[must_use]
    pub const fn years(count: u32) -> Self {
        Self::new(PeriodType::Year, count)
    }
}

impl Trial {
    /// One period at this amount, counted from 1.
    #[must_use]
    pub fn of_phase(phase: u32, amount: Amount) -> Self {
        Self {
            trial_start_period: Some(phase),
            trial_end_period: None,
            trial_period: None,
            trial_amount: amount,
        }
    }
}

impl Subscription {
    /// Where it stands, by whichever name the answer has it.
    #[must_use]
    pub fn status(&self) -> Option<&SubscriptionStatus> {
        self.status.as_ref().or(self.subscription_status.as_ref())
    }

    /// What the buyer subscribed to, by whichever name the answer has it.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        let description = self.description.as_deref();
        description.or(self.subscription_description.as_deref())
    }

    /// How often it renews, in whichever form the answer has it.
    ///
    /// ```
    /// use antom::{PeriodRule, Subscription};
    ///
    /// let apart: Subscription =
    ///     serde_json::from_str(r#"{"periodType":"MONTH","periodCount":"3","status":"ACTIVE"}"#)?;
    /// assert_eq!(apart.period_rule(), Some(PeriodRule::months(3)));
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn period_rule(&self) -> Option<PeriodRule> {
        let apart = || {
            Some(PeriodRule::new(
                self.period_type.clone()?,
                self.period_count?,
            ))
        };
        self.period_rule.clone().or_else(apart)
    }
}
