//! An order as its row says, in the domain's types.

use std::fmt;
use std::str::FromStr;

use domain::ledger::PaymentStatus;
use domain::order::{Arrival, CaptureMode, ChargedTax, OrderState, Tax, TaxName, TaxRate};
use domain::text::fold;
use domain::{Currency, Money};

use crate::store::StoreError;
use crate::store::entity::order;
use crate::store::stored::{Stored, named, parse};

/// Where an order's pieces are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StockPlace {
    Reserved,
    Released,
    Sold,
}

impl StockPlace {
    const ALL: [Self; 3] = [Self::Reserved, Self::Released, Self::Sold];

    /// The word under which it is stored.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Reserved => "reserved",
            Self::Released => "released",
            Self::Sold => "sold",
        }
    }
}

impl fmt::Display for StockPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for StockPlace {
    type Err = StoreError;

    fn from_str(word: &str) -> Result<Self, Self::Err> {
        named("a stock place", Self::ALL, Self::as_str, word)
    }
}

/// An order: what was bought, by whom, and how far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderRow {
    pub id: String,
    /// What people call it: `WF-7K3M-9QXA`.
    pub number: String,
    /// Whoever has it may see the order.
    pub token: String,
    pub shopper: String,
    /// `None` for a guest's order.
    pub buyer_id: Option<String>,
    pub state: OrderState,
    pub payment_status: Stored<PaymentStatus>,
    pub stock: StockPlace,
    /// Why a person has to look at it.
    pub review_reason: Option<String>,
    /// Fixed when the order was placed.
    pub capture_mode: CaptureMode,
    /// `orderAmount` towards Antom.
    pub total: Money,
    pub promotion: Option<String>,
    pub discount: Money,
    pub delivery_name: String,
    pub delivery: Money,
    /// Inside the total; `None` where none was told.
    pub tax: Option<ChargedTax>,
    /// When it was promised to arrive, as it was ordered.
    pub arrival: Option<Arrival>,
    pub email: String,
    pub name: String,
    pub phone: String,
    pub country: String,
    pub address1: String,
    pub address2: String,
    pub city: String,
    /// State, province or prefecture: a code of ISO 3166-2. Empty where addresses have none.
    pub province: String,
    pub postcode: String,
    pub locale: String,
    pub terminal_type: String,
    pub os_type: Option<String>,
    /// What the buyer reviewed: the same review again is the same order again.
    pub checkout_fingerprint: String,
    pub placed_at: i64,
    pub paid_at: Option<i64>,
    pub fulfilled_at: Option<i64>,
    /// When the first of its parcels left; the last one fulfils it.
    pub first_left_at: Option<i64>,
    /// Whether what was bought has left the shopper's cart.
    pub cart_taken: bool,
}

impl OrderRow {
    /// The currency of everything in it.
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.total.currency()
    }

    /// An amount of a line, a capture or a refund, which are stored without their currency.
    ///
    /// # Errors
    /// When it is negative or too large to be an amount.
    pub fn money(&self, minor: i64) -> Result<Money, StoreError> {
        money(minor, self.currency())
    }
}

/// What an order can be found by, folded, a line each.
#[must_use]
pub fn search_text(row: &order::Model) -> String {
    let parts = [
        &row.number,
        &row.email,
        &row.name,
        &row.postcode,
        &row.phone,
    ];
    parts.map(|part| fold(part)).join("\n")
}

fn money(minor: i64, currency: Currency) -> Result<Money, StoreError> {
    Money::new(minor, currency).map_err(|error| StoreError::Unreadable {
        what: "an amount",
        value: error.to_string(),
    })
}

fn tax(row: &order::Model, currency: Currency) -> Result<Option<ChargedTax>, StoreError> {
    let (Some(name), Some(rate), Some(included), Some(minor)) =
        (&row.tax_name, row.tax_rate, row.tax_included, row.tax_minor)
    else {
        return Ok(None);
    };
    let known = u32::try_from(rate)
        .ok()
        .and_then(|it| TaxRate::new(it).ok());
    Ok(Some(ChargedTax {
        tax: Tax {
            // One of a later version is told by no name of its own.
            name: name.parse().unwrap_or(TaxName::Tax),
            rate: known.ok_or(StoreError::Unreadable {
                what: "a rate of tax",
                value: rate.to_string(),
            })?,
            included,
        },
        amount: money(minor, currency)?,
    }))
}

impl TryFrom<order::Model> for OrderRow {
    type Error = StoreError;

    fn try_from(row: order::Model) -> Result<Self, Self::Error> {
        let currency = parse("a currency", &row.currency)?;
        let tax = tax(&row, currency)?;
        Ok(Self {
            state: parse("an order state", &row.state)?,
            payment_status: Stored::read(row.payment_status),
            stock: row.stock.parse()?,
            capture_mode: parse("a capture mode", &row.capture_mode)?,
            total: money(row.total_minor, currency)?,
            discount: money(row.discount_minor, currency)?,
            delivery: money(row.delivery_minor, currency)?,
            tax,
            // What cannot be read promises nothing.
            arrival: row.arrival.and_then(|days| days.parse().ok()),
            id: row.id,
            number: row.number,
            token: row.token,
            shopper: row.shopper,
            buyer_id: row.buyer_id,
            review_reason: row.review_reason,
            promotion: row.promotion,
            delivery_name: row.delivery_name,
            email: row.email,
            name: row.name,
            phone: row.phone,
            country: row.country,
            address1: row.address1,
            address2: row.address2,
            city: row.city,
            province: row.province,
            postcode: row.postcode,
            locale: row.locale,
            terminal_type: row.terminal_type,
            os_type: row.os_type,
            checkout_fingerprint: row.checkout_fingerprint,
            placed_at: row.placed_at,
            paid_at: row.paid_at,
            fulfilled_at: row.fulfilled_at,
            first_left_at: row.first_left_at,
            cart_taken: row.cart_taken,
        })
    }
}

impl From<OrderRow> for order::Model {
    fn from(row: OrderRow) -> Self {
        let mut stored = Self {
            search_text: String::new(),
            state: row.state.as_str().to_owned(),
            payment_status: row.payment_status.to_string(),
            stock: row.stock.as_str().to_owned(),
            capture_mode: row.capture_mode.as_str().to_owned(),
            currency: row.total.currency().code().to_owned(),
            total_minor: row.total.minor(),
            discount_minor: row.discount.minor(),
            delivery_minor: row.delivery.minor(),
            tax_name: row.tax.map(|charged| charged.tax.name.to_string()),
            tax_rate: row
                .tax
                .and_then(|charged| i32::try_from(charged.tax.rate.thousandths()).ok()),
            tax_included: row.tax.map(|charged| charged.tax.included),
            tax_minor: row.tax.map(|charged| charged.amount.minor()),
            arrival: row.arrival.map(|days| days.to_string()),
            id: row.id,
            number: row.number,
            token: row.token,
            shopper: row.shopper,
            buyer_id: row.buyer_id,
            review_reason: row.review_reason,
            promotion: row.promotion,
            delivery_name: row.delivery_name,
            email: row.email,
            name: row.name,
            phone: row.phone,
            country: row.country,
            address1: row.address1,
            address2: row.address2,
            city: row.city,
            province: row.province,
            postcode: row.postcode,
            locale: row.locale,
            terminal_type: row.terminal_type,
            os_type: row.os_type,
            checkout_fingerprint: row.checkout_fingerprint,
            placed_at: row.placed_at,
            paid_at: row.paid_at,
            fulfilled_at: row.fulfilled_at,
            first_left_at: row.first_left_at,
            cart_taken: row.cart_taken,
        };
        stored.search_text = search_text(&stored);
        stored
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row() -> order::Model {
        let text = |text: &str| text.to_owned();
        order::Model {
            id: text("o1"),
            number: text("WF-1"),
            token: text("t1"),
            shopper: text("s1"),
            state: text("paid"),
            payment_status: text("partially_refunded"),
            stock: text("sold"),
            review_reason: None,
            currency: text("SGD"),
            total_minor: 6_400,
            promotion: Some(text("TEN")),
            discount_minor: 600,
            delivery_name: text("Standard"),
            delivery_minor: 500,
            tax_name: Some(text("gst")),
            tax_rate: Some(9_000),
            tax_included: Some(true),
            tax_minor: Some(528),
            arrival: Some(text("2026-11-23/2026-11-25")),
            email: text("ada@example.com"),
            name: text("Ada"),
            phone: text("1"),
            country: text("SG"),
            address1: text("1 Road"),
            address2: String::new(),
            city: text("Singapore"),
            province: String::new(),
            postcode: text("1"),
            search_text: text("wf1\nada@example.com\nada\n1\n1"),
            locale: text("en_US"),
            terminal_type: text("WEB"),
            os_type: None,
            checkout_fingerprint: text("r1"),
            placed_at: 1,
            paid_at: Some(2),
            capture_mode: text("manual"),
            fulfilled_at: None,
            first_left_at: Some(3),
            cart_taken: true,
            buyer_id: None,
        }
    }

    #[test]
    fn an_order_is_stored_as_it_was_read() {
        let order = OrderRow::try_from(row()).unwrap();
        assert_eq!(order.total.to_string(), "SGD 64.00");
        assert_eq!(order::Model::from(order), row());
    }

    #[test]
    fn a_payment_status_of_a_later_version_keeps_no_order_from_being_read() {
        let later = order::Model {
            payment_status: "pondered".to_owned(),
            ..row()
        };
        let order = OrderRow::try_from(later.clone()).unwrap();
        assert_eq!(order.payment_status.to_string(), "pondered");
        assert_eq!(order::Model::from(order), later);
    }

    #[test]
    fn a_state_of_a_later_version_is_told_by_its_name() {
        for place in StockPlace::ALL {
            assert_eq!(place.as_str().parse::<StockPlace>().unwrap(), place);
        }
        let later = order::Model {
            state: "gifted".to_owned(),
            ..row()
        };
        let error = OrderRow::try_from(later).unwrap_err().to_string();
        assert!(error.contains("an order state"), "{error}");
        assert!(error.contains("gifted"), "{error}");
    }
}
