//! The goods as the merchant has them, drafts among them, and what the back office changes of them.

use std::collections::{BTreeMap, HashMap};

use domain::Currency;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveModelTrait as _, ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DbErr,
    EntityTrait as _, QueryFilter as _, QueryOrder as _,
};

use crate::config::CatalogueTexts;
use crate::store::StoreError;
use crate::store::catalogue::{parse, revision, stock};
use crate::store::entity::{catalogue_texts, category, price, product, variant};

/// A product with all that can be changed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goods {
    pub slug: String,
    pub category: String,
    pub draft: bool,
    /// In English.
    pub texts: GoodsTexts,
    pub drawing: String,
    pub variants: Vec<GoodsVariant>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GoodsTexts {
    pub name: String,
    pub summary: String,
    /// Paragraphs.
    pub description: Vec<String>,
    pub words: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsVariant {
    pub sku: String,
    pub label: String,
    pub tone: String,
    pub on_hand: i32,
    pub reserved: i32,
    pub sold: i32,
    /// In minor units; in currencies that Antom takes.
    pub prices: BTreeMap<Currency, i64>,
    /// What it cost before, where it is reduced.
    pub was: BTreeMap<Currency, i64>,
}

/// Every product that has something to sell, in the shop's order.
///
/// # Errors
/// When the database holds what this version cannot read.
pub async fn all(db: &impl ConnectionTrait) -> Result<Vec<Goods>, StoreError> {
    let rows = product::Entity::find()
        .order_by_asc(product::Column::Position)
        .all(db)
        .await?;
    let variants = variant::Entity::find()
        .filter(variant::Column::Withdrawn.eq(false))
        .order_by_asc(variant::Column::Position)
        .all(db)
        .await?;
    let prices = price::Entity::find().all(db).await?;
    put_together(rows, variants, prices)
}

/// # Errors
/// When the database holds what this version cannot read.
pub async fn find(db: &impl ConnectionTrait, slug: &str) -> Result<Option<Goods>, StoreError> {
    // PostgreSQL stores no such text.
    if slug.contains('\0') {
        return Ok(None);
    }
    let Some(row) = product::Entity::find_by_id(slug).one(db).await? else {
        return Ok(None);
    };
    let variants = variant::Entity::find()
        .filter(variant::Column::Product.eq(slug))
        .filter(variant::Column::Withdrawn.eq(false))
        .order_by_asc(variant::Column::Position)
        .all(db)
        .await?;
    let skus = variants.iter().map(|row| row.sku.as_str());
    let prices = price::Entity::find()
        .filter(price::Column::Item.is_in(skus))
        .all(db)
        .await?;
    Ok(put_together(vec![row], variants, prices)?.pop())
}

/// In minor units.
type Amounts = BTreeMap<Currency, i64>;

fn put_together(
    rows: Vec<product::Model>,
    variants: Vec<variant::Model>,
    prices: Vec<price::Model>,
) -> Result<Vec<Goods>, StoreError> {
    let mut of_item: HashMap<String, (Amounts, Amounts)> = HashMap::new();
    for row in prices {
        if let Ok(currency) = row.currency.parse() {
            let (prices, before) = of_item.entry(row.item).or_default();
            prices.insert(currency, row.minor);
            before.extend(row.was.map(|was| (currency, was)));
        }
    }
    let mut of_product: HashMap<String, Vec<GoodsVariant>> = HashMap::new();
    for row in variants {
        let (prices, was) = of_item.remove(&row.sku).unwrap_or_default();
        let variant = GoodsVariant {
            prices,
            was,
            sku: row.sku,
            label: row.label,
            tone: row.tone,
            on_hand: row.on_hand,
            reserved: row.reserved,
            sold: row.sold,
        };
        of_product.entry(row.product).or_default().push(variant);
    }
    let mut goods = Vec::new();
    for row in rows {
        let Some(variants) = of_product.remove(&row.slug) else {
            continue;
        };
        goods.push(Goods {
            variants,
            draft: row.draft,
            drawing: row.drawing,
            category: row.category,
            texts: GoodsTexts {
                name: row.name,
                summary: row.summary,
                description: parse("a product's description", &row.description)?,
                words: parse("what a product is called", &row.words)?,
            },
            slug: row.slug,
        });
    }
    Ok(goods)
}

/// The categories, in the shop's order: slug and name.
pub async fn categories(db: &impl ConnectionTrait) -> Result<Vec<(String, String)>, DbErr> {
    let rows = category::Entity::find()
        .order_by_asc(category::Column::Position)
        .all(db)
        .await?;
    Ok(rows.into_iter().map(|row| (row.slug, row.name)).collect())
}

/// Tells every reader, and keeps other merchants out until the transaction ends: what is read from
/// here on is changed by nobody else. Not before pieces are moved, which orders do before this.
pub(crate) async fn lock(db: &impl ConnectionTrait) -> Result<(), DbErr> {
    revision::touch(db).await
}

pub(crate) async fn set_texts(
    db: &impl ConnectionTrait,
    slug: &str,
    texts: &GoodsTexts,
) -> Result<(), StoreError> {
    product::Entity::update_many()
        .col_expr(product::Column::Name, Expr::value(texts.name.as_str()))
        .col_expr(
            product::Column::Summary,
            Expr::value(texts.summary.as_str()),
        )
        .col_expr(
            product::Column::Description,
            Expr::value(json(&texts.description)?),
        )
        .col_expr(product::Column::Words, Expr::value(json(&texts.words)?))
        .filter(product::Column::Slug.eq(slug))
        .exec(db)
        .await?;
    Ok(())
}

pub(crate) async fn set_draft(
    db: &impl ConnectionTrait,
    slug: &str,
    draft: bool,
) -> Result<(), DbErr> {
    product::Entity::update_many()
        .col_expr(product::Column::Draft, Expr::value(draft))
        .filter(product::Column::Slug.eq(slug))
        .exec(db)
        .await?;
    Ok(())
}

/// What is said of the goods in another language; nothing if nobody has said anything yet.
///
/// # Errors
/// When the texts are none.
pub async fn texts_in(
    db: &impl ConnectionTrait,
    language: &str,
) -> Result<CatalogueTexts, StoreError> {
    let row = catalogue_texts::Entity::find_by_id(language)
        .one(db)
        .await?;
    row.map_or_else(
        || Ok(CatalogueTexts::default()),
        |row| parse("the catalogue's texts in a language", &row.texts),
    )
}

pub(crate) async fn put_texts_in(
    db: &impl ConnectionTrait,
    language: &str,
    texts: &CatalogueTexts,
) -> Result<(), StoreError> {
    let row = catalogue_texts::ActiveModel {
        language: Set(language.to_owned()),
        texts: Set(json(texts)?),
    };
    let replacing = OnConflict::column(catalogue_texts::Column::Language)
        .update_column(catalogue_texts::Column::Texts)
        .to_owned();
    catalogue_texts::Entity::insert(row)
        .on_conflict(replacing)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// None: it is not sold in this currency.
pub(crate) async fn set_price(
    db: &impl ConnectionTrait,
    sku: &str,
    currency: Currency,
    minor: Option<i64>,
    was: Option<i64>,
) -> Result<(), DbErr> {
    let key = (sku.to_owned(), currency.code().to_owned());
    let Some(minor) = minor else {
        price::Entity::delete_by_id(key).exec(db).await?;
        return Ok(());
    };
    let row = price::ActiveModel {
        item: Set(key.0),
        currency: Set(key.1),
        minor: Set(minor),
        was: Set(was),
    };
    let replacing = OnConflict::columns([price::Column::Item, price::Column::Currency])
        .update_columns([price::Column::Minor, price::Column::Was])
        .to_owned();
    price::Entity::insert(row)
        .on_conflict(replacing)
        .exec_without_returning(db)
        .await?;
    Ok(())
}

/// Puts a product with its variants behind all others.
pub(crate) async fn insert(db: &impl ConnectionTrait, goods: &Goods) -> Result<(), StoreError> {
    let last = product::Entity::find()
        .order_by_desc(product::Column::Position)
        .one(db)
        .await?;
    let row = product::ActiveModel {
        slug: Set(goods.slug.clone()),
        category: Set(goods.category.clone()),
        name: Set(goods.texts.name.clone()),
        summary: Set(goods.texts.summary.clone()),
        description: Set(json(&goods.texts.description)?),
        details: Set("[]".to_owned()),
        words: Set(json(&goods.texts.words)?),
        drawing: Set(goods.drawing.clone()),
        alt: Set(goods.texts.name.clone()),
        featured: Set(false),
        draft: Set(goods.draft),
        position: Set(last.map_or(0, |row| row.position.saturating_add(1))),
    };
    row.insert(db).await?;
    for (position, of) in (0..).zip(&goods.variants) {
        insert_variant(db, &goods.slug, position, of).await?;
        for (currency, minor) in &of.prices {
            let was = of.was.get(currency).copied();
            set_price(db, &of.sku, *currency, Some(*minor), was).await?;
        }
    }
    Ok(())
}

/// Makes a product what it is to be. Its variants stay, and its pieces are locked.
pub(crate) async fn replace(
    db: &impl ConnectionTrait,
    before: &Goods,
    after: &Goods,
) -> Result<(), StoreError> {
    set_texts(db, &after.slug, &after.texts).await?;
    set_draft(db, &after.slug, after.draft).await?;
    product::Entity::update_many()
        .col_expr(
            product::Column::Category,
            Expr::value(after.category.as_str()),
        )
        .col_expr(
            product::Column::Drawing,
            Expr::value(after.drawing.as_str()),
        )
        .filter(product::Column::Slug.eq(after.slug.as_str()))
        .exec(db)
        .await?;
    for (position, variant) in (0..).zip(&after.variants) {
        let known = before.variants.iter().find(|it| it.sku == variant.sku);
        match known {
            Some(known) => change_variant(db, known, variant).await?,
            None => insert_variant(db, &after.slug, position, variant).await?,
        }
        for (currency, minor) in &variant.prices {
            let was = variant.was.get(currency);
            let is_known = known.is_some_and(|it| {
                it.prices.get(currency) == Some(minor) && it.was.get(currency) == was
            });
            if !is_known {
                set_price(db, &variant.sku, *currency, Some(*minor), was.copied()).await?;
            }
        }
    }
    Ok(())
}

async fn change_variant(
    db: &impl ConnectionTrait,
    before: &GoodsVariant,
    after: &GoodsVariant,
) -> Result<(), DbErr> {
    variant::Entity::update_many()
        .col_expr(variant::Column::Label, Expr::value(after.label.as_str()))
        .col_expr(variant::Column::Tone, Expr::value(after.tone.as_str()))
        .filter(variant::Column::Sku.eq(after.sku.as_str()))
        .exec(db)
        .await?;
    if before.on_hand != after.on_hand {
        stock::adjust(db, &after.sku, after.on_hand - before.on_hand).await?;
    }
    Ok(())
}

async fn insert_variant(
    db: &impl ConnectionTrait,
    product: &str,
    position: i32,
    of: &GoodsVariant,
) -> Result<(), DbErr> {
    let row = variant::ActiveModel {
        sku: Set(of.sku.clone()),
        product: Set(product.to_owned()),
        label: Set(of.label.clone()),
        tone: Set(of.tone.clone()),
        position: Set(position),
        on_hand: Set(of.on_hand),
        reserved: Set(0),
        sold: Set(0),
        withdrawn: Set(false),
    };
    row.insert(db).await?;
    Ok(())
}

/// Puts a category behind all others.
pub(crate) async fn add_category(
    db: &impl ConnectionTrait,
    slug: &str,
    name: &str,
) -> Result<(), DbErr> {
    let last = category::Entity::find()
        .order_by_desc(category::Column::Position)
        .one(db)
        .await?;
    let row = category::ActiveModel {
        slug: Set(slug.to_owned()),
        name: Set(name.to_owned()),
        position: Set(last.map_or(0, |row| row.position.saturating_add(1))),
    };
    row.insert(db).await?;
    Ok(())
}

/// Whether a product or a variant of this name is or was there.
pub(crate) async fn is_taken(
    db: &impl ConnectionTrait,
    slug: &str,
    sku: &str,
) -> Result<(bool, bool), DbErr> {
    let product = product::Entity::find_by_id(slug).one(db).await?;
    let variant = variant::Entity::find_by_id(sku).one(db).await?;
    Ok((product.is_some(), variant.is_some()))
}

fn json<T: serde::Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|error| StoreError::Unreadable {
        what: "a product's texts",
        value: error.to_string(),
    })
}
