//! Changing a cart. The browser names a SKU and a quantity; everything else is the catalogue's.

use domain::Currency;
use domain::cart::{Quantity, QuantityError};
use domain::text::clean;

use crate::services::cart::quote;
use crate::services::{Refusal, ServiceError, Shop, UseCaseError};
use crate::store::shoppers::carts;
use crate::store::{commit, write_tx};

/// More lines than this do not fit into one order (Antom takes 100 goods, and a discount may
/// split a line in two).
pub const MOST_LINES: usize = 40;

/// Why a cart is not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CartRefusal {
    /// The shop sells nothing of this number.
    UnknownSku(String),
    Quantity(QuantityError),
    /// It has no price in the buyer's currency.
    NotInCurrency {
        name: String,
        currency: Currency,
    },
    /// It holds [`MOST_LINES`] already.
    TooManyLines,
    /// One line would hold more than [`Quantity::MAX`].
    TooManyPieces {
        there: u32,
    },
    /// Fewer pieces are left than were asked for.
    NotAvailable {
        name: String,
        label: String,
        left: u32,
    },
    NoCode,
    UnknownCode,
}

impl Refusal for CartRefusal {}

/// Why nothing was changed.
pub type CartError = UseCaseError<CartRefusal>;

/// Puts pieces into the cart, on top of those that are there.
///
/// # Errors
/// When the quantity or the SKU will not do.
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
    let asked = Quantity::parse(quantity);
    let catalogue = shop.catalogue().await?;
    let Some((product, variant)) = catalogue.find(sku) else {
        let sku = sku.chars().filter(|c| !c.is_control()).take(40).collect();
        return Err(CartRefusal::UnknownSku(sku).into());
    };
    let Some(unit) = quote::price(&catalogue, sku, currency) else {
        let name = product.name.clone();
        return Err(CartRefusal::NotInCurrency { name, currency }.into());
    };
    let quantity = match asked {
        Ok(quantity) => quantity,
        // What is left says more than the most that anybody may order.
        Err(QuantityError::TooMany) if variant.on_hand < Quantity::MAX.get() => {
            let refusal = CartRefusal::NotAvailable {
                name: product.name.clone(),
                label: variant.label.clone(),
                left: variant.on_hand,
            };
            return Err(refusal.into());
        }
        Err(error) => return Err(CartRefusal::Quantity(error).into()),
    };
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    carts::lock(&tx, shopper, now).await?;
    let (items, _) = carts::read(&tx, shopper).await?;
    let old = items.iter().find(|item| item.sku == sku);
    if old.is_none() && items.len() >= MOST_LINES {
        return Err(CartRefusal::TooManyLines.into());
    }
    let before = old
        .and_then(|item| u32::try_from(item.quantity).ok())
        .unwrap_or(0);
    let wanted = combine(before, quantity.get());
    if Quantity::new(wanted).is_err() {
        return Err(CartRefusal::TooManyPieces { there: before }.into());
    }
    if wanted > variant.on_hand && wanted > before {
        let refusal = CartRefusal::NotAvailable {
            name: product.name.clone(),
            label: variant.label.clone(),
            left: variant.on_hand,
        };
        return Err(refusal.into());
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
pub async fn remove(shop: &Shop, shopper: &str, sku: &str) -> Result<(), ServiceError> {
    Ok(carts::remove(&shop.db, shopper, sku).await?)
}

/// Sets the promotion code.
///
/// # Errors
/// When there is no such code.
pub async fn set_code(shop: &Shop, shopper: &str, code: &str) -> Result<(), CartError> {
    if clean(code).is_empty() {
        return Err(CartRefusal::NoCode.into());
    }
    let catalogue = shop.catalogue().await?;
    let Some((code, _)) = catalogue.promotion(code) else {
        return Err(CartRefusal::UnknownCode.into());
    };
    let code = Some(code.to_owned());
    Ok(carts::set_promotion(&shop.db, shopper, code, shop.clock.now_ms()).await?)
}

/// Forgets the promotion code.
pub async fn clear_code(shop: &Shop, shopper: &str) -> Result<(), ServiceError> {
    Ok(carts::set_promotion(&shop.db, shopper, None, shop.clock.now_ms()).await?)
}

/// How many pieces in the shopper's cart can be had, as the cart's page counts them.
pub async fn count(shop: &Shop, shopper: &str, currency: Currency) -> Result<u32, ServiceError> {
    let (items, _) = carts::read(&shop.db, shopper).await?;
    let catalogue = shop.catalogue().await?;
    let of_item = |item| quote::sellable(&catalogue, item, currency).map(|(.., pieces)| pieces);
    Ok(items.iter().filter_map(of_item).sum())
}
