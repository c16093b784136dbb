//! The reviews that wait to be looked at.

use app::view::admin::{ReviewRow as Row, Reviews};

use wording::Words;

use crate::presenters::back_office::form_key::FormKey;
use crate::presenters::wording::times;
use crate::services::admin::reviews;
use crate::services::{ServiceError, Shop};

/// At a time; the next ones follow once these are decided.
const PAGE: u64 = 50;

pub(super) async fn waiting(
    shop: &Shop,
    key: &FormKey,
    words: Words,
) -> Result<Reviews, ServiceError> {
    let catalogue = shop.catalogue().await?;
    let rows = reviews::waiting(shop, PAGE).await?;
    let mut shown = Vec::new();
    for row in rows {
        let product = catalogue.products.iter().find(|it| it.slug == row.product);
        shown.push(Row {
            name: product.map_or_else(|| row.product.clone(), |product| product.name.clone()),
            path: domain::links::product(&row.product),
            by: row.name,
            stars: row.stars,
            text: row.text,
            language: row.locale,
            at: times::moment(row.made_at, words),
            seen: row.made_at,
            publish_form_id: key.mint()?,
            refuse_form_id: key.mint()?,
            id: row.id,
        });
    }
    Ok(Reviews { rows: shown })
}
