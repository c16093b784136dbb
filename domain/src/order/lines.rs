use super::discount::Discount;
use super::line::{GoodsLine, LineKind, OrderLine, ShippingLine};
use super::share::{discount_amount, push_goods, room, share_out, sum};
use super::tax::{ChargedTax, Tax};
use crate::money::{Currency, Money, MoneyError};

/// The lines of an order, whose sum *is* the order's amount.
///
/// Antom refuses a request whose goods do not sum to `orderAmount` (guide 000), and knows no line
/// for a discount. So a discount is taken off the unit prices: it is shared out over the goods in
/// proportion to what they cost, and a line whose new total no longer divides by its quantity
/// becomes two lines, one minor unit apart. There is no way to make a value of this type whose
/// lines and total disagree, and no line of it is free.
///
/// ```
/// use domain::cart::{Quantity, Sku};
/// use domain::order::{Discount, GoodsLine, OrderLines, Percent};
/// use domain::{Currency, Money};
///
/// let mugs = GoodsLine {
///     sku: Sku::parse("MUG-350")?,
///     name: "Mug".to_owned(),
///     unit: Money::new(999, Currency::Sgd)?,
///     quantity: Quantity::new(2)?,
/// };
/// let ten_off = Discount::Percent(Percent::new(10)?);
/// let order = OrderLines::build(vec![mugs], None, Some(ten_off))?;
///
/// assert_eq!(order.subtotal().minor(), 1998);
/// assert_eq!(order.discount().minor(), 200);
/// assert_eq!(order.total().minor(), 1798);
/// let units: Vec<_> = order.lines().iter().map(|line| line.unit.minor()).collect();
/// assert_eq!(units, [899]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderLines {
    lines: Vec<OrderLine>,
    subtotal: Money,
    discount: Money,
    shipping: Money,
    tax: Option<ChargedTax>,
    total: Money,
}

/// Why no order can be made of these lines.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OrderError {
    /// There are no goods.
    #[error("there is nothing to order")]
    Empty,
    /// More lines than Antom takes in one order.
    #[error("an order has {max} lines at max", max = OrderLines::MAX_LINES)]
    TooManyLines,
    /// Goods that cost nothing, which Antom's amounts cannot say.
    #[error("{sku} has no price")]
    Free {
        /// The code of the goods.
        sku: String,
    },
    /// A discount as large as the goods, or so large that a piece would be free.
    #[error("the discount is more than this order can take")]
    DiscountTooLarge,
    /// Two currencies in one order, or a sum that is too large.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

impl OrderLines {
    /// The most lines: Antom takes 100 goods in one order.
    pub const MAX_LINES: usize = 100;

    /// Makes the lines of an order.
    ///
    /// A percentage is rounded once, over all goods together. When prices are so low that it would
    /// make a piece free, every piece keeps the smallest possible price instead. Shipping that
    /// costs nothing has no line.
    ///
    /// ```
    /// # use domain::cart::{Quantity, Sku};
    /// # use domain::order::{Discount, GoodsLine, OrderLine, OrderLines, ShippingLine};
    /// # use domain::{Currency, Money};
    /// # let sgd = |minor| Money::new(minor, Currency::Sgd);
    /// # let goods = vec![GoodsLine {
    /// #     sku: Sku::parse("MUG-350")?,
    /// #     name: "Mug".to_owned(),
    /// #     unit: sgd(1800)?,
    /// #     quantity: Quantity::new(2)?,
    /// # }];
    /// # let post = ShippingLine { sku: "POST".to_owned(), name: "Post".to_owned(), price: sgd(500)? };
    /// let order = OrderLines::build(goods, Some(post), Some(Discount::Amount(sgd(101)?)))?;
    /// // 36.00 less 1.01 does not divide by two, so the mugs take two lines.
    /// let units: Vec<_> = order.lines().iter().map(|line| line.unit.minor()).collect();
    /// assert_eq!(units, [1750, 1749, 500]);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// An [`OrderError`]; nothing is ever dropped or bent to make an order fit.
    pub fn build(
        goods: Vec<GoodsLine>,
        shipping: Option<ShippingLine>,
        discount: Option<Discount>,
    ) -> Result<Self, OrderError> {
        let currency = goods.first().ok_or(OrderError::Empty)?.unit.currency();
        let mut totals = Vec::with_capacity(goods.len());
        for line in &goods {
            if line.unit.is_zero() {
                return Err(OrderError::Free {
                    sku: line.sku.to_string(),
                });
            }
            totals.push(line.unit.checked_mul(line.quantity.get())?);
        }
        let subtotal = sum(currency, totals.iter().copied())?;
        let max = room(&goods, &totals)?;
        let discount = discount_amount(discount, subtotal, &max)?;
        let shares = share_out(discount, &totals, &max)?;

        let mut lines = Vec::with_capacity(goods.len() + 1);
        for ((line, total), share) in goods.into_iter().zip(totals).zip(shares) {
            push_goods(&mut lines, line, total.checked_sub(share)?)?;
        }
        let shipping_price = shipping
            .as_ref()
            .map_or(Money::zero(currency), |line| line.price);
        if let Some(line) = shipping.filter(|line| !line.price.is_zero()) {
            lines.push(OrderLine {
                kind: LineKind::Shipping,
                sku: line.sku,
                name: line.name,
                unit: line.price,
                quantity: 1,
            });
        }
        if lines.len() > Self::MAX_LINES {
            return Err(OrderError::TooManyLines);
        }
        let total = Self::sum(&lines)?;
        // The lines are the truth; this catches a slip in the arithmetic above before it is charged.
        debug_assert_eq!(
            Ok(total),
            subtotal
                .checked_sub(discount)
                .and_then(|net| net.checked_add(shipping_price))
        );
        Ok(Self {
            lines,
            subtotal,
            discount,
            shipping: shipping_price,
            tax: None,
            total,
        })
    }

    /// The same order where a country's tax is told: a line of its own if it is added, and inside
    /// what the other lines cost if it is not.
    ///
    /// It is the tax on the goods after the discount and on their delivery, rounded once. One that
    /// comes to nothing has no line.
    ///
    /// ```
    /// # use domain::cart::{Quantity, Sku};
    /// # use domain::order::{GoodsLine, OrderLines, Tax, TaxName, TaxRate};
    /// # use domain::{Currency, Money};
    /// # let goods = vec![GoodsLine {
    /// #     sku: Sku::parse("MUG-350")?,
    /// #     name: "Mug".to_owned(),
    /// #     unit: Money::new(1800, Currency::Usd)?,
    /// #     quantity: Quantity::new(2)?,
    /// # }];
    /// let tax = Tax { name: TaxName::SalesTax, rate: "8.875".parse()?, included: false };
    /// let order = OrderLines::build(goods, None, None)?.taxed(tax)?;
    /// // 8.875 % of 36.00 is 3.195.
    /// assert_eq!(order.tax().map(|charged| charged.amount.minor()), Some(320));
    /// assert_eq!(order.total().minor(), 3920);
    /// assert_eq!(OrderLines::sum(order.lines())?, order.total());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// An [`OrderError`] if its line is one too many, or the sum too large.
    pub fn taxed(mut self, tax: Tax) -> Result<Self, OrderError> {
        let amount = tax.on(self.total)?;
        self.tax = Some(ChargedTax { tax, amount });
        if !tax.included && !amount.is_zero() {
            if self.lines.len() == Self::MAX_LINES {
                return Err(OrderError::TooManyLines);
            }
            self.lines.push(OrderLine {
                kind: LineKind::Tax,
                sku: "TAX".to_owned(),
                name: tax.english(),
                unit: amount,
                quantity: 1,
            });
            self.total = Self::sum(&self.lines)?;
        }
        Ok(self)
    }

    /// Σ unit × quantity over lines read back from storage, to compare with the stored amount
    /// before it is sent.
    ///
    /// ```
    /// use domain::order::{OrderError, OrderLines};
    ///
    /// assert_eq!(OrderLines::sum(&[]), Err(OrderError::Empty));
    /// ```
    ///
    /// # Errors
    ///
    /// [`OrderError::Empty`] or [`OrderError::Money`].
    pub fn sum(lines: &[OrderLine]) -> Result<Money, OrderError> {
        let currency = lines.first().ok_or(OrderError::Empty)?.unit.currency();
        lines.iter().try_fold(Money::zero(currency), |total, line| {
            Ok(total.checked_add(line.total()?)?)
        })
    }

    /// The lines: goods in the order in which they were given, then shipping, then an added tax.
    ///
    /// ```
    /// # use domain::cart::{Quantity, Sku};
    /// # use domain::order::{Discount, GoodsLine, OrderLine, OrderLines, ShippingLine};
    /// # use domain::{Currency, Money};
    /// # let sgd = |minor| Money::new(minor, Currency::Sgd);
    /// # let goods = vec![GoodsLine {
    /// #     sku: Sku::parse("MUG-350")?,
    /// #     name: "Mug".to_owned(),
    /// #     unit: sgd(1800)?,
    /// #     quantity: Quantity::new(2)?,
    /// # }];
    /// # let post = ShippingLine { sku: "POST".to_owned(), name: "Post".to_owned(), price: sgd(500)? };
    /// let order = OrderLines::build(goods, Some(post), Some(Discount::Amount(sgd(101)?)))?;
    /// assert_eq!(order.lines().len(), 3);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn lines(&self) -> &[OrderLine] {
        &self.lines
    }

    /// The goods before the discount.
    ///
    /// ```
    /// # use domain::cart::{Quantity, Sku};
    /// # use domain::order::{Discount, GoodsLine, OrderLine, OrderLines, ShippingLine};
    /// # use domain::{Currency, Money};
    /// # let sgd = |minor| Money::new(minor, Currency::Sgd);
    /// # let goods = vec![GoodsLine {
    /// #     sku: Sku::parse("MUG-350")?,
    /// #     name: "Mug".to_owned(),
    /// #     unit: sgd(1800)?,
    /// #     quantity: Quantity::new(2)?,
    /// # }];
    /// # let post = ShippingLine { sku: "POST".to_owned(), name: "Post".to_owned(), price: sgd(500)? };
    /// let order = OrderLines::build(goods, Some(post), Some(Discount::Amount(sgd(101)?)))?;
    /// assert_eq!(order.subtotal(), sgd(3600)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn subtotal(&self) -> Money {
        self.subtotal
    }

    /// What was taken off the goods.
    ///
    /// ```
    /// # use domain::cart::{Quantity, Sku};
    /// # use domain::order::{Discount, GoodsLine, OrderLine, OrderLines, ShippingLine};
    /// # use domain::{Currency, Money};
    /// # let sgd = |minor| Money::new(minor, Currency::Sgd);
    /// # let goods = vec![GoodsLine {
    /// #     sku: Sku::parse("MUG-350")?,
    /// #     name: "Mug".to_owned(),
    /// #     unit: sgd(1800)?,
    /// #     quantity: Quantity::new(2)?,
    /// # }];
    /// # let post = ShippingLine { sku: "POST".to_owned(), name: "Post".to_owned(), price: sgd(500)? };
    /// let order = OrderLines::build(goods, Some(post), Some(Discount::Amount(sgd(101)?)))?;
    /// assert_eq!(order.discount(), sgd(101)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn discount(&self) -> Money {
        self.discount
    }

    /// What delivery costs.
    ///
    /// ```
    /// # use domain::cart::{Quantity, Sku};
    /// # use domain::order::{Discount, GoodsLine, OrderLine, OrderLines, ShippingLine};
    /// # use domain::{Currency, Money};
    /// # let sgd = |minor| Money::new(minor, Currency::Sgd);
    /// # let goods = vec![GoodsLine {
    /// #     sku: Sku::parse("MUG-350")?,
    /// #     name: "Mug".to_owned(),
    /// #     unit: sgd(1800)?,
    /// #     quantity: Quantity::new(2)?,
    /// # }];
    /// # let post = ShippingLine { sku: "POST".to_owned(), name: "Post".to_owned(), price: sgd(500)? };
    /// let order = OrderLines::build(goods, Some(post), Some(Discount::Amount(sgd(101)?)))?;
    /// assert_eq!(order.shipping(), sgd(500)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn shipping(&self) -> Money {
        self.shipping
    }

    /// The tax inside the total, if the country has one that is told.
    ///
    /// ```
    /// # use domain::cart::{Quantity, Sku};
    /// # use domain::order::{GoodsLine, OrderLines, Tax, TaxName};
    /// # use domain::{Currency, Money};
    /// # let goods = vec![GoodsLine {
    /// #     sku: Sku::parse("MUG-350")?,
    /// #     name: "Mug".to_owned(),
    /// #     unit: Money::new(1090, Currency::Sgd)?,
    /// #     quantity: Quantity::new(1)?,
    /// # }];
    /// let tax = Tax { name: TaxName::Gst, rate: "9".parse()?, included: true };
    /// let order = OrderLines::build(goods, None, None)?.taxed(tax)?;
    /// assert_eq!(order.tax().map(|charged| charged.amount.minor()), Some(90));
    /// assert_eq!((order.total().minor(), order.lines().len()), (1090, 1));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn tax(&self) -> Option<ChargedTax> {
        self.tax
    }

    /// What is charged: Antom's `orderAmount` and `paymentAmount`.
    ///
    /// ```
    /// # use domain::cart::{Quantity, Sku};
    /// # use domain::order::{Discount, GoodsLine, OrderLine, OrderLines, ShippingLine};
    /// # use domain::{Currency, Money};
    /// # let sgd = |minor| Money::new(minor, Currency::Sgd);
    /// # let goods = vec![GoodsLine {
    /// #     sku: Sku::parse("MUG-350")?,
    /// #     name: "Mug".to_owned(),
    /// #     unit: sgd(1800)?,
    /// #     quantity: Quantity::new(2)?,
    /// # }];
    /// # let post = ShippingLine { sku: "POST".to_owned(), name: "Post".to_owned(), price: sgd(500)? };
    /// let order = OrderLines::build(goods, Some(post), Some(Discount::Amount(sgd(101)?)))?;
    /// assert_eq!(order.total(), sgd(3999)?);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn total(&self) -> Money {
        self.total
    }

    /// The one currency.
    ///
    /// ```
    /// # use domain::cart::{Quantity, Sku};
    /// # use domain::order::{Discount, GoodsLine, OrderLine, OrderLines, ShippingLine};
    /// # use domain::{Currency, Money};
    /// # let sgd = |minor| Money::new(minor, Currency::Sgd);
    /// # let goods = vec![GoodsLine {
    /// #     sku: Sku::parse("MUG-350")?,
    /// #     name: "Mug".to_owned(),
    /// #     unit: sgd(1800)?,
    /// #     quantity: Quantity::new(2)?,
    /// # }];
    /// # let post = ShippingLine { sku: "POST".to_owned(), name: "Post".to_owned(), price: sgd(500)? };
    /// let order = OrderLines::build(goods, Some(post), Some(Discount::Amount(sgd(101)?)))?;
    /// assert_eq!(order.currency(), Currency::Sgd);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub const fn currency(&self) -> Currency {
        self.total.currency()
    }
}
