//! Fills an empty database with the goods of a catalogue file.

use std::collections::BTreeMap;

use domain::Currency;
use sea_orm::{ActiveValue::Set, EntityTrait, PaginatorTrait};

use crate::config::{CatalogueFile, PlanEntry, ProductEntry};
use crate::store::catalogue::{delivery_price_key, first_price_key, plan_price_key};
use crate::store::entity::{
    catalogue_revision, category, delivery_option, plan, price, product, promotion, variant,
};
use crate::store::{Db, StoreError, commit, write_tx};

/// Fills the catalogue if there is none yet; tells whether it did.
///
/// # Errors
/// When the database refuses a row, such as a second one with the same key.
pub async fn seed(db: &Db, file: &CatalogueFile) -> Result<bool, StoreError> {
    let tx = write_tx(db).await?;
    if catalogue_revision::Entity::find().count(&tx).await? > 0 {
        return Ok(false);
    }
    category::Entity::insert_many(categories(file))
        .exec(&tx)
        .await?;
    delivery_option::Entity::insert_many(delivery(file))
        .exec(&tx)
        .await?;
    promotion::Entity::insert_many(promotions(file))
        .exec(&tx)
        .await?;
    let products: Vec<_> = (0..)
        .zip(&file.products)
        .map(|(position, entry)| product(position, entry))
        .collect::<Result<_, _>>()?;
    product::Entity::insert_many(products).exec(&tx).await?;
    variant::Entity::insert_many(file.products.iter().flat_map(variants))
        .exec(&tx)
        .await?;
    price::Entity::insert_many(prices(file)).exec(&tx).await?;
    let plans: Vec<_> = (0..)
        .zip(&file.plans)
        .map(|(position, entry)| plan(position, entry))
        .collect::<Result<_, _>>()?;
    if !plans.is_empty() {
        plan::Entity::insert_many(plans).exec(&tx).await?;
    }
    catalogue_revision::Entity::insert(catalogue_revision::ActiveModel {
        id: Set(1),
        revision: Set(1),
    })
    .exec(&tx)
    .await?;
    commit(tx).await?;
    Ok(true)
}

fn categories(file: &CatalogueFile) -> impl Iterator<Item = category::ActiveModel> {
    (0..)
        .zip(&file.categories)
        .map(|(position, entry)| category::ActiveModel {
            slug: Set(entry.slug.clone()),
            name: Set(entry.name.clone()),
            position: Set(position),
        })
}

fn delivery(file: &CatalogueFile) -> impl Iterator<Item = delivery_option::ActiveModel> {
    (0..)
        .zip(&file.delivery)
        .map(|(position, entry)| delivery_option::ActiveModel {
            id: Set(entry.id.clone()),
            name: Set(entry.name.clone()),
            promise: Set(entry.promise.clone()),
            position: Set(position),
        })
}

fn promotions(file: &CatalogueFile) -> impl Iterator<Item = promotion::ActiveModel> {
    file.promotions.iter().map(|entry| promotion::ActiveModel {
        code: Set(entry.code.clone()),
        percent: Set(entry.percent),
    })
}

fn product(position: i32, entry: &ProductEntry) -> Result<product::ActiveModel, StoreError> {
    Ok(product::ActiveModel {
        slug: Set(entry.slug.clone()),
        category: Set(entry.category.clone()),
        name: Set(entry.name.clone()),
        summary: Set(entry.summary.clone()),
        description: Set(json(&entry.description)?),
        details: Set(json(&entry.details)?),
        drawing: Set(entry.drawing.clone()),
        alt: Set(entry.alt.clone()),
        featured: Set(entry.featured),
        position: Set(position),
    })
}

fn plan(position: i32, entry: &PlanEntry) -> Result<plan::ActiveModel, StoreError> {
    Ok(plan::ActiveModel {
        slug: Set(entry.slug.clone()),
        name: Set(entry.name.clone()),
        summary: Set(entry.summary.clone()),
        includes: Set(json(&entry.includes)?),
        period_type: Set(entry.period.period_type().as_str().to_owned()),
        period_count: Set(entry.period.count().into()),
        trial_days: Set(entry.trial_days.map(i32::from)),
        delivers: Set(json(&entry.delivers)?),
        position: Set(position),
    })
}

fn variants(product: &ProductEntry) -> impl Iterator<Item = variant::ActiveModel> {
    (0..)
        .zip(&product.variants)
        .map(|(position, entry)| variant::ActiveModel {
            sku: Set(entry.sku.clone()),
            product: Set(product.slug.clone()),
            label: Set(entry.label.clone()),
            tone: Set(entry.tone.clone()),
            position: Set(position),
            on_hand: Set(entry.stock),
            reserved: Set(0),
            sold: Set(0),
        })
}

fn prices(file: &CatalogueFile) -> impl Iterator<Item = price::ActiveModel> {
    let variants = file.products.iter().flat_map(|product| &product.variants);
    let of_variants = variants.flat_map(|entry| prices_of(entry.sku.clone(), &entry.price));
    let of_delivery = file
        .delivery
        .iter()
        .flat_map(|entry| prices_of(delivery_price_key(&entry.id), &entry.price));
    let of_plans = file.plans.iter().flat_map(|entry| {
        let price = prices_of(plan_price_key(&entry.slug), &entry.price);
        price.chain(prices_of(first_price_key(&entry.slug), &entry.first_price))
    });
    of_delivery.chain(of_variants).chain(of_plans)
}

fn prices_of(
    item: String,
    price: &BTreeMap<Currency, i64>,
) -> impl Iterator<Item = price::ActiveModel> {
    price
        .iter()
        .map(move |(currency, minor)| price::ActiveModel {
            item: Set(item.clone()),
            currency: Set(currency.code().to_owned()),
            minor: Set(*minor),
        })
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unreadable {
        what: "a catalogue file",
        value: error.to_string(),
    })
}
