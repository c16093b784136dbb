//! The pages that confirm what the merchant is about to do.

use super::Moment;
use crate::view::Problem;

/// What the merchant can do with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Capture,
    Ship,
    Refund,
    Cancel,
    /// Gives back what a duplicate or unwanted attempt took.
    GiveBack {
        attempt: u32,
    },
}

impl Deed {
    /// Where its confirming page is; the form is sent to the same address.
    #[must_use]
    pub fn path(self, number: &str) -> String {
        match self {
            Self::Capture => format!("/admin/orders/{number}/capture"),
            Self::Ship => format!("/admin/orders/{number}/ship"),
            Self::Refund => format!("/admin/orders/{number}/refund"),
            Self::Cancel => format!("/admin/orders/{number}/cancel"),
            Self::GiveBack { attempt } => format!("/admin/orders/{number}/give-back/{attempt}"),
        }
    }

    /// What its button says before the amount is known.
    #[must_use]
    pub fn label(self) -> String {
        match self {
            Self::Capture => "Capture the money".to_owned(),
            Self::Ship => "Mark as shipped".to_owned(),
            Self::Refund => "Refund".to_owned(),
            Self::Cancel => "Cancel the order".to_owned(),
            Self::GiveBack { attempt } => format!("Give back attempt {attempt}"),
        }
    }
}

/// What all confirming pages have in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeedForm {
    /// The order's.
    pub number: String,
    /// What will happen, as one sentence.
    pub happens: String,
    /// Why it cannot be done, as one sentence; then there is no button.
    pub refused: Option<String>,
    /// Sent back as the hidden field `form`; good for one use.
    pub form: String,
    /// Why the page is shown again.
    pub problem: Option<Problem>,
}

/// What stands in the refund page's address or was sent to it, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RefundTyped {
    /// `None`: the merchant has not been asked yet.
    pub amount: Option<String>,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefundForm {
    pub deed: DeedForm,
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
    /// Refunds that Antom has not settled yet; `None` if there are none.
    pub under_way: Option<String>,
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
    pub deed: DeedForm,
    /// `SGD 64.00`: Antom captures the whole authorised amount or nothing (guide 004).
    pub authorised: String,
    /// `64.00`, sent back as the hidden field `amount`.
    pub value: String,
    /// Then the shop lets go of what nobody captured.
    pub due: Option<Moment>,
    /// Then Antom does, whatever the shop wants.
    pub lapses: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CancelForm {
    pub deed: DeedForm,
    pub total: String,
    /// What goes back to the buyer; `None` if nothing is paid or held.
    pub goes_back: Option<String>,
    /// Until when Antom cancels; after that only a refund helps. `None` if nothing is paid.
    pub until: Option<Moment>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GiveBackForm {
    pub deed: DeedForm,
    pub attempt: u32,
    pub amount: String,
    /// "VISA ending 0768"; empty while unknown.
    pub method: String,
    /// Antom's `paymentId`; empty while unknown.
    pub payment_id: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShipForm {
    pub deed: DeedForm,
    pub paid: String,
    pub buyer: String,
    pub address: Vec<String>,
    /// "2 × Tote, Sand"
    pub items: Vec<String>,
}
