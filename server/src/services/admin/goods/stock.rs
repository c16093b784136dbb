//! Pieces that come in, or that are gone without an order: counted, and written down with a reason.

use domain::text::{clean, number_text};

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError};
use crate::services::admin::goods::{Edit, GoodsFault, GoodsRefusal, mistake, none_of};
use crate::store::catalogue::{goods, history, stock};

/// In letters.
pub const LONGEST_REASON: usize = 200;

/// At once, in or out.
const MOST: i32 = 1_000_000;

/// Puts pieces on the shelf, or takes them off it with a minus.
///
/// # Errors
/// When it is no number, there are not that many, there is no reason, or the variant is gone.
pub async fn change(
    shop: &Shop,
    act: &Act<'_>,
    slug: &str,
    sku: &str,
    pieces: &str,
    reason: &str,
) -> Result<(), ActionError> {
    let mut mistakes = Vec::new();
    let typed = number_text(pieces);
    let number = typed.strip_prefix('+').unwrap_or(&typed).parse::<i32>();
    let by = match number {
        _ if typed.is_empty() => Err(GoodsFault::Missing),
        Ok(0) => Err(GoodsFault::NothingToMove),
        Ok(by) if by.abs() <= MOST => Ok(by),
        Ok(_) | Err(_) => Err(GoodsFault::NotANumber),
    };
    if let Err(fault) = by {
        mistakes.push(mistake("pieces", fault));
    }
    let reason = clean(reason);
    let most = LONGEST_REASON;
    if reason.is_empty() {
        mistakes.push(mistake("reason", GoodsFault::Missing));
    } else if reason.chars().count() > most {
        mistakes.push(mistake("reason", GoodsFault::TooLong { most }));
    }
    let Ok(by) = by else {
        return none_of(mistakes);
    };
    none_of(mistakes)?;
    let edit = Edit::begin(shop, act, slug).await?;
    // Not locked: orders move the pieces before they tell, and so does this.
    let found = goods::find(&edit.tx, slug).await?;
    let is_there = found.is_some_and(|found| found.variants.iter().any(|it| it.sku == sku));
    if !is_there {
        return Err(GoodsRefusal::Gone.into());
    }
    let Some(on_hand) = stock::adjust(&edit.tx, sku, by).await? else {
        return none_of(vec![mistake("pieces", GoodsFault::NotThatMany)]);
    };
    history::add_move(&edit.tx, slug, sku, edit.by, (by, on_hand), &reason).await?;
    edit.done().await
}
