use wording::Words;

use super::{AuditEntry, Badge, CardBlock, DisputeLine, Moment, OrderAction, Tone};

/// Everything known about one order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub number: String,
    pub placed: Moment,
    pub total: String,
    pub state: Badge,
    pub payment: Badge,
    /// What to do next, or that there is nothing to do, as one sentence.
    pub next_step: String,
    pub actions: Vec<ActionButton>,
    pub check: CheckForm,
    /// Of its payments.
    pub disputes: Vec<DisputeLine>,
    pub money: MoneySummary,
    /// First to latest.
    pub attempts: Vec<Attempt>,
    /// What is known of their cards; none for other methods.
    pub cards: Vec<CardBlock>,
    pub captures: Vec<Capture>,
    pub refunds: Vec<Refund>,
    /// Evidence and effects, oldest first.
    pub timeline: Vec<TimelineEvent>,
    pub items: Vec<Item>,
    /// Goods, discount, delivery, added tax, total, included tax.
    pub sums: Vec<Sum>,
    /// What has left, first to latest.
    pub parcels: Vec<ShippedParcel>,
    pub buyer: Buyer,
    /// Who travels is known, and shown to whoever may see it.
    pub has_travellers: bool,
    /// This order's entries of the audit log, newest first.
    pub audit: Vec<AuditEntry>,
}

/// A button that leads to a confirming page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActionButton {
    pub action: OrderAction,
    /// Why it is not possible now, as one sentence; then the button is disabled.
    pub disabled_because: Option<String>,
    /// The one that `next_step` speaks of.
    pub recommended: bool,
}

/// The "check with Antom now" button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CheckForm {
    pub form_id: String,
    pub disabled_because: Option<String>,
}

/// Over all attempts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoneySummary {
    pub authorised: String,
    pub captured: String,
    pub refunded: String,
    /// What went back by cancelling a payment; `None` if nothing did.
    pub cancelled: Option<String>,
    /// Refunds that Antom has not ended yet; `None` if there are none.
    pub pending_refunds: Option<String>,
    pub remaining: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// From 1.
    pub number: u32,
    pub begun: Moment,
    pub payment_request_id: String,
    /// Antom's; empty while unknown.
    pub payment_id: String,
    /// "Card", "Alipay"; empty while unknown.
    pub method: String,
    /// "VISA ending 0768"; empty for other methods.
    pub card: String,
    pub amount: String,
    pub state: Badge,
    /// The one attempt whose money pays for the order.
    pub winner: bool,
    /// Why it failed, with Antom's code, and until when it is held; in plain words.
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capture {
    pub attempt: u32,
    /// Empty for an automatic capture.
    pub capture_request_id: String,
    pub amount: String,
    pub state: Badge,
    pub at: Option<Moment>,
    /// Why it failed; empty if there is nothing to say.
    pub note: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    pub attempt: u32,
    pub refund_request_id: String,
    pub amount: String,
    pub state: Badge,
    pub at: Option<Moment>,
    /// The merchant's reason, "made in Antom's dashboard", or why it failed.
    pub note: String,
}

/// Who said or did it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// A notification.
    Notification,
    /// The answer to a request or an inquiry of ours.
    Inquiry,
    Buyer,
    Shop,
    Merchant,
}

impl Source {
    #[must_use]
    pub fn label(self, words: Words) -> String {
        match self {
            Self::Notification => words.admin_timeline_notification().to_owned(),
            Self::Inquiry => words.admin_timeline_inquiry().to_owned(),
            Self::Buyer => words.admin_timeline_buyer().to_owned(),
            Self::Shop => words.admin_timeline_shop().to_owned(),
            Self::Merchant => words.admin_timeline_merchant().to_owned(),
        }
    }
}

/// One stop on the timeline: evidence that was learned, or an effect that was carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimelineEvent {
    pub at: Moment,
    pub source: Source,
    pub attempt: Option<u32>,
    /// Plain words: "The card was authorised for SGD 64.00."
    pub text: String,
    /// The fact's or effect's name and Antom's code: `payment_failed RISK_REJECT`.
    pub code: String,
    pub tone: Tone,
    /// An effect's own: "Done", "Waiting, third try at 14:05 UTC". `None` for evidence.
    pub state: Option<Badge>,
    /// The raw body, indented if it is JSON.
    pub raw: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub name: String,
    /// The variant's; may be empty.
    pub label: String,
    pub sku: String,
    pub quantity: u32,
    pub unit: String,
    pub total: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// "Goods", "Code WELCOME", "Standard delivery", "Total"
    pub label: String,
    pub amount: String,
    pub is_total: bool,
    /// A part of the total above it.
    pub is_inside: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippedParcel {
    pub number: u32,
    pub left: Moment,
    /// "2 × Tote, Sand"
    pub items: Vec<String>,
    /// "DHL, 1234567890"; empty if nothing was told.
    pub carrier: String,
    /// Where it can be followed.
    pub page: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Buyer {
    pub name: String,
    pub email: String,
    /// Empty if none was given.
    pub phone: String,
    pub address: Vec<String>,
}
