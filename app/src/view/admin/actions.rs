//! The pages that confirm what the merchant is about to do.

use std::collections::BTreeMap;

use wording::Words;

use super::{DisputeAction, Moment, SubscriptionAction};
use crate::view::Problem;

/// What the merchant can do with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderAction {
    Capture,
    Ship,
    Refund,
    Cancel,
    /// Takes the attempt's payment for the order's.
    Accept {
        attempt: u32,
    },
    /// Reverses a duplicate or unwanted attempt.
    Reverse {
        attempt: u32,
    },
}

impl OrderAction {
    /// Where its confirming page is; the form is sent to the same address.
    #[must_use]
    pub fn path(self, number: &str) -> String {
        match self {
            Self::Capture => format!("/admin/orders/{number}/capture"),
            Self::Ship => format!("/admin/orders/{number}/ship"),
            Self::Refund => format!("/admin/orders/{number}/refund"),
            Self::Cancel => format!("/admin/orders/{number}/cancel"),
            Self::Accept { attempt } => format!("/admin/orders/{number}/accept/{attempt}"),
            Self::Reverse { attempt } => format!("/admin/orders/{number}/give-back/{attempt}"),
        }
    }

    /// What its button says before the amount is known.
    #[must_use]
    pub fn label(self, words: Words) -> String {
        match self {
            Self::Capture => words.admin_action_capture().to_owned(),
            Self::Ship => words.admin_action_ship().to_owned(),
            Self::Refund => words.admin_action_refund().to_owned(),
            Self::Cancel => words.admin_action_cancel().to_owned(),
            Self::Accept { .. } => words.admin_action_accept().to_owned(),
            Self::Reverse { attempt } => words.admin_action_reverse(attempt),
        }
    }
}

/// What the merchant can do with an order, a subscription or a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    Order(OrderAction),
    Subscription(SubscriptionAction),
    /// A subscription goes on with this plan.
    ChangePlan(String),
    Dispute(DisputeAction),
}

impl From<DisputeAction> for Action {
    fn from(action: DisputeAction) -> Self {
        Self::Dispute(action)
    }
}

impl From<OrderAction> for Action {
    fn from(action: OrderAction) -> Self {
        Self::Order(action)
    }
}

impl From<SubscriptionAction> for Action {
    fn from(action: SubscriptionAction) -> Self {
        Self::Subscription(action)
    }
}

impl Action {
    /// Where its confirming page is; the form is sent to the same address.
    #[must_use]
    pub fn path(&self, number: &str) -> String {
        match self {
            Self::Order(action) => action.path(number),
            Self::Subscription(action) => action.path(number),
            Self::ChangePlan(slug) => format!("/admin/subscriptions/{number}/plan/{slug}"),
            Self::Dispute(action) => action.path(number),
        }
    }

    /// The page of what it is done with.
    #[must_use]
    pub fn page(&self, number: &str) -> String {
        match self {
            Self::Order(_) => format!("/admin/orders/{number}"),
            Self::Subscription(_) | Self::ChangePlan(_) => format!("/admin/subscriptions/{number}"),
            Self::Dispute(_) => format!("/admin/disputes/{number}"),
        }
    }

    /// What that page is called, and the way back to it.
    #[must_use]
    pub fn names(&self, number: &str, words: Words) -> (String, &'static str) {
        match self {
            Self::Order(_) => (words.admin_action_order(number), words.admin_action_back()),
            Self::Subscription(_) | Self::ChangePlan(_) => (
                words.admin_subscription_number(number),
                words.admin_subscription_back(),
            ),
            Self::Dispute(_) => (
                words.admin_dispute_number(number),
                words.admin_dispute_back(),
            ),
        }
    }
}

/// What all confirming pages have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionForm {
    /// The order's, the subscription's or the dispute's.
    pub number: String,
    /// What will happen, as one sentence.
    pub consequence: String,
    /// What should be looked at before; empty if nothing.
    pub warning: String,
    /// Why it cannot be done, as one sentence; then there is no button.
    pub disabled_because: Option<String>,
    /// Sent back as the hidden field `form`; good for one use.
    pub form_id: String,
    /// Why the page is shown again.
    pub problem: Option<Problem>,
}

/// What stands in the refund page's address or was sent to it, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefundInput {
    /// `None`: the merchant has not been asked yet.
    pub amount: Option<String>,
    pub reason: String,
    /// On the page on which an order is marked as shipped.
    pub parcel: ParcelInput,
    /// On the page on which a subscription gets another plan: what that is to bring.
    pub sku: String,
}

/// How an order leaves, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParcelInput {
    pub carrier: String,
    pub tracking: String,
    /// How many pieces of each SKU.
    pub pieces: BTreeMap<String, String>,
}

/// Goods of an order that have not all left.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemToShip {
    pub sku: String,
    /// "Tote, Sand"
    pub name: String,
    pub ordered: u32,
    pub left: u32,
}

impl ItemToShip {
    /// What the names of the fields for pieces begin with; the SKU follows.
    pub const FIELD: &'static str = "pieces-";
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundForm {
    pub form: ActionForm,
    pub money: RefundMoney,
    /// `SGD`, beside the amount's field.
    pub currency: String,
    /// The amount's field: what was typed, or all that remains as a number (`64.00`).
    pub amount: String,
    pub reason: String,
    /// The amount was given and can be refunded: the page asks for confirmation.
    pub confirm: Option<RefundConfirm>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundMoney {
    /// `SGD 64.00`
    pub paid: String,
    pub refunded: String,
    /// Refunds that Antom has not ended yet; `None` if there are none.
    pub pending_refunds: Option<String>,
    /// What can be refunded now.
    pub remaining: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundConfirm {
    /// `SGD 20.00`, for the button.
    pub amount: String,
    /// `20.00`, sent back as the hidden field `amount`.
    pub value: String,
    /// What can be refunded after this one.
    pub afterwards: String,
    /// Where the money goes: "VISA ending 0768", "Alipay".
    pub goes_to: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaptureForm {
    pub form: ActionForm,
    /// `SGD 64.00`: Antom captures the whole authorised amount or nothing (guide 004).
    pub authorised: String,
    /// `64.00`, sent back as the hidden field `amount`.
    pub value: String,
    /// From then on the shop voids the hold.
    pub capture_by: Option<Moment>,
    /// From then on Antom has let it expire.
    pub hold_expires: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelForm {
    pub form: ActionForm,
    pub total: String,
    /// What goes back to the buyer; `None` if nothing is paid or held.
    pub goes_back: Option<String>,
    /// Until when Antom cancels; after that only a refund helps. `None` if nothing is paid.
    pub cancellable_until: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReversalForm {
    pub form: ActionForm,
    pub attempt: u32,
    pub amount: String,
    /// "VISA ending 0768"; empty while unknown.
    pub method: String,
    /// Antom's `paymentId`; empty while unknown.
    pub payment_id: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcceptForm {
    pub form: ActionForm,
    pub attempt: u32,
    /// The order's total, which Antom's answer confirms.
    pub total: String,
    /// Who said which amount: "A notification says SGD 64.01."
    pub told: String,
    /// As it was typed.
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShipForm {
    pub form: ActionForm,
    pub paid: String,
    pub buyer: String,
    pub address: Vec<String>,
    pub items: Vec<ItemToShip>,
    /// Who may carry it: the form's value and the name.
    pub carriers: Vec<(String, String)>,
    pub parcel: ParcelInput,
}
