//! What a cart costs now: prices from the catalogue only, never from a request.

use domain::cart::{Cart, CartLine, Quantity, Sku};
use domain::order::{
    Arrival, ChargedTax, Discount, GoodsLine, OrderLines, Percent, ShippingLine, Tax,
};
use domain::{Currency, Money, Timestamp};
use sha2::{Digest, Sha256};

use crate::services::{ServiceError, Shop};
use crate::store::catalogue::{Catalogue, Delivery, Product, Variant, delivery_price_key};
use crate::store::orders;
use crate::store::shoppers::carts;
use crate::store::shoppers::carts::CartItem;

/// One line of the cart, priced.
#[derive(Clone, Debug)]
pub struct QuoteLine {
    pub product: Product,
    pub variant: Variant,
    pub unit: Money,
    pub quantity: u32,
    pub total: Money,
    /// What the buyer saw when the line was added, if it was another price in this currency.
    pub price_was: Option<Money>,
    /// Pieces that this shopper can have, their own unpaid order included.
    pub available: u32,
}

/// Something that has left the catalogue since it was put into the cart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoneLine {
    pub sku: String,
    /// As people call it, if the catalogue still knows.
    pub name: Option<String>,
}

#[derive(Clone, Debug)]
pub struct QuoteDelivery {
    pub option: Delivery,
    pub price: Money,
    /// When it comes if it is ordered today; `None` where the merchant promises no days.
    pub arrival: Option<Arrival>,
    /// Inside the total.
    pub tax: Option<ChargedTax>,
    /// Goods less discount plus this delivery and a tax that is added: exactly what an order with it
    /// costs.
    pub total: Money,
}

#[derive(Clone, Debug)]
pub struct Quote {
    pub currency: Currency,
    cart: Cart,
    pub lines: Vec<QuoteLine>,
    /// What is in the cart and cannot be had any more, or not in this currency.
    pub gone: Vec<GoneLine>,
    /// A code that the shopper entered and that takes nothing off any more.
    pub lost_code: Option<String>,
    pub subtotal: Money,
    pub promotion: Option<(String, Percent, Money)>,
    /// Subtotal less discount, before a tax that is added.
    pub total: Money,
    /// Of the country that the goods go to.
    pub tax: Option<Tax>,
    pub deliveries: Vec<QuoteDelivery>,
}

impl Quote {
    #[must_use]
    pub fn count(&self) -> u32 {
        self.lines.iter().map(|line| line.quantity).sum()
    }

    #[must_use]
    pub fn payable(&self) -> bool {
        !self.lines.is_empty()
            && self
                .lines
                .iter()
                .all(|line| line.quantity <= line.available)
    }

    /// Whether everything it prices is in this cart, as often.
    #[must_use]
    pub fn is_of(&self, items: &[CartItem]) -> bool {
        self.lines.iter().all(|line| {
            items.iter().any(|item| {
                item.sku == line.variant.sku && u32::try_from(item.quantity) == Ok(line.quantity)
            })
        })
    }

    /// Names everything the buyer reviewed before paying; any change of it changes the name.
    #[must_use]
    pub fn review(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.currency.code());
        for line in &self.lines {
            hash.update(format!(
                "\n{} {} {}",
                line.variant.sku,
                line.quantity,
                line.unit.minor()
            ));
        }
        for delivery in &self.deliveries {
            hash.update(format!(
                "\n{} {}",
                delivery.option.id,
                delivery.total.minor()
            ));
        }
        if let Some(tax) = self.tax {
            hash.update(format!("\n{} {}", tax.english(), tax.included));
        }
        hex::encode(&hash.finalize()[..12])
    }

    /// The order's lines with this delivery: their sum is the order's amount.
    ///
    /// # Errors
    /// When the amounts do not fit Antom's limits.
    pub fn order_lines(&self, delivery: &QuoteDelivery) -> Result<OrderLines, ServiceError> {
        let percent = self.promotion.as_ref().map(|(_, percent, _)| *percent);
        let way = Some((&delivery.option, delivery.price));
        order_lines(&self.cart, percent, way, self.tax)
    }
}

fn order_lines(
    cart: &Cart,
    promotion: Option<Percent>,
    delivery: Option<(&Delivery, Money)>,
    tax: Option<Tax>,
) -> Result<OrderLines, ServiceError> {
    let goods = cart.lines().iter().map(GoodsLine::from).collect();
    let shipping = delivery.map(|(option, price)| ShippingLine {
        sku: delivery_price_key(&option.id),
        name: option.name.clone(),
        price,
    });
    let lines = OrderLines::build(goods, shipping, promotion.map(Discount::Percent))?;
    Ok(match tax {
        Some(tax) => lines.taxed(tax)?,
        None => lines,
    })
}

/// The shopper's cart at today's prices, for a delivery to this country; empty while it is not known.
pub async fn quote(
    shop: &Shop,
    shopper: Option<&str>,
    currency: Currency,
    country: &str,
) -> Result<Quote, ServiceError> {
    let catalogue = shop.catalogue().await?;
    let (items, code, held) = match shopper {
        Some(shopper) => {
            let (items, code) = carts::read(&shop.db, shopper).await?;
            let code = code.filter(|_| shop.file.parts.promotions);
            (items, code, held(shop, shopper).await?)
        }
        None => (Vec::new(), None, Vec::new()),
    };
    let mut lines = Vec::new();
    let mut gone = Vec::new();
    for item in items {
        let found = catalogue.find(&item.sku);
        let Some((product, variant, unit, quantity)) = sellable(&catalogue, &item, currency) else {
            // Nothing of it is charged, and the cart's page says so.
            gone.push(GoneLine {
                name: found.map(|(product, _)| product.name.clone()),
                sku: item.sku,
            });
            continue;
        };
        let own: u32 = held
            .iter()
            .filter(|(sku, _)| *sku == item.sku)
            .map(|(_, pieces)| pieces)
            .sum();
        let seen_here = item.seen_currency == currency.code() && item.seen_minor != unit.minor();
        lines.push(QuoteLine {
            product: product.clone(),
            variant: variant.clone(),
            unit,
            quantity,
            total: unit.checked_mul(quantity)?,
            price_was: seen_here
                .then(|| Money::new(item.seen_minor, currency).ok())
                .flatten(),
            available: variant.on_hand.saturating_add(own),
        });
    }
    let cart_lines = lines
        .iter()
        .map(cart_line)
        .collect::<Result<Vec<_>, ServiceError>>()?;
    let cart = Cart::from_lines(currency, cart_lines)?;
    let subtotal = cart.subtotal();
    let percent = code
        .as_ref()
        .and_then(|code| catalogue.promotion(code))
        .and_then(|(_, percent)| Percent::new(percent.into()).ok());
    let goods = match cart.is_empty() {
        true => None,
        false => Some(order_lines(&cart, percent, None, None)?),
    };
    let discount = goods
        .as_ref()
        .map_or(Money::zero(currency), OrderLines::discount);
    let total = goods
        .as_ref()
        .map_or(Money::zero(currency), OrderLines::total);
    let lost_code = code.clone().filter(|_| percent.is_none());
    let promotion = code
        .zip(percent)
        .map(|(code, percent)| (code, percent, discount));
    let tax = shop.file.taxes.of(country);
    let mut deliveries = Vec::new();
    for WayThere {
        option,
        price,
        arrival,
    } in ways_to(shop, &catalogue, currency, country)
    {
        let (total, tax) = match cart.is_empty() {
            true => (price, None),
            false => {
                let lines = order_lines(&cart, percent, Some((&option, price)), tax)?;
                (lines.total(), lines.tax())
            }
        };
        deliveries.push(QuoteDelivery {
            option,
            price,
            arrival,
            tax,
            total,
        });
    }
    Ok(Quote {
        currency,
        cart,
        lines,
        gone,
        lost_code,
        subtotal,
        promotion,
        total,
        tax,
        deliveries,
    })
}

/// A way of delivery to a country.
#[derive(Clone, Debug)]
pub struct WayThere {
    pub option: Delivery,
    pub price: Money,
    /// When it comes if it is ordered today; `None` where the merchant promises no days.
    pub arrival: Option<Arrival>,
}

/// The ways of delivery to this country, by the merchant's zones; by the catalogue alone where there
/// are none, or the country is not known.
pub(crate) fn ways_to(
    shop: &Shop,
    catalogue: &Catalogue,
    currency: Currency,
    country: &str,
) -> Vec<WayThere> {
    let now = Timestamp::from_ms(shop.clock.now_ms());
    let today = shop.file.shop.time_zone.day(now);
    let zone = shop.file.zones.of(country);
    let ways = catalogue.delivery.iter().filter_map(|option| {
        let way = match zone {
            Some(zone) => Some(zone.way(&option.id)?),
            None => None,
        };
        let own = way.and_then(|way| way.price.get(&currency).copied());
        let minor = own.or_else(|| catalogue.delivery_price(&option.id, currency))?;
        Some(WayThere {
            option: option.clone(),
            price: Money::new(minor, currency).ok()?,
            arrival: way.and_then(|way| Arrival::after(today, way.days)),
        })
    });
    ways.collect()
}

fn cart_line(line: &QuoteLine) -> Result<CartLine, ServiceError> {
    Ok(CartLine {
        sku: Sku::parse(&line.variant.sku)?,
        name: line.product.name.clone(),
        unit: line.unit,
        quantity: Quantity::new(line.quantity)?,
    })
}

/// A variant's price; none if it is not sold in this currency.
#[must_use]
pub fn price(catalogue: &Catalogue, sku: &str, currency: Currency) -> Option<Money> {
    let minor = catalogue.price(sku, currency)?;
    Money::new(minor, currency).ok()
}

/// What an item of a cart is now, if it can be had in this currency.
pub(crate) fn sellable<'a>(
    catalogue: &'a Catalogue,
    item: &CartItem,
    currency: Currency,
) -> Option<(&'a Product, &'a Variant, Money, u32)> {
    let (product, variant) = catalogue.find(&item.sku)?;
    let unit = price(catalogue, &item.sku, currency)?;
    let quantity = u32::try_from(item.quantity).ok()?;
    let quantity = Quantity::new(quantity).ok()?;
    Some((product, variant, unit, quantity.get()))
}

/// What the shopper's own unpaid order holds: it must not make their cart look sold out.
async fn held(shop: &Shop, shopper: &str) -> Result<Vec<(String, u32)>, ServiceError> {
    let Some(order) = orders::awaiting_payment(&shop.db, shopper).await? else {
        return Ok(Vec::new());
    };
    match order.stock {
        orders::StockPlace::Reserved => {
            Ok(orders::pieces(&orders::lines(&shop.db, &order.id).await?))
        }
        orders::StockPlace::Released | orders::StockPlace::Sold => Ok(Vec::new()),
    }
}
