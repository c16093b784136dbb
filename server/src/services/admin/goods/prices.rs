//! What a variant costs, in each currency that the shop sells in.

use domain::text::number_text;
use domain::{Currency, Money};

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError};
use crate::services::admin::goods::{
    Changed, Edit, GoodsFault, GoodsMistake, GoodsRefusal, mistake, none_of,
};
use crate::store::catalogue::goods;

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

pub(super) fn read_all(
    typed: &[(Currency, String)],
) -> Result<Vec<(Currency, Option<i64>)>, Vec<GoodsMistake>> {
    let (mut prices, mut mistakes) = (Vec::new(), Vec::new());
    for (currency, typed) in typed {
        match read(*currency, typed) {
            Ok(minor) => prices.push((*currency, minor)),
            Err(mistake) => mistakes.push(mistake),
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
    typed: &[(Currency, String)],
) -> Result<(), ActionError> {
    let prices = match read_all(typed) {
        Ok(prices) => prices,
        Err(mistakes) => return none_of(mistakes),
    };
    let edit = Edit::begin(shop, act, slug).await?;
    let found = edit.goods().await?;
    let variant = found.variants.iter().find(|variant| variant.sku == sku);
    let variant = variant.ok_or(GoodsRefusal::Gone)?;
    for (currency, minor) in prices {
        let before = variant.prices.get(&currency).copied();
        if before == minor {
            continue;
        }
        goods::set_price(&edit.tx, sku, currency, minor).await?;
        let shown = |minor: Option<i64>| minor.map(|it| it.to_string()).unwrap_or_default();
        let what = Changed::Price {
            sku: sku.to_owned(),
            currency,
        };
        edit.note(what, shown(before), shown(minor)).await?;
    }
    edit.done().await
}
