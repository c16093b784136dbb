//! What a variant costs, in each currency that the shop sells in.

use domain::text::number_text;
use domain::{Currency, Money};

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError};
use crate::services::admin::goods::{
    Changed, Edit, GoodsFault, GoodsMistake, GoodsRefusal, mistake, none_of,
};
use crate::store::catalogue::goods;

/// Prices as they were typed in one currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedPrice {
    pub currency: Currency,
    pub price: String,
    /// Empty if it is not reduced.
    pub was: String,
}

/// The name of the field for what a reduced thing cost before.
#[must_use]
pub fn was_field(currency: Currency) -> String {
    format!("was-{}", currency.code())
}

/// An amount as it was typed; none if nothing was: it is not sold in this currency then.
pub(super) fn read(currency: Currency, typed: &str) -> Result<Option<i64>, GoodsMistake> {
    let typed = number_text(typed);
    if typed.is_empty() {
        return Ok(None);
    }
    match Money::parse_major(&typed, currency) {
        Ok(price) if !price.is_zero() => Ok(Some(price.minor())),
        Ok(_) | Err(_) => Err(mistake(currency.code(), GoodsFault::NotAPrice(currency))),
    }
}

/// A currency, what is asked in it, and what was asked before.
pub(super) type ReadPrice = (Currency, Option<i64>, Option<i64>);

pub(super) fn read_all(typed: &[TypedPrice]) -> Result<Vec<ReadPrice>, Vec<GoodsMistake>> {
    let (mut prices, mut mistakes) = (Vec::new(), Vec::new());
    for typed in typed {
        let currency = typed.currency;
        let field = was_field(currency);
        let price = read(currency, &typed.price).map_err(|it| mistakes.push(it));
        let was = read(currency, &typed.was).map_err(|it| mistakes.push(mistake(&field, it.fault)));
        let (Ok(price), Ok(was)) = (price, was) else {
            continue;
        };
        if was.is_some() && was <= price {
            mistakes.push(mistake(&field, GoodsFault::NotReduced));
        } else {
            prices.push((currency, price, was.filter(|_| price.is_some())));
        }
    }
    if mistakes.is_empty() {
        Ok(prices)
    } else {
        Err(mistakes)
    }
}

/// Asks other prices for a variant, all of them or none.
///
/// # Errors
/// When one is no price, or the variant is gone.
pub async fn change(
    shop: &Shop,
    act: &Act<'_>,
    slug: &str,
    sku: &str,
    typed: &[TypedPrice],
) -> Result<(), ActionError> {
    let prices = match read_all(typed) {
        Ok(prices) => prices,
        Err(mistakes) => return none_of(mistakes),
    };
    let edit = Edit::begin(shop, act, slug).await?;
    let found = edit.goods().await?;
    let variant = found.variants.iter().find(|variant| variant.sku == sku);
    let variant = variant.ok_or(GoodsRefusal::Gone)?;
    for (currency, minor, was) in prices {
        let before = variant.prices.get(&currency).copied();
        let was_before = variant.was.get(&currency).copied();
        if before == minor && was_before == was {
            continue;
        }
        goods::set_price(&edit.tx, sku, currency, minor, was).await?;
        let shown = |minor: Option<i64>| minor.map(|it| it.to_string()).unwrap_or_default();
        let sku = || sku.to_owned();
        let what = Changed::Price {
            sku: sku(),
            currency,
        };
        edit.note_text(what, &shown(before), &shown(minor)).await?;
        let what = Changed::Was {
            sku: sku(),
            currency,
        };
        edit.note_text(what, &shown(was_before), &shown(was))
            .await?;
    }
    edit.done().await
}
