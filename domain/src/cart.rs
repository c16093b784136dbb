//! What a buyer has picked so far.
//!
//! A cart is an offer, not a promise: prices are looked up again when the order is placed, and
//! only then are they frozen, as [`OrderLines`](crate::order::OrderLines).

mod quantity;
mod sku;

use serde::{Deserialize, Serialize};

use crate::money::{Currency, Money, MoneyError};

pub use quantity::{Quantity, QuantityError};
pub use sku::{Sku, SkuError};

/// One thing in the cart.
///
/// ```
/// use domain::cart::{CartLine, Quantity, Sku};
/// use domain::{Currency, Money};
///
/// let line = CartLine {
///     sku: Sku::parse("MUG-350")?,
///     name: "Mug".to_owned(),
///     unit: Money::new(1800, Currency::Sgd)?,
///     quantity: Quantity::new(2)?,
/// };
/// assert_eq!(line.total()?.minor(), 3600);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CartLine {
    /// What it is.
    pub sku: Sku,
    /// What people call it.
    pub name: String,
    /// The price of one piece.
    pub unit: Money,
    /// How many pieces.
    pub quantity: Quantity,
}

impl CartLine {
    /// The price of all pieces.
    ///
    /// ```
    /// # use domain::cart::{Cart, CartLine, Quantity, Sku};
    /// # use domain::{Currency, Money};
    /// # let sku = Sku::parse("MUG-350")?;
    /// # let unit = Money::new(1800, Currency::Sgd)?;
    /// # let mug = CartLine { sku: sku.clone(), name: "Mug".to_owned(), unit, quantity: Quantity::MIN };
    /// assert_eq!(mug.total()?.minor(), 1800);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`MoneyError::TooLarge`].
    pub fn total(&self) -> Result<Money, MoneyError> {
        self.unit.checked_mul(self.quantity.get())
    }
}

/// Things to buy: at most 50 lines, one currency, each item once.
///
/// ```
/// use domain::cart::{Cart, CartLine, Quantity, Sku};
/// use domain::{Currency, Money};
///
/// let mug = CartLine {
///     sku: Sku::parse("MUG-350")?,
///     name: "Mug".to_owned(),
///     unit: Money::new(1800, Currency::Sgd)?,
///     quantity: Quantity::new(2)?,
/// };
/// let mut cart = Cart::new(Currency::Sgd);
/// cart.add(mug.clone())?;
/// cart.add(mug)?;
/// assert_eq!(cart.lines().len(), 1);
/// assert_eq!(cart.count(), 4);
/// assert_eq!(cart.subtotal().to_string(), "SGD 72.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cart {
    lines: Vec<CartLine>,
    subtotal: Money,
}

/// Why a cart cannot take a change, in words for the buyer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CartError {
    /// All 50 lines are taken.
    #[error("Your cart is full: it holds {max} different items.", max = Cart::MAX_LINES)]
    Full,
    /// The item is not in the cart.
    #[error("That item is not in your cart.")]
    NotInCart(Sku),
    /// Another currency than the cart's.
    #[error("This item is priced in {line}, and your cart is in {cart}.")]
    CurrencyMismatch {
        /// The cart's currency.
        cart: Currency,
        /// The line's currency.
        line: Currency,
    },
    /// More pieces than one line holds.
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    /// A sum that no payment could carry.
    #[error("The total is more than can be paid at once.")]
    TooLarge,
}

impl Cart {
    /// The most lines.
    pub const MAX_LINES: usize = 50;

    /// An empty cart that will hold one currency.
    ///
    /// ```
    /// use domain::cart::Cart;
    /// use domain::Currency;
    ///
    /// assert!(Cart::new(Currency::Eur).is_empty());
    /// ```
    #[must_use]
    pub const fn new(currency: Currency) -> Self {
        Self {
            lines: Vec::new(),
            subtotal: Money::zero(currency),
        }
    }

    /// A cart of stored lines, with everything checked again.
    ///
    /// ```
    /// use domain::cart::Cart;
    /// use domain::Currency;
    ///
    /// assert_eq!(Cart::from_lines(Currency::Eur, [])?, Cart::new(Currency::Eur));
    /// # Ok::<(), domain::cart::CartError>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Cart::add`].
    pub fn from_lines(
        currency: Currency,
        lines: impl IntoIterator<Item = CartLine>,
    ) -> Result<Self, CartError> {
        let mut cart = Self::new(currency);
        for line in lines {
            cart.add(line)?;
        }
        Ok(cart)
    }

    /// Puts a line in. An item that is there already grows by the quantity, and takes the newer
    /// name and price. When this fails the cart is as before.
    ///
    /// ```
    /// # use domain::cart::{Cart, CartLine, Quantity, Sku};
    /// # use domain::{Currency, Money};
    /// # let sku = Sku::parse("MUG-350")?;
    /// # let unit = Money::new(1800, Currency::Sgd)?;
    /// # let mug = CartLine { sku: sku.clone(), name: "Mug".to_owned(), unit, quantity: Quantity::MIN };
    /// let mut cart = Cart::new(Currency::Sgd);
    /// cart.add(mug)?;
    /// assert_eq!(cart.count(), 1);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`CartError::Full`], [`CartError::CurrencyMismatch`], [`CartError::Quantity`] or
    /// [`CartError::TooLarge`].
    pub fn add(&mut self, mut line: CartLine) -> Result<(), CartError> {
        let (cart, given) = (self.currency(), line.unit.currency());
        if cart != given {
            return Err(CartError::CurrencyMismatch { cart, line: given });
        }
        let mut lines = self.lines.clone();
        if let Some(present) = lines.iter_mut().find(|present| present.sku == line.sku) {
            line.quantity = present.quantity.checked_add(line.quantity)?;
            *present = line;
        } else if lines.len() < Self::MAX_LINES {
            lines.push(line);
        } else {
            return Err(CartError::Full);
        }
        self.replace(lines)
    }

    /// Sets how many pieces of an item the cart holds.
    ///
    /// ```
    /// use domain::cart::{Cart, Quantity, Sku};
    /// use domain::Currency;
    ///
    /// let mut cart = Cart::new(Currency::Sgd);
    /// assert!(cart.set(&Sku::parse("MUG-350")?, Quantity::MIN).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`CartError::NotInCart`] or [`CartError::TooLarge`].
    pub fn set(&mut self, sku: &Sku, quantity: Quantity) -> Result<(), CartError> {
        let mut lines = self.lines.clone();
        let line = lines
            .iter_mut()
            .find(|line| line.sku == *sku)
            .ok_or_else(|| CartError::NotInCart(sku.clone()))?;
        line.quantity = quantity;
        self.replace(lines)
    }

    /// Takes an item out.
    ///
    /// ```
    /// # use domain::cart::{Cart, CartLine, Quantity, Sku};
    /// # use domain::{Currency, Money};
    /// # let sku = Sku::parse("MUG-350")?;
    /// # let unit = Money::new(1800, Currency::Sgd)?;
    /// # let mug = CartLine { sku: sku.clone(), name: "Mug".to_owned(), unit, quantity: Quantity::MIN };
    /// let mut cart = Cart::from_lines(Currency::Sgd, [mug])?;
    /// cart.remove(&sku)?;
    /// assert!(cart.is_empty());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`CartError::NotInCart`].
    pub fn remove(&mut self, sku: &Sku) -> Result<(), CartError> {
        let mut lines = self.lines.clone();
        lines.retain(|line| line.sku != *sku);
        if lines.len() == self.lines.len() {
            return Err(CartError::NotInCart(sku.clone()));
        }
        self.replace(lines)
    }

    /// The lines, in the order in which they were added.
    ///
    /// ```
    /// # use domain::cart::{Cart, CartLine, Quantity, Sku};
    /// # use domain::{Currency, Money};
    /// # let sku = Sku::parse("MUG-350")?;
    /// # let unit = Money::new(1800, Currency::Sgd)?;
    /// # let mug = CartLine { sku: sku.clone(), name: "Mug".to_owned(), unit, quantity: Quantity::MIN };
    /// let cart = Cart::from_lines(Currency::Sgd, [mug])?;
    /// assert_eq!(cart.lines()[0].sku, sku);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lines(&self) -> &[CartLine] {
        &self.lines
    }

    /// Whether there is nothing in it.
    ///
    /// ```
    /// assert!(domain::cart::Cart::new(domain::Currency::Sgd).is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The number of pieces over all lines.
    ///
    /// ```
    /// # use domain::cart::{Cart, CartLine, Quantity, Sku};
    /// # use domain::{Currency, Money};
    /// # let sku = Sku::parse("MUG-350")?;
    /// # let unit = Money::new(1800, Currency::Sgd)?;
    /// # let mug = CartLine { sku: sku.clone(), name: "Mug".to_owned(), unit, quantity: Quantity::MIN };
    /// let cart = Cart::from_lines(Currency::Sgd, [mug.clone(), mug])?;
    /// assert_eq!(cart.count(), 2);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn count(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity.get()).sum()
    }

    /// The one currency.
    ///
    /// ```
    /// use domain::Currency;
    ///
    /// assert_eq!(domain::cart::Cart::new(Currency::Sgd).currency(), Currency::Sgd);
    /// ```
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.subtotal.currency()
    }

    /// The price of everything, before shipping and discounts.
    ///
    /// ```
    /// # use domain::cart::{Cart, CartLine, Quantity, Sku};
    /// # use domain::{Currency, Money};
    /// # let sku = Sku::parse("MUG-350")?;
    /// # let unit = Money::new(1800, Currency::Sgd)?;
    /// # let mug = CartLine { sku: sku.clone(), name: "Mug".to_owned(), unit, quantity: Quantity::MIN };
    /// let cart = Cart::from_lines(Currency::Sgd, [mug])?;
    /// assert_eq!(cart.subtotal(), unit);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn subtotal(&self) -> Money {
        self.subtotal
    }

    /// The one place where lines change, so that the sum is always theirs.
    fn replace(&mut self, lines: Vec<CartLine>) -> Result<(), CartError> {
        let subtotal = lines
            .iter()
            .try_fold(Money::zero(self.currency()), |sum, line| {
                sum.checked_add(line.total()?)
            })
            .map_err(|_: MoneyError| CartError::TooLarge)?;
        self.lines = lines;
        self.subtotal = subtotal;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(sku: &str, minor: i64, quantity: u32) -> CartLine {
        CartLine {
            sku: Sku::parse(sku).unwrap(),
            name: sku.to_lowercase(),
            unit: Money::new(minor, Currency::Sgd).unwrap(),
            quantity: Quantity::new(quantity).unwrap(),
        }
    }

    #[test]
    fn lines_merge_change_and_go() {
        let mut cart = Cart::new(Currency::Sgd);
        cart.add(line("A", 100, 2)).unwrap();
        cart.add(line("B", 50, 1)).unwrap();
        cart.add(line("A", 120, 3)).unwrap();
        assert_eq!(cart.lines(), [line("A", 120, 5), line("B", 50, 1)]);
        assert_eq!((cart.count(), cart.subtotal().minor()), (6, 650));
        cart.set(&Sku::parse("A").unwrap(), Quantity::MIN).unwrap();
        assert_eq!(cart.subtotal().minor(), 170);
        cart.remove(&Sku::parse("B").unwrap()).unwrap();
        assert_eq!(cart.subtotal().minor(), 120);
        let gone = Sku::parse("B").unwrap();
        assert_eq!(cart.remove(&gone), Err(CartError::NotInCart(gone)));
    }

    #[test]
    fn a_refused_change_leaves_the_cart_alone() {
        let lines = (0..50).map(|index| line(&format!("S-{index}"), 1, 20));
        let mut cart = Cart::from_lines(Currency::Sgd, lines).unwrap();
        let before = cart.clone();
        assert_eq!(cart.add(line("NEW", 1, 1)), Err(CartError::Full));
        assert_eq!(
            cart.add(line("S-0", 1, 1)),
            Err(CartError::Quantity(QuantityError::TooMany))
        );
        let yen = CartLine {
            unit: Money::new(1, Currency::Jpy).unwrap(),
            ..line("Y", 1, 1)
        };
        assert!(matches!(
            cart.add(yen),
            Err(CartError::CurrencyMismatch { .. })
        ));
        assert_eq!(cart, before);
        let mut dear = Cart::from_lines(Currency::Sgd, [line("X", Money::MAX_MINOR, 1)]).unwrap();
        assert_eq!(
            dear.set(&Sku::parse("X").unwrap(), Quantity::MAX),
            Err(CartError::TooLarge)
        );
        assert_eq!(dear.add(line("Y", 1, 1)), Err(CartError::TooLarge));
        assert_eq!(dear.subtotal().minor(), Money::MAX_MINOR);
    }
}
