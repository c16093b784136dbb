//! Why a cart was not changed, in words.

use domain::cart::{Quantity, QuantityError};
use wording::Words;

use crate::services::cart::edit::{CartRefusal, MOST_LINES};
use crate::services::{ServiceError, Shop};

/// The same refusal with the names that readers of this language know.
pub async fn named(
    shop: &Shop,
    sku: &str,
    refusal: CartRefusal,
    words: Words,
) -> Result<CartRefusal, ServiceError> {
    let goods = shop.catalogue().await?.in_language(words.language());
    let Some((product, variant)) = goods.find(sku) else {
        return Ok(refusal);
    };
    Ok(match refusal {
        CartRefusal::NotInCurrency { currency, .. } => CartRefusal::NotInCurrency {
            name: product.name.clone(),
            currency,
        },
        CartRefusal::NotAvailable { left, .. } => CartRefusal::NotAvailable {
            name: product.name.clone(),
            label: variant.label.clone(),
            left,
        },
        CartRefusal::UnknownSku(_)
        | CartRefusal::Quantity(_)
        | CartRefusal::TooManyLines
        | CartRefusal::TooManyPieces { .. }
        | CartRefusal::NoCode
        | CartRefusal::UnknownCode => refusal,
    })
}

/// Says why a cart was not changed.
#[must_use]
pub fn cart(words: Words, refusal: &CartRefusal) -> String {
    match refusal {
        CartRefusal::UnknownSku(sku) => words.cart_refusal_unknown_sku(sku),
        CartRefusal::Quantity(error) => quantity(words, *error),
        CartRefusal::NotInCurrency { name, currency } => {
            words.cart_not_in_currency(name, currency.code())
        }
        CartRefusal::TooManyLines => words.cart_refusal_too_many_things(MOST_LINES),
        CartRefusal::TooManyPieces { there } => {
            words.cart_refusal_too_many_pieces(Quantity::MAX.get(), *there)
        }
        CartRefusal::NotAvailable {
            name,
            label,
            left: 0,
        } => words.cart_refusal_sold_out(name, label),
        CartRefusal::NotAvailable { name, label, left } => {
            words.cart_refusal_only_left(*left, name, label)
        }
        CartRefusal::NoCode => words.cart_refusal_no_code().to_owned(),
        CartRefusal::UnknownCode => words.cart_refusal_unknown_code().to_owned(),
    }
}

fn quantity(words: Words, error: QuantityError) -> String {
    match error {
        QuantityError::Missing => words.cart_refusal_quantity_missing().to_owned(),
        QuantityError::NotANumber => words.cart_refusal_quantity_not_a_number().to_owned(),
        QuantityError::NotWhole => words.cart_refusal_quantity_not_whole().to_owned(),
        QuantityError::Negative => words.cart_refusal_quantity_negative().to_owned(),
        QuantityError::Zero => words.cart_refusal_quantity_zero().to_owned(),
        QuantityError::TooMany => words.cart_refusal_quantity_too_many(Quantity::MAX.get()),
    }
}
