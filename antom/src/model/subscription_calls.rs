//! The calls about a subscription: ending it, altering it, asking about it.

use super::amount::Amount;
use super::codes::{CancellationType, ProrationMode};
use super::method::PaymentMethod;
use super::result::OperationResult;
use super::subscription::{PeriodRule, Subscription};
use super::subscription_words::{PeriodType, SubscriptionPaymentStatus, SubscriptionStatus};
use super::wire::{Detail, wire};

wire! {
    /// The request to end a subscription. One of the two ids will do.
    pub struct CancelSubscription {
        /// Antom's id of it.
        pub subscription_id: Option<String>,
        /// Your own id of it.
        pub subscription_request_id: Option<String>,
        /// At the end of the period that is paid, or at once.
        pub cancellation_type: CancellationType,
    }

    /// The request to alter a subscription, **at once**. What is not given stays as it is.
    ///
    /// If the answer is lost or unknown, ask again with the same `subscription_update_request_id`.
    pub struct UpdateSubscription {
        /// Your own id of this update, unique for ever.
        pub subscription_update_request_id: String,
        /// Antom's id of the subscription.
        pub subscription_id: String,
        /// What the buyer subscribes to from now on.
        pub subscription_description: Option<String>,
        /// How often it renews from now on.
        pub period_rule: Option<PeriodRule>,
        /// What the next period costs, and those after it.
        pub payment_amount: Option<Amount>,
        /// When it ends, ISO 8601.
        pub subscription_end_time: Option<String>,
        /// The order that the payments are for from now on.
        pub order_info: Option<SubscriptionOrderInfo>,
        /// What is taken or given back for the rest of the running period.
        pub proration_settings: Option<ProrationSettings>,
        /// When the next period begins, ISO 8601: at least 24 hours ahead, and within one period.
        pub next_subscription_date: Option<String>,
    }

    /// The request to change a subscription for a new one. That it was accepted is not its outcome:
    /// the notification `CHANGE` is.
    pub struct ChangeSubscription {
        /// Your own id of this change, and of the new subscription; unique for ever.
        pub subscription_change_request_id: String,
        /// Antom's id of the subscription that is to be replaced.
        pub subscription_id: String,
        /// What the buyer subscribes to from then on.
        pub subscription_description: Option<String>,
        /// When the new one begins, ISO 8601. Without it, when Antom has the request.
        pub subscription_start_time: Option<String>,
        /// When the new one ends, ISO 8601.
        pub subscription_end_time: Option<String>,
        /// How often the new one renews.
        pub period_rule: Option<PeriodRule>,
        /// Until when the buyer may agree, ISO 8601: less than 48 hours ahead. Without it, half an
        /// hour.
        pub subscription_expiry_time: Option<String>,
        /// The order that the payments are for from then on.
        pub order_info: Option<SubscriptionOrderInfo>,
        /// What a period costs from then on.
        pub payment_amount: Option<Amount>,
        /// What is taken for the change itself.
        pub payment_amount_difference: Option<Amount>,
    }

    /// The order of a subscription's payments.
    pub struct SubscriptionOrderInfo {
        /// Its amount.
        pub order_amount: Amount,
    }

    /// What is taken or given back for the rest of the running period.
    pub struct ProrationSettings {
        /// Which of the two.
        pub proration_mode: ProrationMode,
        /// How much.
        pub custom_amount: Amount,
    }

    /// The answer to a cancellation, an update or a change: only how the call came out.
    pub struct SubscriptionReply {
        /// How the call came out.
        pub result: OperationResult,
    }

    /// The question how a subscription stands.
    pub struct InquireSubscription {
        /// Antom's id of it.
        pub subscription_id: String,
        /// Which of your accounts it is for, if you have several.
        pub merchant_account_id: Option<String>,
    }

    /// The answer: the subscription.
    pub struct SubscriptionInquiry {
        /// How the *question* came out.
        pub result: OperationResult,
        /// The subscription.
        pub subscription: Option<Subscription>,
    }

    /// The question which payments of a subscription there were, page by page.
    ///
    /// Of a subscription that Antom does not know it finds none; that is no refusal.
    pub struct InquireSubscriptionPayment {
        /// Antom's id of the subscription.
        pub subscription_id: String,
        /// Only those that came out so; empty for all.
        pub payment_statuses: Vec<SubscriptionPaymentStatus>,
        /// Which page, from 1.
        pub current_page: Option<u32>,
        /// How many on a page, 1 to 10. Without it, 10.
        pub page_size: Option<u32>,
        /// Which of your accounts it is for, if you have several.
        pub merchant_account_id: Option<String>,
    }

    /// The answer: one page of payments.
    pub struct SubscriptionPayments {
        /// How the *question* came out.
        pub result: OperationResult,
        /// The payments, those that failed among them.
        pub payments: Vec<SubscriptionPayment>,
        /// Which page it is, and of how many.
        pub paginator: Detail<Paginator>,
    }

    /// One payment of a subscription. When its period begins and ends, and whether a card's money was
    /// captured, is not said here.
    pub struct SubscriptionPayment {
        /// Antom's id of the payment: ask [`inquiry_payment`](crate::Client::inquiry_payment) for more.
        pub payment_id: Option<String>,
        /// How it came out; for cards, whether it was authorised.
        pub status: Option<SubscriptionPaymentStatus>,
        /// The period that it was for, counted from 1.
        pub phase_no: Option<u32>,
        /// What paid.
        pub payment_method: Detail<PaymentMethod>,
        /// How much.
        pub payment_amount: Option<Amount>,
        /// When, ISO 8601.
        pub payment_time: Option<String>,
        /// The dispute about it, if there is one.
        pub dispute_id: Option<String>,
    }

    /// The question which subscriptions there are, page by page.
    #[derive(Default)]
    pub struct InquireSubscriptionList {
        /// Begun at or after, ISO 8601. Without it, a week ago.
        pub start_time_from: Option<String>,
        /// Begun at or before, ISO 8601. Without it, now.
        pub start_time_to: Option<String>,
        /// Only those that stand so; empty for all.
        pub statuses: Vec<SubscriptionStatus>,
        /// Only those paid so; empty for all.
        pub payment_method_types: Vec<String>,
        /// Only those in these currencies; empty for all.
        pub currencies: Vec<String>,
        /// Only those of these units; empty for all.
        pub period_types: Vec<PeriodType>,
        /// Which page, from 1.
        pub current_page: Option<u32>,
        /// How many on a page, 1 to 100. Without it, 10.
        pub page_size: Option<u32>,
        /// Which of your accounts they are for, if you have several.
        pub merchant_account_id: Option<String>,
    }

    /// The answer: one page of subscriptions.
    pub struct SubscriptionList {
        /// How the *question* came out.
        pub result: OperationResult,
        /// The subscriptions.
        pub subscriptions: Vec<Subscription>,
        /// Which page it is, and of how many.
        pub paginator: Detail<Paginator>,
    }

    /// Which page an answer is.
    #[derive(Default)]
    pub struct Paginator {
        /// Its number, from 1.
        pub current_page: Option<u32>,
        /// How many entries a page has.
        pub page_size: Option<u32>,
        /// How many pages there are.
        pub total_page: Option<u32>,
        /// How many entries there are.
        pub total_count: Option<u32>,
    }
}

impl CancelSubscription {
    /// Ends the subscription of this id of Antom's.
    pub fn by_id(subscription_id: impl Into<String>, kind: CancellationType) -> Self {
        Self {
            subscription_id: Some(subscription_id.into()),
            subscription_request_id: None,
            cancellation_type: kind,
        }
    }

    /// Ends the subscription of this id of your own. It works before Antom's id is known, too.
    pub fn by_request_id(request_id: impl Into<String>, kind: CancellationType) -> Self {
        Self {
            subscription_id: None,
            subscription_request_id: Some(request_id.into()),
            cancellation_type: kind,
        }
    }
}

impl UpdateSubscription {
    /// An update that alters nothing yet.
    pub fn new(update_request_id: impl Into<String>, subscription_id: impl Into<String>) -> Self {
        Self {
            subscription_update_request_id: update_request_id.into(),
            subscription_id: subscription_id.into(),
            subscription_description: None,
            period_rule: None,
            payment_amount: None,
            subscription_end_time: None,
            order_info: None,
            proration_settings: None,
            next_subscription_date: None,
        }
    }

    /// The same, at another price from the next period on.
    #[must_use]
    pub fn at_price(self, amount: Amount) -> Self {
        Self {
            order_info: Some(SubscriptionOrderInfo {
                order_amount: amount.clone(),
            }),
            payment_amount: Some(amount),
            ..self
        }
    }
}

impl ChangeSubscription {
    /// A change for a subscription on the same terms.
    pub fn new(change_request_id: impl Into<String>, subscription_id: impl Into<String>) -> Self {
        Self {
            subscription_change_request_id: change_request_id.into(),
            subscription_id: subscription_id.into(),
            subscription_description: None,
            subscription_start_time: None,
            subscription_end_time: None,
            period_rule: None,
            subscription_expiry_time: None,
            order_info: None,
            payment_amount: None,
            payment_amount_difference: None,
        }
    }
}

impl InquireSubscription {
    /// Asks about the subscription of this id of Antom's.
    pub fn new(subscription_id: impl Into<String>) -> Self {
        Self {
            subscription_id: subscription_id.into(),
            merchant_account_id: None,
        }
    }
}

impl InquireSubscriptionPayment {
    /// Asks for one page of payments, ten on each, counted from 1.
    pub fn page(subscription_id: impl Into<String>, page: u32) -> Self {
        Self {
            subscription_id: subscription_id.into(),
            payment_statuses: Vec::new(),
            current_page: Some(page),
            page_size: None,
            merchant_account_id: None,
        }
    }
}

impl SubscriptionPayments {
    /// Whether there is a page after this one. If the answer does not say, a full page has one.
    ///
    /// ```
    /// use antom::SubscriptionPayments;
    ///
    /// let read = |paginator: &str| -> SubscriptionPayments {
    ///     let result = r#"{"resultCode":"SUCCESS","resultStatus":"S"}"#;
    ///     let answer = format!(r#"{{"result":{result},"payments":[],"paginator":{paginator}}}"#);
    ///     serde_json::from_str(&answer).unwrap()
    /// };
    /// assert!(read(r#"{"currentPage":"1","totalPage":2}"#).goes_on());
    /// assert!(!read(r#"{"currentPage":2,"totalPage":2}"#).goes_on());
    /// assert!(!read("null").goes_on());
    /// ```
    #[must_use]
    pub fn goes_on(&self) -> bool {
        let pages = self.paginator.as_ref();
        let numbered = pages.and_then(|pages| Some((pages.current_page?, pages.total_page?)));
        match numbered {
            Some((page, of)) => page < of,
            None => self.payments.len() >= 10,
        }
    }
}
