use domain::Money;

use super::{Keep, Moment, Picture, TaxRow};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepState {
    Done,
    Current,
    Ahead,
}

/// A stop on the order's route: placed, paid, packed, on its way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProgressStep {
    pub name: String,
    /// When it came there.
    pub at: Option<Moment>,
    pub state: StepState,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLine {
    pub name: String,
    pub label: String,
    /// The page of the goods; `None` for delivery.
    pub page: Option<String>,
    /// `None` for delivery.
    pub picture: Option<Picture>,
    pub unit: Money,
    pub quantity: u32,
    pub total: Money,
}

/// What has left of an order, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parcel {
    /// "Parcel", "Parcel 2"
    pub name: String,
    pub left: Moment,
    /// "2 × Tote, Sand"; empty where the parcel is the whole order.
    pub items: Vec<String>,
    /// "DHL, 1234567890"; empty if the merchant told nothing.
    pub text: String,
    /// Where it can be followed.
    pub page: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Destination {
    pub email: String,
    pub name: String,
    pub lines: Vec<String>,
    pub phone: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    /// "Card VISA ending 0768", "Alipay"; empty while unknown.
    pub method: String,
    /// "Paid on 21 November 2026, 17:20 UTC"
    pub status: String,
    /// Antom's number of the payment; empty while unknown.
    pub payment_id: String,
    /// "SGD 12.00 refunded", one sentence each.
    pub refunds: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    pub number: String,
    pub token: String,
    pub placed: Moment,
    pub progress: Vec<ProgressStep>,
    /// What happens next, as a sentence.
    pub next: String,
    pub lines: Vec<OrderLine>,
    pub goods: Money,
    pub discount: Option<(String, Money)>,
    pub delivery: Money,
    pub delivery_name: String,
    /// How much of the total it is.
    pub tax: Option<(TaxRow, Money)>,
    /// When it comes, while it has not; empty if no days were promised.
    pub arrival: String,
    pub total: Money,
    /// Who gets it and where; `None` where the link alone shows it no longer.
    pub destination: Option<Destination>,
    /// First to latest.
    pub parcels: Vec<Parcel>,
    /// What has not left yet, once a part has: "1 × Tote, Sand".
    pub still_to_come: Vec<String>,
    pub payment: Payment,
    /// The order still waits for its payment: the page leads to the result page.
    pub unpaid: bool,
    pub keep: Keep,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderListItem {
    pub number: String,
    pub token: String,
    pub placed: Moment,
    pub total: Money,
    pub pieces: u32,
    /// Of the first goods.
    pub pictures: Vec<Picture>,
    pub status: String,
    pub unpaid: bool,
}
