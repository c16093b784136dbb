//! What a search would find, while it is typed.

use domain::text::clean;
use domain::{Currency, links};
use wording::Words;

use crate::services::cart::quote;
use crate::services::{ServiceError, Shop};

/// Below the field; the list of goods has the rest.
const MOST: usize = 8;

/// Something that the shop sells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub name: String,
    /// Of its page, in the page's language.
    pub path: String,
    /// Its lowest, as buyers read it.
    pub price: String,
}

/// The best of what a search for this finds, as far as it is sold in this currency.
pub async fn suggest(
    shop: &Shop,
    currency: Currency,
    words: Words,
    typed: &str,
) -> Result<Vec<Suggestion>, ServiceError> {
    if clean(typed).is_empty() {
        return Ok(Vec::new());
    }
    let catalogue = shop.catalogue().await?.in_language(words.language());
    let found = catalogue.search(typed);
    let goods = found
        .hits
        .iter()
        .filter_map(|place| catalogue.products.get(*place));
    let suggestions = goods.filter_map(|product| {
        let prices = product
            .variants
            .iter()
            .filter_map(|variant| quote::price(&catalogue, &variant.sku, currency));
        let lowest = prices.min_by_key(|price| price.minor())?;
        Some(Suggestion {
            name: product.name.clone(),
            path: words.path(&links::product(&product.slug)),
            price: words.money(lowest),
        })
    });
    Ok(suggestions.take(MOST).collect())
}
