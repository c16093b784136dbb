use domain::Money;

use super::{Outcome, Picture, QuickMethod};

/// What changed about a line since the buyer put it into the cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineNotice {
    PriceChanged { was: Money },
    OnlyLeft(u32),
    OutOfStock,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CartLine {
    pub sku: String,
    pub slug: String,
    pub name: String,
    pub label: String,
    pub picture: Picture,
    pub unit: Money,
    pub quantity: u32,
    pub total: Money,
    pub notice: Option<LineNotice>,
}

/// Something that is not sold any more, or not in the buyer's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneLine {
    pub sku: String,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Discount {
    pub code: String,
    /// What it takes off, as a positive amount.
    pub amount: Money,
}

/// A payment that may still succeed: shown instead of a second way to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LivePayment {
    pub order_number: String,
    pub token: String,
    pub amount: Money,
    pub outcome: Outcome,
}

/// An order that was paid a moment ago: the page that the buyer left tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaidOrder {
    pub order_number: String,
    pub token: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cart {
    pub lines: Vec<CartLine>,
    /// What was put into the cart and cannot be had now.
    pub gone: Vec<GoneLine>,
    /// A code that was entered and takes nothing off any more.
    pub lost_code: Option<String>,
    /// Number of pieces.
    pub count: u32,
    pub subtotal: Money,
    pub discount: Option<Discount>,
    /// Subtotal less discount, before delivery.
    pub total: Money,
    /// Nothing in the cart stands in the way of paying.
    pub payable: bool,
    pub live: Option<LivePayment>,
    pub just_paid: Option<PaidOrder>,
    /// The number of the order that was just cancelled, so that its goods are here again.
    pub cancelled: Option<String>,
    /// "Includes 9% GST", "Plus 8.875% sales tax"; empty where no tax is told.
    pub tax: String,
    /// What delivery costs and when it comes, as sentences; empty if it is not known where to.
    pub delivery: String,
    /// Each leads to a checkout that pays so.
    pub quick: Vec<QuickMethod>,
}
