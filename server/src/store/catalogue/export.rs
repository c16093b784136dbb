//! Writes down what the database sells, as a catalogue file.

use std::collections::{BTreeMap, HashMap};

use domain::Currency;
use sea_orm::{ColumnTrait as _, EntityTrait, QueryFilter as _, QueryOrder as _};

use crate::config::{
    CatalogueFile, CategoryEntry, ColourEntry, DeliveryEntry, PlanEntry, ProductEntry,
    PromotionEntry, VariantEntry,
};
use crate::store::catalogue::{delivery_price_key, first_price_key, parse, plan_price_key, rule};
use crate::store::entity::{
    catalogue_texts, category, colour, delivery_option, plan, price, product, promotion, variant,
};
use crate::store::{Db, StoreError, read_tx};

type Prices = HashMap<String, BTreeMap<Currency, i64>>;

/// What a reduced thing cost before: its key beside that of its price.
fn was_key(sku: &str) -> String {
    format!("was:{sku}")
}

/// Reads the whole catalogue, with the pieces that can be sold now.
///
/// # Errors
/// When a row cannot be read: what is wrong has to be mended first, or it would be lost.
pub async fn export(db: &Db) -> Result<CatalogueFile, StoreError> {
    let tx = read_tx(db).await?;
    let mut prices = Prices::new();
    for row in price::Entity::find().all(&tx).await? {
        let currency = row.currency.parse().map_err(|_| StoreError::Unreadable {
            what: "a price's currency",
            value: format!("{} of {}", row.currency, row.item),
        })?;
        if let Some(was) = row.was {
            let of_item = prices.entry(was_key(&row.item)).or_default();
            of_item.insert(currency, was);
        }
        let of_item = prices.entry(row.item).or_default();
        of_item.insert(currency, row.minor);
    }
    let mut take = |item: &str| prices.remove(item).unwrap_or_default();
    let mut variants: HashMap<String, Vec<VariantEntry>> = HashMap::new();
    for row in variant::Entity::find()
        .filter(variant::Column::Withdrawn.eq(false))
        .order_by_asc(variant::Column::Position)
        .all(&tx)
        .await?
    {
        variants.entry(row.product).or_default().push(VariantEntry {
            price: take(&row.sku),
            was: take(&was_key(&row.sku)),
            sku: row.sku,
            label: row.label,
            tone: row.tone,
            stock: row.on_hand,
        });
    }
    let mut products = Vec::new();
    for row in product::Entity::find()
        .order_by_asc(product::Column::Position)
        .all(&tx)
        .await?
    {
        let Some(variants) = variants.remove(&row.slug) else {
            continue;
        };
        products.push(ProductEntry {
            description: parse("a product's description", &row.description)?,
            details: parse("a product's details", &row.details)?,
            words: parse("what a product is called", &row.words)?,
            slug: row.slug,
            name: row.name,
            category: row.category,
            summary: row.summary,
            drawing: row.drawing,
            alt: row.alt,
            featured: row.featured,
            draft: row.draft,
            variants,
        });
    }
    let mut categories = Vec::new();
    for row in category::Entity::find()
        .order_by_asc(category::Column::Position)
        .all(&tx)
        .await?
    {
        if products.iter().any(|entry| entry.category == row.slug) {
            categories.push(CategoryEntry {
                slug: row.slug,
                name: row.name,
            });
        }
    }
    let colours = colour::Entity::find()
        .order_by_asc(colour::Column::Position)
        .all(&tx)
        .await?
        .into_iter()
        .map(|row| ColourEntry {
            tone: row.tone,
            name: row.name,
            swatch: row.swatch,
        });
    let colours = colours.collect();
    let mut delivery = Vec::new();
    for row in delivery_option::Entity::find()
        .order_by_asc(delivery_option::Column::Position)
        .all(&tx)
        .await?
    {
        delivery.push(DeliveryEntry {
            price: take(&delivery_price_key(&row.id)),
            id: row.id,
            name: row.name,
            promise: row.promise,
        });
    }
    let mut plans = Vec::new();
    for row in plan::Entity::find()
        .order_by_asc(plan::Column::Position)
        .all(&tx)
        .await?
    {
        plans.push(PlanEntry {
            period: rule(&row)?,
            includes: parse("what a plan includes", &row.includes)?,
            trial_days: row.trial_days.and_then(|days| u8::try_from(days).ok()),
            delivers: parse("what a plan delivers", &row.delivers)?,
            price: take(&plan_price_key(&row.slug)),
            first_price: take(&first_price_key(&row.slug)),
            slug: row.slug,
            name: row.name,
            summary: row.summary,
        });
    }
    let promotions = promotion::Entity::find()
        .order_by_asc(promotion::Column::Code)
        .all(&tx)
        .await?
        .into_iter()
        .map(|row| PromotionEntry {
            code: row.code,
            percent: row.percent,
        });
    let mut languages = BTreeMap::new();
    for row in catalogue_texts::Entity::find().all(&tx).await? {
        let texts = parse("the catalogue's texts in a language", &row.texts)?;
        languages.insert(row.language, texts);
    }
    Ok(CatalogueFile {
        languages,
        categories,
        delivery,
        promotions: promotions.collect(),
        products,
        plans,
        colours,
    })
}
