use super::CheckoutForm;

/// A plan in the list of plans.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanCard {
    pub slug: String,
    pub name: String,
    pub summary: String,
    /// "SGD 18.00 every month"
    pub price: String,
}

/// A plan and the form to sign up for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanPage {
    pub slug: String,
    pub name: String,
    pub summary: String,
    /// What the plan gives, a sentence each.
    pub includes: Vec<String>,
    pub price: String,
    /// What the buyer agrees to, a sentence each: what is paid, when, and how it ends.
    pub agreement: Vec<String>,
    /// What the button says.
    pub button: String,
    /// Names what the page shows, so that a changed price is shown before it is agreed to.
    pub seen: String,
    pub form: SignUpForm,
    /// What each period can bring: SKU and name; empty for a plan that gives access.
    pub goods: Vec<(String, String)>,
}

/// What the buyer types to sign up.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SignUpForm {
    pub email: String,
    pub name: String,
    /// Of a plan that delivers goods: which of them, and where to.
    pub sku: String,
    pub address: CheckoutForm,
}

/// A buyer's subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    pub number: String,
    pub token: String,
    pub plan: String,
    /// "Active"
    pub status: &'static str,
    /// What the buyer pays next, when, and what it means where it stands; a sentence each.
    pub says: Vec<String>,
    /// Antom's page, for who has not finished signing up.
    pub go_on: Option<String>,
    /// The result is awaited: the page loads itself anew.
    pub waiting: bool,
    pub can_cancel: bool,
    /// What cancelling means now.
    pub cancel_note: String,
    pub delivery: Option<DeliveryPanel>,
    pub invoices: Vec<InvoiceLine>,
    /// The plans that it can be changed to.
    pub other_plans: Vec<PlanCard>,
    /// Why it cannot be changed to any now.
    pub no_change: Option<&'static str>,
    /// The latest first.
    pub agreements: Vec<Agreement>,
    pub email: String,
    /// Whether the visitor can put it into their account.
    pub can_keep: bool,
}

/// What the buyer agreed to at a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// When.
    pub agreed: String,
    /// A sentence each.
    pub sentences: Vec<String>,
}

/// Another plan for a subscription, and what the change means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanChange {
    /// The subscription's.
    pub number: String,
    pub token: String,
    pub slug: String,
    pub plan: String,
    pub summary: String,
    pub includes: Vec<String>,
    pub price: String,
    pub agreement: Vec<String>,
    /// Names what the page shows, as for a plan.
    pub seen: String,
    pub goods: Vec<(String, String)>,
    pub sku: String,
    /// Why it cannot be made now; then there is no button.
    pub refused: Option<&'static str>,
}

/// One page of somebody's subscriptions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SubscriptionList {
    pub items: Vec<SubscriptionItem>,
    /// The number after which the next page begins.
    pub older: Option<String>,
}

/// What a subscription brings, and where to; the buyer can change both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliveryPanel {
    /// What the next parcel is: "Coffee, Whole beans"
    pub item: String,
    pub address: Vec<String>,
    pub goods: Vec<(String, String)>,
    pub form: SignUpForm,
    /// How each parcel stands, the latest first.
    pub parcels: Vec<String>,
}

/// An invoice of a subscription.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceLine {
    /// "31 January 2026 to 28 February 2026"
    pub period: String,
    pub amount: String,
    pub status: &'static str,
}

/// A subscription in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SubscriptionItem {
    pub number: String,
    pub token: String,
    pub plan: String,
    pub status: &'static str,
    pub price: String,
}
