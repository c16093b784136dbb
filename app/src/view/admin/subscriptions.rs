//! Subscriptions in the back office.

use wording::Words;

use crate::view::{Agreement, PlanCard};

use super::{ActionForm, Badge, FilterOption, Moment, TimelineEvent};

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubscriptionsQuery {
    /// A number, or a whole e-mail address.
    pub q: String,
    /// `past_due`
    pub status: String,
    /// The number of the last one on the page before.
    pub after: String,
}

/// A page of the list, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscriptions {
    pub query: SubscriptionsQuery,
    pub statuses: Vec<FilterOption>,
    pub rows: Vec<SubscriptionRow>,
    /// The page after this one begins after this number.
    pub older: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionRow {
    pub number: String,
    pub plan: String,
    /// "SGD 18.00 every month"
    pub price: String,
    pub buyer: String,
    pub email: String,
    pub status: Badge,
    /// "29 December 2026"; empty if nothing more is charged.
    pub next_charge: String,
    /// What was paid so far.
    pub lifetime: String,
}

/// What the merchant can do with a subscription.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubscriptionAction {
    Cancel,
    Terminate,
    Refund { phase: u32 },
    Ship { phase: u32 },
    Supply { phase: u32 },
}

impl SubscriptionAction {
    /// Where its confirming page is; the form is sent to the same address.
    #[must_use]
    pub fn path(self, number: &str) -> String {
        match self {
            Self::Cancel => format!("/admin/subscriptions/{number}/cancel"),
            Self::Terminate => format!("/admin/subscriptions/{number}/terminate"),
            Self::Refund { phase } => format!("/admin/subscriptions/{number}/refund/{phase}"),
            Self::Ship { phase } => format!("/admin/subscriptions/{number}/ship/{phase}"),
            Self::Supply { phase } => format!("/admin/subscriptions/{number}/supply/{phase}"),
        }
    }

    #[must_use]
    pub fn label(self, words: Words) -> &'static str {
        match self {
            Self::Cancel => words.admin_subscription_cancel(),
            Self::Terminate => words.admin_subscription_terminate(),
            Self::Refund { .. } => words.admin_action_refund(),
            Self::Ship { .. } => words.admin_action_ship(),
            Self::Supply { .. } => words.admin_subscription_supply(),
        }
    }
}

/// One subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionDetail {
    pub number: String,
    pub plan: String,
    pub status: Badge,
    /// Label and words.
    pub facts: Vec<(&'static str, String)>,
    /// What a person has to look at, a sentence each.
    pub findings: Vec<String>,
    pub invoices: Vec<SubscriptionInvoice>,
    /// What can be done now.
    pub actions: Vec<SubscriptionAction>,
    /// The plans that it can be changed to.
    pub other_plans: Vec<PlanCard>,
    /// Why it cannot be changed to any now.
    pub no_change: Option<&'static str>,
    /// What was agreed on, the latest first.
    pub agreements: Vec<Agreement>,
    pub timeline: Vec<TimelineEvent>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionInvoice {
    pub phase: u32,
    pub period: String,
    pub amount: String,
    pub status: Badge,
    /// Antom's `paymentId` of each try, and how it stands.
    pub payments: Vec<String>,
    /// What it delivers, and how that stands; empty for a plan that gives access.
    pub parcel: String,
    /// What can be done with it now.
    pub actions: Vec<SubscriptionAction>,
}

/// What is to be packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packing {
    pub parcels: Vec<PackingRow>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackingRow {
    /// The subscription's.
    pub number: String,
    pub phase: u32,
    pub item: String,
    /// As a label is printed.
    pub address: Vec<String>,
    pub since: Moment,
}

/// A page that asks whether a subscription shall go on with another plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanForm {
    pub form: ActionForm,
    pub slug: String,
    pub heading: String,
    pub facts: Vec<(&'static str, String)>,
    /// What the buyer is told, a sentence each.
    pub terms: Vec<String>,
    /// Names what the page shows, so that a changed price is shown before it counts.
    pub seen: String,
    /// What each period can bring: SKU and name; empty for a plan that gives access.
    pub goods: Vec<(String, String)>,
    pub sku: String,
}

/// A page that asks once more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionForm {
    pub form: ActionForm,
    pub action: SubscriptionAction,
    pub heading: String,
    pub button: String,
    pub facts: Vec<(&'static str, String)>,
}
