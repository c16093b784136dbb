//! The catalogue as the shop shows it: read whole, kept in memory, and read again whenever the
//! database's revision number has moved on.

pub mod revision;
pub mod seed;
pub mod stock;

use std::collections::HashMap;
use std::sync::{Arc, RwLock};

use domain::Currency;
use domain::calendar::{PeriodRule, PeriodType};
use domain::text::{fold, fold_code};
use sea_orm::{EntityTrait, QueryOrder};

use crate::store::entity::{category, delivery_option, plan, price, product, promotion, variant};
use crate::store::{Db, StoreError};

#[derive(Clone, Debug)]
pub struct Category {
    pub slug: String,
    pub name: String,
}

#[derive(Clone, Debug)]
pub struct Variant {
    pub sku: String,
    pub label: String,
    pub tone: String,
    /// Pieces that can be sold now.
    pub on_hand: u32,
}

#[derive(Clone, Debug)]
pub struct Product {
    pub slug: String,
    pub category: String,
    pub name: String,
    pub summary: String,
    pub description: Vec<String>,
    pub details: Vec<(String, String)>,
    pub drawing: String,
    pub alt: String,
    pub featured: bool,
    pub variants: Vec<Variant>,
    /// Everything that a search looks at, folded.
    pub search_text: Arc<str>,
}

#[derive(Clone, Debug)]
pub struct Delivery {
    pub id: String,
    pub name: String,
    pub promise: String,
}

/// What a buyer can subscribe to.
#[derive(Clone, Debug)]
pub struct Plan {
    pub slug: String,
    pub name: String,
    pub summary: String,
    pub includes: Vec<String>,
    pub rule: PeriodRule,
    /// Days of a free trial.
    pub trial_days: Option<u16>,
}

#[derive(Debug, Default)]
pub struct Catalogue {
    pub revision: i64,
    pub categories: Vec<Category>,
    pub products: Vec<Product>,
    pub delivery: Vec<Delivery>,
    pub plans: Vec<Plan>,
    /// By the folded code: the code as it is written, and percent off.
    promotions: HashMap<String, (String, u8)>,
    prices: HashMap<(String, Currency), i64>,
    by_sku: HashMap<String, (usize, usize)>,
}

/// The key under which a delivery option's price stands beside the variants' prices.
#[must_use]
pub(crate) fn delivery_price_key(id: &str) -> String {
    format!("delivery:{id}")
}

/// The same for a plan's price.
#[must_use]
pub(crate) fn plan_price_key(slug: &str) -> String {
    format!("plan:{slug}")
}

/// The same for what a plan's first period costs.
#[must_use]
pub(crate) fn first_price_key(slug: &str) -> String {
    format!("plan:{slug}:first")
}

impl Catalogue {
    #[must_use]
    pub fn plan(&self, slug: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.slug == slug)
    }

    /// Minor units.
    #[must_use]
    pub fn plan_price(&self, slug: &str, currency: Currency) -> Option<i64> {
        self.price(&plan_price_key(slug), currency)
    }

    /// Minor units; none where the first period costs as much as any.
    #[must_use]
    pub fn first_price(&self, slug: &str, currency: Currency) -> Option<i64> {
        self.price(&first_price_key(slug), currency)
    }

    #[must_use]
    pub fn find(&self, sku: &str) -> Option<(&Product, &Variant)> {
        let (product, variant) = *self.by_sku.get(sku)?;
        let product = self.products.get(product)?;
        Some((product, product.variants.get(variant)?))
    }

    /// Minor units.
    #[must_use]
    pub fn price(&self, sku: &str, currency: Currency) -> Option<i64> {
        self.prices.get(&(sku.to_owned(), currency)).copied()
    }

    /// Minor units.
    #[must_use]
    pub fn delivery_price(&self, id: &str, currency: Currency) -> Option<i64> {
        self.price(&delivery_price_key(id), currency)
    }

    /// A promotion by its code, however somebody typed it: the code as it is written, and percent
    /// off.
    #[must_use]
    pub fn promotion(&self, typed: &str) -> Option<(&str, u8)> {
        let (code, percent) = self.promotions.get(&fold_code(typed))?;
        Some((code, *percent))
    }
}

/// The last catalogue that was read.
#[derive(Debug, Default)]
pub struct CatalogueCache(RwLock<Arc<Catalogue>>);

impl CatalogueCache {
    /// The catalogue as it is now: what is charged depends on it, so the database is asked.
    ///
    /// # Errors
    /// When the database does not answer or holds what this version cannot read.
    pub async fn get(&self, db: &Db) -> Result<Arc<Catalogue>, StoreError> {
        let revision = revision::read(db).await?;
        let cached = self
            .0
            .read()
            .map(|kept| Arc::clone(&kept))
            .unwrap_or_default();
        if cached.revision == revision && revision != 0 {
            return Ok(cached);
        }
        let fresh = Arc::new(read(db, revision).await?);
        if let Ok(mut kept) = self.0.write() {
            *kept = Arc::clone(&fresh);
        }
        Ok(fresh)
    }
}

async fn read(db: &Db, revision: i64) -> Result<Catalogue, StoreError> {
    let categories = category::Entity::find()
        .order_by_asc(category::Column::Position)
        .all(db)
        .await?;
    let mut variants: HashMap<String, Vec<Variant>> = HashMap::new();
    for row in variant::Entity::find()
        .order_by_asc(variant::Column::Position)
        .all(db)
        .await?
    {
        variants.entry(row.product).or_default().push(Variant {
            sku: row.sku,
            label: row.label,
            tone: row.tone,
            on_hand: u32::try_from(row.on_hand).unwrap_or(0),
        });
    }
    let mut products = Vec::new();
    for row in product::Entity::find()
        .order_by_asc(product::Column::Position)
        .all(db)
        .await?
    {
        let variants = variants.remove(&row.slug).unwrap_or_default();
        products.push(Product {
            search_text: search_text(&row, &categories, &variants).into(),
            description: parse("a product description", &row.description)?,
            details: parse("product details", &row.details)?,
            variants,
            slug: row.slug,
            category: row.category,
            name: row.name,
            summary: row.summary,
            drawing: row.drawing,
            alt: row.alt,
            featured: row.featured,
        });
    }
    let mut prices = HashMap::new();
    for row in price::Entity::find().all(db).await? {
        let currency = row.currency.parse().map_err(|_| StoreError::Unreadable {
            what: "a currency",
            value: row.currency.clone(),
        })?;
        prices.insert((row.item, currency), row.minor);
    }
    let mut promotions = HashMap::new();
    for row in promotion::Entity::find().all(db).await? {
        let folded = fold_code(&row.code);
        let percent = u8::try_from(row.percent).unwrap_or(0);
        promotions.insert(folded, (row.code, percent));
    }
    let delivery = delivery_option::Entity::find()
        .order_by_asc(delivery_option::Column::Position)
        .all(db)
        .await?;
    let mut plans = Vec::new();
    for row in plan::Entity::find()
        .order_by_asc(plan::Column::Position)
        .all(db)
        .await?
    {
        plans.push(Plan {
            rule: rule(&row)?,
            includes: parse("what a plan includes", &row.includes)?,
            trial_days: row.trial_days.and_then(|days| u16::try_from(days).ok()),
            slug: row.slug,
            name: row.name,
            summary: row.summary,
        });
    }
    let by_sku = products
        .iter()
        .enumerate()
        .flat_map(|(p, product)| {
            product
                .variants
                .iter()
                .enumerate()
                .map(move |(v, row)| (row.sku.clone(), (p, v)))
        })
        .collect();
    Ok(Catalogue {
        revision,
        categories: categories
            .into_iter()
            .map(|row| Category {
                slug: row.slug,
                name: row.name,
            })
            .collect(),
        products,
        plans,
        delivery: delivery
            .into_iter()
            .map(|row| Delivery {
                id: row.id,
                name: row.name,
                promise: row.promise,
            })
            .collect(),
        promotions,
        prices,
        by_sku,
    })
}

/// What a product can be found by: its texts, its category, its variants and their numbers.
fn search_text(
    row: &product::Model,
    categories: &[category::Model],
    variants: &[Variant],
) -> String {
    let category = categories
        .iter()
        .find(|category| category.slug == row.category)
        .map_or("", |category| category.name.as_str());
    let variants = variants
        .iter()
        .flat_map(|variant| [variant.label.as_str(), variant.sku.as_str()]);
    let texts = [row.name.as_str(), &row.summary, &row.description, category];
    let parts: Vec<String> = texts.into_iter().chain(variants).map(fold).collect();
    parts.join("\n")
}

fn rule(row: &plan::Model) -> Result<PeriodRule, StoreError> {
    let unreadable = || StoreError::Unreadable {
        what: "a plan's period",
        value: format!("{} {}", row.period_count, row.period_type),
    };
    let count = u16::try_from(row.period_count).map_err(|_| unreadable())?;
    let unit: PeriodType = row.period_type.parse().map_err(|_| unreadable())?;
    PeriodRule::new(unit, count).map_err(|_| unreadable())
}

fn parse<T: serde::de::DeserializeOwned>(what: &'static str, json: &str) -> Result<T, StoreError> {
    serde_json::from_str(json).map_err(|_| StoreError::Unreadable {
        what,
        value: json.to_owned(),
    })
}
