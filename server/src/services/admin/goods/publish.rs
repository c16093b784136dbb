//! Whether buyers see a product.

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError};
use crate::services::admin::goods::{Changed, Edit};
use crate::store::catalogue::goods;

/// Shows a product to buyers, or makes a draft of it. Orders of it go on either way.
///
/// # Errors
/// When the product is gone.
pub async fn change(
    shop: &Shop,
    act: &Act<'_>,
    slug: &str,
    published: bool,
) -> Result<(), ActionError> {
    let edit = Edit::begin(shop, act, slug).await?;
    let found = edit.goods().await?;
    if found.draft == published {
        goods::set_draft(&edit.tx, slug, !published).await?;
        let what = if published {
            Changed::Published
        } else {
            Changed::Withdrawn
        };
        edit.note(what, String::new(), String::new()).await?;
    }
    edit.done().await
}
