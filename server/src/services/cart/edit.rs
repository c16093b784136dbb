//! Changing a cart. The browser names a SKU and a quantity; everything else is the catalogue's.

use domain::Currency;
use domain::cart::Quantity;

use crate::services::cart::quote;
use crate::services::{ServiceError, Shop};
use crate::store::shoppers::carts;
use crate::store::{DbErr, commit, write_tx};

/// More lines than this do not fit into one order (Antom takes 100 goods, and a discount may
/// split a line in two).
const MOST_LINES: usize = 40;

/// Why a cart was not changed, as a sentence for the buyer.
#[derive(Debug, thiserror::Error)]
pub enum CartError {
    #[error("{0}")]
    Refused(String),
    #[error("We do not sell anything with the number “{0}”.")]
    UnknownSku(String),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

impl From<DbErr> for CartError {
    fn from(error: DbErr) -> Self {
        Self::Service(error.into())
    }
}

/// Puts pieces into the cart, on top of those that are there.
///
/// # Errors
/// With a sentence when the quantity or the SKU will not do.
pub async fn add(
    shop: &Shop,
    shopper: &str,
    sku: &str,
    quantity: &str,
    currency: Currency,
) -> Result<(), CartError> {
    change(shop, shopper, sku, quantity, currency, |old, new| old + new).await
}

/// Sets how many pieces are in the cart.
///
/// # Errors
/// As [`add`].
pub async fn set(
    shop: &Shop,
    shopper: &str,
    sku: &str,
    quantity: &str,
    currency: Currency,
) -> Result<(), CartError> {
    change(shop, shopper, sku, quantity, currency, |_, new| new).await
}

async fn change(
    shop: &Shop,
    shopper: &str,
    sku: &str,
    quantity: &str,
    currency: Currency,
    combine: fn(u32, u32) -> u32,
) -> Result<(), CartError> {
    let quantity =
        Quantity::parse(quantity).map_err(|error| CartError::Refused(error.to_string()))?;
    let catalogue = shop.catalogue().await.map_err(ServiceError::from)?;
    let Some((product, variant)) = catalogue.find(sku) else {
        return Err(CartError::UnknownSku(
            sku.chars().filter(|c| !c.is_control()).take(40).collect(),
        ));
    };
    let unit = quote::price(&catalogue, sku, currency)?;
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    carts::lock(&tx, shopper, now).await?;
    let (items, _) = carts::read(&tx, shopper).await?;
    let old = items.iter().find(|item| item.sku == sku);
    if old.is_none() && items.len() >= MOST_LINES {
        return Err(CartError::Refused(format!(
            "A cart holds at most {MOST_LINES} different things. Please order the rest separately."
        )));
    }
    let before = old
        .and_then(|item| u32::try_from(item.quantity).ok())
        .unwrap_or(0);
    let wanted = combine(before, quantity.get());
    if Quantity::new(wanted).is_err() {
        return Err(CartError::Refused(format!(
            "At most {} pieces of one thing go into an order; {before} are in your cart.",
            Quantity::MAX.get()
        )));
    }
    if wanted > variant.on_hand && wanted > before {
        return Err(CartError::Refused(match variant.on_hand {
            0 => format!(
                "{} in {} is sold out at the moment.",
                product.name, variant.label
            ),
            left => format!(
                "Only {left} left of {} in {}. Your cart is as it was.",
                product.name, variant.label
            ),
        }));
    }
    let item = carts::CartItem {
        shopper: shopper.to_owned(),
        sku: sku.to_owned(),
        quantity: i32::try_from(wanted).unwrap_or(i32::MAX),
        seen_currency: currency.code().to_owned(),
        seen_minor: unit.minor(),
        added_at: old.map_or(now, |item| item.added_at),
    };
    carts::put(&tx, item, now).await?;
    commit(tx).await?;
    Ok(())
}

/// Takes a line out; taking it out twice is fine.
///
/// # Errors
/// When the database does not answer.
pub async fn remove(shop: &Shop, shopper: &str, sku: &str) -> Result<(), ServiceError> {
    Ok(carts::remove(&shop.db, shopper, sku).await?)
}

/// Sets the promotion code.
///
/// # Errors
/// With a sentence when there is no such code.
pub async fn set_code(shop: &Shop, shopper: &str, code: &str) -> Result<(), CartError> {
    let code = code.trim().to_ascii_uppercase();
    let catalogue = shop.catalogue().await.map_err(ServiceError::from)?;
    if catalogue.promotion(&code).is_none() {
        return Err(CartError::Refused(if code.is_empty() {
            "Enter a promotion code.".to_owned()
        } else {
            "We do not know this promotion code. Check the spelling, or go on without it."
                .to_owned()
        }));
    }
    Ok(carts::set_promotion(&shop.db, shopper, Some(code), shop.clock.now_ms()).await?)
}

/// Forgets the promotion code.
///
/// # Errors
/// When the database does not answer.
pub async fn clear_code(shop: &Shop, shopper: &str) -> Result<(), ServiceError> {
    Ok(carts::set_promotion(&shop.db, shopper, None, shop.clock.now_ms()).await?)
}

/// How many pieces are in the shopper's cart.
pub async fn count(shop: &Shop, shopper: &str) -> Result<u32, ServiceError> {
    Ok(carts::count(&shop.db, shopper).await?)
}
