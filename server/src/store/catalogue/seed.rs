//! Fills an empty database with the demo shop's catalogue.

use std::collections::BTreeMap;

use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait};
use serde::Deserialize;

use crate::store::catalogue::delivery_price_key;
use crate::store::entity::{
    catalogue_revision, category, delivery_option, price, product, promotion, variant,
};
use crate::store::{Db, StoreError, commit, write_tx};

const CATALOGUE: &str = include_str!("../../../catalogue.toml");

#[derive(Deserialize)]
struct File {
    category: Vec<CategoryEntry>,
    delivery: Vec<DeliveryEntry>,
    promotion: Vec<PromotionEntry>,
    product: Vec<ProductEntry>,
}

#[derive(Deserialize)]
struct CategoryEntry {
    slug: String,
    name: String,
}

#[derive(Deserialize)]
struct DeliveryEntry {
    id: String,
    name: String,
    promise: String,
    price: BTreeMap<String, i64>,
}

#[derive(Deserialize)]
struct PromotionEntry {
    code: String,
    percent: i32,
}

#[derive(Deserialize)]
struct ProductEntry {
    slug: String,
    name: String,
    category: String,
    summary: String,
    description: Vec<String>,
    details: Vec<(String, String)>,
    drawing: String,
    alt: String,
    #[serde(default)]
    featured: bool,
    variant: Vec<VariantEntry>,
}

#[derive(Deserialize)]
struct VariantEntry {
    sku: String,
    label: String,
    tone: String,
    stock: i32,
    price: BTreeMap<String, i64>,
}

/// Fills the catalogue if there is none yet; tells whether it did.
///
/// # Errors
/// When the database refuses a row.
pub async fn seed(db: &Db) -> Result<bool, StoreError> {
    let file: File = toml::from_str(CATALOGUE).map_err(|error| StoreError::Unreadable {
        what: "a catalogue file",
        value: error.to_string(),
    })?;
    let tx = write_tx(db).await?;
    if catalogue_revision::Entity::find().count(&tx).await? > 0 {
        return Ok(false);
    }
    let mut prices = Vec::new();
    let mut price_rows = |item: &str, price: BTreeMap<String, i64>| {
        prices.extend(
            price
                .into_iter()
                .map(|(currency, minor)| price::ActiveModel {
                    item: Set(item.to_owned()),
                    currency: Set(currency),
                    minor: Set(minor),
                }),
        );
    };
    let categories = (0..)
        .zip(file.category)
        .map(|(position, entry)| category::ActiveModel {
            slug: Set(entry.slug),
            name: Set(entry.name),
            position: Set(position),
        });
    category::Entity::insert_many(categories).exec(&tx).await?;
    let mut delivery = Vec::new();
    for (position, entry) in (0..).zip(file.delivery) {
        price_rows(&delivery_price_key(&entry.id), entry.price);
        delivery.push(delivery_option::ActiveModel {
            id: Set(entry.id),
            name: Set(entry.name),
            promise: Set(entry.promise),
            position: Set(position),
        });
    }
    delivery_option::Entity::insert_many(delivery)
        .exec(&tx)
        .await?;
    let promotions = file
        .promotion
        .into_iter()
        .map(|entry| promotion::ActiveModel {
            code: Set(entry.code),
            percent: Set(entry.percent),
        });
    promotion::Entity::insert_many(promotions).exec(&tx).await?;
    let mut variants = Vec::new();
    let mut products = Vec::new();
    for (position, entry) in (0..).zip(file.product) {
        for (position, row) in (0..).zip(entry.variant) {
            price_rows(&row.sku, row.price);
            variants.push(variant::ActiveModel {
                sku: Set(row.sku),
                product: Set(entry.slug.clone()),
                label: Set(row.label),
                tone: Set(row.tone),
                position: Set(position),
                on_hand: Set(row.stock),
                reserved: Set(0),
                sold: Set(0),
            });
        }
        products.push(product::ActiveModel {
            slug: Set(entry.slug),
            category: Set(entry.category),
            name: Set(entry.name),
            summary: Set(entry.summary),
            description: Set(json(&entry.description)?),
            details: Set(json(&entry.details)?),
            drawing: Set(entry.drawing),
            alt: Set(entry.alt),
            featured: Set(entry.featured),
            position: Set(position),
        });
    }
    product::Entity::insert_many(products).exec(&tx).await?;
    variant::Entity::insert_many(variants).exec(&tx).await?;
    price::Entity::insert_many(prices).exec(&tx).await?;
    catalogue_revision::Entity::insert(catalogue_revision::ActiveModel {
        id: Set(1),
        revision: Set(1),
    })
    .exec(&tx)
    .await?;
    commit(tx).await?;
    Ok(true)
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unreadable {
        what: "a catalogue file",
        value: error.to_string(),
    })
}
