use serde::{Deserialize, Serialize};

use crate::cart::{CartLine, Quantity, Sku};
use crate::money::{Money, MoneyError};
use crate::names::named;

/// Goods to put into an order, at the price that the catalogue has now.
///
/// ```
/// use domain::cart::{Quantity, Sku};
/// use domain::order::GoodsLine;
/// use domain::{Currency, Money};
///
/// let mug = GoodsLine {
///     sku: Sku::parse("MUG-350")?,
///     name: "Mug".to_owned(),
///     unit: Money::new(1800, Currency::Sgd)?,
///     quantity: Quantity::new(2)?,
/// };
/// assert_eq!(mug.quantity.get(), 2);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsLine {
    /// What it is.
    pub sku: Sku,
    /// What people call it.
    pub name: String,
    /// The price of one piece, before any discount.
    pub unit: Money,
    /// How many pieces.
    pub quantity: Quantity,
}

impl From<&CartLine> for GoodsLine {
    fn from(line: &CartLine) -> Self {
        Self {
            sku: line.sku.clone(),
            name: line.name.clone(),
            unit: line.unit,
            quantity: line.quantity,
        }
    }
}

/// The way an order is delivered, and its price.
///
/// ```
/// use domain::order::ShippingLine;
/// use domain::{Currency, Money};
///
/// let post = ShippingLine {
///     sku: "SHIPPING-STANDARD".to_owned(),
///     name: "Standard delivery".to_owned(),
///     price: Money::new(500, Currency::Sgd)?,
/// };
/// assert!(!post.price.is_zero());
/// # Ok::<(), domain::MoneyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShippingLine {
    /// The code of the delivery option.
    pub sku: String,
    /// What people call it.
    pub name: String,
    /// Its price; nothing means that no line is written.
    pub price: Money,
}

named! {
    /// What a line of an order stands for.
    ///
    /// ```
    /// use domain::order::LineKind;
    ///
    /// assert_eq!("shipping".parse(), Ok(LineKind::Shipping));
    /// ```
    pub enum LineKind is "a kind of order line" {
        /// Something that was bought.
        Goods = "goods",
        /// Tickets, or nights in a hotel: nothing that stands on a shelf.
        Travel = "travel",
        /// Its delivery.
        Shipping = "shipping",
        /// A tax that is not inside the prices of the others.
        Tax = "tax",
    }
}

impl LineKind {
    /// Whether it is what was bought, and not what came on top.
    ///
    /// ```
    /// use domain::order::LineKind;
    ///
    /// assert!(LineKind::Travel.is_bought() && !LineKind::Tax.is_bought());
    /// ```
    #[must_use]
    pub const fn is_bought(self) -> bool {
        match self {
            Self::Goods | Self::Travel => true,
            Self::Shipping | Self::Tax => false,
        }
    }
}

/// One line of a placed order; it becomes one entry of Antom's `order.goods` (guide 000).
///
/// ```
/// use domain::order::{LineKind, OrderLine};
/// use domain::{Currency, Money};
///
/// let line = OrderLine {
///     kind: LineKind::Goods,
///     sku: "MUG-350".to_owned(),
///     name: "Mug".to_owned(),
///     unit: Money::new(1800, Currency::Sgd)?,
///     quantity: 2,
/// };
/// assert_eq!(line.total()?.minor(), 3600);
/// # Ok::<(), domain::MoneyError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderLine {
    /// Goods, their delivery or their tax.
    pub kind: LineKind,
    /// The code; two lines share it when a discount split them.
    pub sku: String,
    /// What people call it.
    pub name: String,
    /// The price of one piece, after the discount.
    pub unit: Money,
    /// How many pieces.
    pub quantity: u32,
}

impl OrderLine {
    /// Unit price times quantity.
    ///
    /// # Errors
    ///
    /// [`MoneyError::TooLarge`].
    pub fn total(&self) -> Result<Money, MoneyError> {
        self.unit.checked_mul(self.quantity)
    }
}
