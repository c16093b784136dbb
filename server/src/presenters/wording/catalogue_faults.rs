//! What is wrong with a row of the catalogue, and how to mend it.

use wording::Words;

use crate::services::ServiceError;
use crate::services::Shop;
use crate::store::catalogue::{Catalogue, CatalogueFault};

/// What the shop leaves out of its catalogue, one sentence each.
pub async fn of_shop(shop: &Shop, words: Words) -> Result<Vec<String>, ServiceError> {
    Ok(sentences(&*shop.catalogue().await?, words))
}

/// One sentence for each fault.
#[must_use]
pub fn sentences(catalogue: &Catalogue, words: Words) -> Vec<String> {
    let faults = catalogue.faults.iter();
    faults.map(|fault| sentence(fault, words)).collect()
}

fn sentence(fault: &CatalogueFault, words: Words) -> String {
    match fault {
        CatalogueFault::Sku { sku } => words.admin_today_fault_sku(visible(sku)),
        CatalogueFault::Product { slug } => words.admin_today_fault_product(visible(slug)),
        CatalogueFault::Plan { slug } => words.admin_today_fault_plan(visible(slug)),
        CatalogueFault::NoPrice { item, currency } => {
            words.admin_today_fault_no_price(visible(item), currency)
        }
        CatalogueFault::Price {
            item,
            currency,
            minor,
        } => words.admin_today_fault_price(visible(item), minor.to_string(), currency),
        CatalogueFault::Currency { item, currency } => {
            words.admin_today_fault_currency(visible(item), visible(currency))
        }
        CatalogueFault::Promotion { code, percent } => {
            words.admin_today_fault_promotion(visible(code), percent.to_string())
        }
    }
}

/// What cannot be seen is written as its number.
fn visible(text: &str) -> String {
    text.chars()
        .flat_map(|letter| {
            let shown: Vec<char> = if letter.is_control() {
                letter.escape_unicode().collect()
            } else {
                vec![letter]
            };
            shown
        })
        .take(80)
        .collect()
}
