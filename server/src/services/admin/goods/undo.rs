//! A change that is taken back: what stood there before is put there again, as another change.

use domain::{Currency, Money};

use crate::services::admin::action::{Act, ActionError};
use crate::services::admin::goods::prices::TypedPrice;
use crate::services::admin::goods::texts::{self, ENGLISH, TypedTexts};
use crate::services::admin::goods::{
    ChangeRow, Changed, Edit, Goods, GoodsRefusal, prices, publish,
};
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::{goods, history};

/// Whether such a change can be taken back: what it replaced is known, and can stand there again.
#[must_use]
pub fn can_be_undone(change: &ChangeRow) -> bool {
    match change.changed() {
        Some(
            Changed::Name { .. }
            | Changed::Summary { .. }
            | Changed::Description { .. }
            | Changed::Words { .. }
            | Changed::Price { .. }
            | Changed::Was { .. }
            | Changed::Category
            | Changed::Drawing
            | Changed::Published
            | Changed::Withdrawn,
        ) => true,
        Some(
            Changed::Created
            | Changed::Variant { .. }
            | Changed::PictureAdded
            | Changed::PictureRemoved
            | Changed::PictureMoved
            | Changed::PictureAlt { .. }
            | Changed::PictureVariant,
        )
        | None => false,
    }
}

/// What two changes share if they changed the same thing.
#[must_use]
pub fn about(change: &ChangeRow) -> String {
    match change.changed() {
        Some(Changed::Published | Changed::Withdrawn) => "visibility".to_owned(),
        _ => change.what.clone(),
    }
}

/// Takes a change of a product back, unless it was changed again since.
///
/// # Errors
/// When it was changed again, cannot be taken back, or is gone.
pub async fn undo(shop: &Shop, act: &Act<'_>, slug: &str, id: i64) -> Result<(), ActionError> {
    let change = history::find(&shop.db, slug, id)
        .await
        .map_err(ServiceError::from)?;
    let found = goods::find(&shop.db, slug).await?;
    let (Some(change), Some(found)) = (change, found) else {
        return Err(GoodsRefusal::Gone.into());
    };
    let Some(what) = change.changed().filter(|_| can_be_undone(&change)) else {
        return Err(GoodsRefusal::NotUndone.into());
    };
    match what {
        Changed::Published => publish_again(shop, act, &found, false).await,
        Changed::Withdrawn => publish_again(shop, act, &found, true).await,
        Changed::Name { ref language }
        | Changed::Summary { ref language }
        | Changed::Description { ref language }
        | Changed::Words { ref language } => {
            say_again(shop, act, found, &what, language, &change).await
        }
        Changed::Price { sku, currency } => {
            ask_again(shop, act, &found, (&sku, currency), &change, false).await
        }
        Changed::Was { sku, currency } => {
            ask_again(shop, act, &found, (&sku, currency), &change, true).await
        }
        Changed::Category | Changed::Drawing => put_again(shop, act, slug, what, &change).await,
        Changed::Created
        | Changed::Variant { .. }
        | Changed::PictureAdded
        | Changed::PictureRemoved
        | Changed::PictureMoved
        | Changed::PictureAlt { .. }
        | Changed::PictureVariant => Err(GoodsRefusal::NotUndone.into()),
    }
}

/// Refuses if something else stands there than the change put there.
fn still(now: &str, after: &str) -> Result<(), ActionError> {
    if now == after {
        Ok(())
    } else {
        Err(GoodsRefusal::ChangedSince.into())
    }
}

async fn publish_again(
    shop: &Shop,
    act: &Act<'_>,
    found: &Goods,
    published: bool,
) -> Result<(), ActionError> {
    if found.draft != published {
        return Err(GoodsRefusal::ChangedSince.into());
    }
    publish::change(shop, act, &found.slug, published).await
}

async fn say_again(
    shop: &Shop,
    act: &Act<'_>,
    found: Goods,
    what: &Changed,
    language: &str,
    change: &ChangeRow,
) -> Result<(), ActionError> {
    let said = if language == ENGLISH {
        found.texts
    } else {
        texts::in_language(shop, &found.slug, language).await?
    };
    let mut typed = TypedTexts::of(&said);
    let place = match what {
        Changed::Name { .. } => &mut typed.name,
        Changed::Summary { .. } => &mut typed.summary,
        Changed::Description { .. } => &mut typed.description,
        _ => &mut typed.words,
    };
    still(place, &change.after)?;
    place.clone_from(&change.before);
    texts::change(shop, act, &found.slug, language, &typed).await
}

async fn ask_again(
    shop: &Shop,
    act: &Act<'_>,
    found: &Goods,
    (sku, currency): (&str, Currency),
    change: &ChangeRow,
    is_was: bool,
) -> Result<(), ActionError> {
    let variant = found.variants.iter().find(|it| it.sku == sku);
    let variant = variant.ok_or(GoodsRefusal::Gone)?;
    let (price, was) = (
        variant.prices.get(&currency).copied(),
        variant.was.get(&currency).copied(),
    );
    let now = if is_was { was } else { price };
    let shown = now.map(|minor| minor.to_string()).unwrap_or_default();
    still(&shown, &change.after)?;
    let before = change.before.parse::<i64>().ok();
    let (price, was) = if is_was {
        (price, before)
    } else {
        (before, was)
    };
    // It was reduced from this, and is not any more.
    let was = was.filter(|was| price.is_some_and(|price| *was > price));
    let typed = |minor: Option<i64>| {
        let amount = minor.and_then(|minor| Money::new(minor, currency).ok());
        amount.map(Money::major_text).unwrap_or_default()
    };
    let typed = TypedPrice {
        currency,
        price: typed(price),
        was: typed(was),
    };
    prices::change(shop, act, &found.slug, sku, &[typed]).await
}

async fn put_again(
    shop: &Shop,
    act: &Act<'_>,
    slug: &str,
    what: Changed,
    change: &ChangeRow,
) -> Result<(), ActionError> {
    let edit = Edit::begin(shop, act, slug).await?;
    let found = edit.goods().await?;
    let mut after = found.clone();
    let place = match what {
        Changed::Category => &mut after.category,
        _ => &mut after.drawing,
    };
    still(place, &change.after)?;
    place.clone_from(&change.before);
    let categories = goods::categories(&edit.tx)
        .await
        .map_err(ServiceError::from)?;
    if !categories.iter().any(|(known, _)| *known == after.category) {
        return Err(GoodsRefusal::Gone.into());
    }
    goods::replace(&edit.tx, &found, &after).await?;
    edit.note(what, change.after.clone(), change.before.clone())
        .await?;
    edit.done().await
}
