//! Puts the goods of a catalogue file into the database.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use domain::Currency;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr, EntityTrait,
    PaginatorTrait as _, QueryFilter as _, QuerySelect as _,
};

use crate::config::{CatalogueFile, CatalogueTexts, PlanEntry, ProductEntry};
use crate::store::catalogue::{
    delivery_price_key, first_price_key, pictures, plan_price_key, revision,
};
use crate::store::entity::{
    catalogue_revision, catalogue_texts, category, colour, delivery_option, plan, price, product,
    promotion, variant,
};
use crate::store::{Db, StoreError, Tx, commit, write_tx};

/// Rows of one statement: fewer values than any database takes.
const ROWS: usize = 500;

/// Whether the file says how many pieces there are of what the shop sells already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stock {
    /// Only of what is new: the database knows better what was sold meanwhile.
    OfNewVariants,
    /// Of everything: somebody counted.
    OfAllVariants,
}

/// What an import changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The numbers of the variants that can be bought now and could not before.
    pub added: BTreeSet<String>,
    /// Of those that cannot be bought any more.
    pub withdrawn: BTreeSet<String>,
}

/// Tells whether no catalogue was ever put in.
pub async fn is_empty(db: &impl ConnectionTrait) -> Result<bool, StoreError> {
    Ok(catalogue_revision::Entity::find().count(db).await? == 0)
}

/// Fills the catalogue if there is none yet; tells whether it did.
///
/// # Errors
/// When the database refuses a row.
pub async fn fill_empty(db: &Db, file: &CatalogueFile) -> Result<bool, StoreError> {
    let tx = write_tx(db).await?;
    if !is_empty(&tx).await? {
        return Ok(false);
    }
    put(&tx, file, Stock::OfAllVariants).await?;
    commit(tx).await?;
    Ok(true)
}

/// Replaces the catalogue by the file's, all of it or nothing. What the file leaves out can no longer
/// be bought; orders of it go on.
///
/// # Errors
/// When the database refuses a row.
pub async fn import(db: &Db, file: &CatalogueFile, stock: Stock) -> Result<Imported, StoreError> {
    let tx = write_tx(db).await?;
    let imported = put(&tx, file, stock).await?;
    commit(tx).await?;
    Ok(imported)
}

async fn put(tx: &Tx, file: &CatalogueFile, stock: Stock) -> Result<Imported, StoreError> {
    let before = offered(tx).await?;
    let on_category = replacing(
        category::Column::Slug,
        [category::Column::Name, category::Column::Position],
    );
    insert(tx, categories(file), on_category).await?;
    let products: Vec<_> = (0..)
        .zip(&file.products)
        .map(|(position, entry)| product(position, entry))
        .collect::<Result<_, _>>()?;
    let on_product = replacing(
        product::Column::Slug,
        [
            product::Column::Category,
            product::Column::Name,
            product::Column::Summary,
            product::Column::Description,
            product::Column::Details,
            product::Column::Words,
            product::Column::Drawing,
            product::Column::Alt,
            product::Column::Featured,
            product::Column::Draft,
            product::Column::Position,
        ],
    );
    insert(tx, products, on_product).await?;
    variant::Entity::update_many()
        .col_expr(variant::Column::Withdrawn, Expr::value(true))
        .exec(tx)
        .await?;
    let mut told = vec![
        variant::Column::Product,
        variant::Column::Label,
        variant::Column::Tone,
        variant::Column::Position,
        variant::Column::Withdrawn,
    ];
    told.extend((stock == Stock::OfAllVariants).then_some(variant::Column::OnHand));
    let rows = file.products.iter().flat_map(variants);
    insert(tx, rows, replacing(variant::Column::Sku, told)).await?;
    forget_unused(tx, file).await?;
    // Orders have copies of these.
    delivery_option::Entity::delete_many().exec(tx).await?;
    insert(tx, delivery(file), None).await?;
    colour::Entity::delete_many().exec(tx).await?;
    insert(tx, colours(file), None).await?;
    promotion::Entity::delete_many().exec(tx).await?;
    insert(tx, promotions(file), None).await?;
    let plans: Vec<_> = (0..)
        .zip(&file.plans)
        .map(|(position, entry)| plan(position, entry))
        .collect::<Result<_, _>>()?;
    plan::Entity::delete_many().exec(tx).await?;
    insert(tx, plans, None).await?;
    catalogue_texts::Entity::delete_many().exec(tx).await?;
    let texts: Vec<_> = file.languages.iter().map(texts).collect::<Result<_, _>>()?;
    insert(tx, texts, None).await?;
    price::Entity::delete_many().exec(tx).await?;
    insert(tx, prices(file), None).await?;
    if is_empty(tx).await? {
        let first = catalogue_revision::ActiveModel {
            id: Set(1),
            revision: Set(1),
        };
        insert(tx, [first], None).await?;
    } else {
        revision::touch(tx).await?;
    }
    let after = offered(tx).await?;
    Ok(Imported {
        added: after.difference(&before).cloned().collect(),
        withdrawn: before.difference(&after).cloned().collect(),
    })
}

/// The numbers of what can be bought.
async fn offered(tx: &Tx) -> Result<BTreeSet<String>, DbErr> {
    let skus: Vec<String> = variant::Entity::find()
        .select_only()
        .column(variant::Column::Sku)
        .filter(variant::Column::Withdrawn.eq(false))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(skus.into_iter().collect())
}

/// Products stay while a variant of theirs does, and categories while a product does.
async fn forget_unused(tx: &Tx, file: &CatalogueFile) -> Result<(), DbErr> {
    let of_variants: Vec<String> = variant::Entity::find()
        .select_only()
        .column(variant::Column::Product)
        .distinct()
        .into_tuple()
        .all(tx)
        .await?;
    let of_variants: HashSet<String> = of_variants.into_iter().collect();
    for row in product::Entity::find().all(tx).await? {
        if !of_variants.contains(&row.slug) {
            pictures::remove_all(tx, &row.slug).await?;
            product::Entity::delete_by_id(row.slug).exec(tx).await?;
        }
    }
    let mut used: HashSet<String> = product::Entity::find()
        .select_only()
        .column(product::Column::Category)
        .into_tuple()
        .all(tx)
        .await?
        .into_iter()
        .collect();
    used.extend(file.categories.iter().map(|entry| entry.slug.clone()));
    for row in category::Entity::find().all(tx).await? {
        if !used.contains(&row.slug) {
            category::Entity::delete_by_id(row.slug).exec(tx).await?;
        }
    }
    Ok(())
}

/// For a row that is there already: these columns of it are replaced.
fn replacing<C: sea_orm::Iden + Copy>(
    key: C,
    columns: impl IntoIterator<Item = C>,
) -> Option<OnConflict> {
    Some(OnConflict::column(key).update_columns(columns).to_owned())
}

async fn insert<A: ActiveModelTrait>(
    tx: &Tx,
    rows: impl IntoIterator<Item = A>,
    conflict: Option<OnConflict>,
) -> Result<(), DbErr> {
    let rows: Vec<A> = rows.into_iter().collect();
    for some in rows.chunks(ROWS) {
        let mut insert = A::Entity::insert_many(some.to_vec());
        if let Some(conflict) = &conflict {
            insert = insert.on_conflict(conflict.clone());
        }
        insert.exec_without_returning(tx).await?;
    }
    Ok(())
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

fn colours(file: &CatalogueFile) -> impl Iterator<Item = colour::ActiveModel> {
    (0..)
        .zip(&file.colours)
        .map(|(position, entry)| colour::ActiveModel {
            tone: Set(entry.tone.clone()),
            name: Set(entry.name.clone()),
            swatch: Set(entry.swatch.clone()),
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
        words: Set(json(&entry.words)?),
        drawing: Set(entry.drawing.clone()),
        alt: Set(entry.alt.clone()),
        featured: Set(entry.featured),
        draft: Set(entry.draft),
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

fn texts(
    (language, texts): (&String, &CatalogueTexts),
) -> Result<catalogue_texts::ActiveModel, StoreError> {
    Ok(catalogue_texts::ActiveModel {
        language: Set(language.clone()),
        texts: Set(json(texts)?),
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
            withdrawn: Set(false),
        })
}

fn prices(file: &CatalogueFile) -> impl Iterator<Item = price::ActiveModel> {
    let variants = file.products.iter().flat_map(|product| &product.variants);
    let of_variants =
        variants.flat_map(|entry| reduced(entry.sku.clone(), &entry.price, &entry.was));
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
    const NEVER: &BTreeMap<Currency, i64> = &BTreeMap::new();
    reduced(item, price, NEVER)
}

fn reduced(
    item: String,
    price: &BTreeMap<Currency, i64>,
    was: &BTreeMap<Currency, i64>,
) -> impl Iterator<Item = price::ActiveModel> {
    price
        .iter()
        .map(move |(currency, minor)| price::ActiveModel {
            item: Set(item.clone()),
            currency: Set(currency.code().to_owned()),
            minor: Set(*minor),
            was: Set(was.get(currency).copied()),
        })
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unreadable {
        what: "a catalogue file",
        value: error.to_string(),
    })
}
