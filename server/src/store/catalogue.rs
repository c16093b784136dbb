//! The catalogue as the shop shows it: read whole, kept in memory, and read again whenever the
//! database's revision number has moved on.

pub mod export;
pub mod goods;
pub mod history;
pub mod import;
pub mod pictures;
pub mod revision;
mod searching;
pub mod stock;
mod translated;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, RwLock};

use domain::calendar::{PeriodRule, PeriodType};
use domain::cart::Sku;
use domain::order::Percent;
use domain::search::Found;
use domain::text::fold_code;
use domain::{Currency, Money, links};
use sea_orm::{ColumnTrait as _, EntityTrait, QueryFilter as _, QueryOrder};

use crate::config::CatalogueTexts;
pub use crate::store::catalogue::pictures::Picture;
use crate::store::catalogue::searching::Search;
use crate::store::entity::{
    catalogue_texts, category, colour, delivery_option, plan, price, product, promotion, rating,
    variant,
};
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
    /// What its tone is called; empty if the shop has no name for it.
    pub colour: String,
    /// Pieces that can be sold now.
    pub on_hand: u32,
}

#[derive(Clone, Debug)]
pub struct Product {
    pub slug: String,
    pub category: String,
    pub category_name: String,
    pub name: String,
    pub summary: String,
    pub description: Vec<String>,
    pub details: Vec<(String, String)>,
    pub drawing: String,
    pub alt: String,
    pub featured: bool,
    pub variants: Vec<Variant>,
    /// What people call it though it is called otherwise.
    pub words: Vec<String>,
    /// Those that the merchant uploaded, in their order.
    pub pictures: Vec<Picture>,
    /// The same in English, where this is in another language.
    english: Option<Arc<Self>>,
}

/// What a tone is called, and how it looks: `#rrggbb`.
#[derive(Clone, Debug)]
pub struct Colour {
    pub tone: String,
    pub name: String,
    pub swatch: String,
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
    /// The SKUs of which each paid period brings one; none for a plan that gives access.
    pub delivers: Vec<String>,
    /// Days of a free trial.
    pub trial_days: Option<u16>,
}

#[derive(Clone, Debug, Default)]
pub struct Catalogue {
    pub revision: i64,
    pub categories: Vec<Category>,
    pub colours: Vec<Colour>,
    pub products: Vec<Arc<Product>>,
    pub delivery: Vec<Delivery>,
    pub plans: Vec<Plan>,
    /// What cannot be used, and is left out.
    pub faults: Vec<CatalogueFault>,
    /// By the folded code: the code as it is written, and percent off.
    promotions: HashMap<String, (String, u8)>,
    prices: Prices,
    /// What reduced things cost before.
    was: Prices,
    by_sku: HashMap<String, (usize, usize)>,
    /// What published reviews of a product come to: stars in all, and how many reviews.
    ratings: HashMap<String, (i64, i64)>,
    search: Arc<Search>,
    /// The same in other languages, by the tag of each.
    languages: BTreeMap<String, Arc<Self>>,
}

/// In minor units, by currency and by what they are asked for.
type Prices = HashMap<Currency, HashMap<String, i64>>;

/// A row of the catalogue that cannot be used. Everything else goes on selling without it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum CatalogueFault {
    /// No cart can carry something of this number.
    Sku { sku: String },
    /// A product's description or details are no text.
    Product { slug: String },
    /// A plan's period is none, or what it includes is no list.
    Plan { slug: String },
    /// Something that is sold in other currencies.
    NoPrice { item: String, currency: String },
    /// Nought, or more than can be paid at once.
    Price {
        item: String,
        currency: String,
        minor: i64,
    },
    /// A currency that Antom does not take.
    Currency { item: String, currency: String },
    /// A code that takes off nothing, or more than nine tenths.
    Promotion { code: String, percent: i32 },
}

/// The key under which a delivery option's price stands beside the variants' prices.
#[must_use]
pub(crate) fn delivery_price_key(id: &str) -> String {
    format!("{DELIVERY}{id}")
}

/// The same for a plan's price.
#[must_use]
pub(crate) fn plan_price_key(slug: &str) -> String {
    format!("{PLAN}{slug}")
}

/// The same for what a plan's first period costs.
#[must_use]
pub(crate) fn first_price_key(slug: &str) -> String {
    format!("{PLAN}{slug}:first")
}
const DELIVERY: &str = "delivery:";
const PLAN: &str = "plan:";

/// Whether a SKU would share its price with something that is no variant.
fn is_a_price_key(sku: &str) -> bool {
    sku.starts_with(DELIVERY) || sku.starts_with(PLAN)
}

impl Product {
    /// The pictures that show a variant: its own first, then those of all.
    pub fn pictures_of<'a>(&'a self, sku: &'a str) -> impl Iterator<Item = &'a Picture> {
        let own = move |it: &&Picture| it.sku.as_deref() == Some(sku);
        let of_all = |it: &&Picture| it.sku.is_none();
        let pictures = self.pictures.iter();
        pictures.clone().filter(own).chain(pictures.filter(of_all))
    }

    /// What stands for a variant where there is room for one small picture: the address of an
    /// uploaded one, or else the name of the drawing.
    #[must_use]
    pub fn drawing_of(&self, sku: &str) -> String {
        let picture = self.pictures_of(sku).next();
        let file = picture.and_then(|picture| picture.files.first());
        file.map_or_else(
            || self.drawing.clone(),
            |(_, name)| format!("{}{name}", links::PICTURES),
        )
    }
}

impl Catalogue {
    /// What the shop sells, called as in this language; in English where it has no texts.
    #[must_use]
    pub fn in_language(self: &Arc<Self>, language: &str) -> Arc<Self> {
        Arc::clone(self.languages.get(language).unwrap_or(self))
    }

    #[must_use]
    pub fn delivery(&self, id: &str) -> Option<&Delivery> {
        self.delivery.iter().find(|option| option.id == id)
    }

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
        let product = &**self.products.get(product)?;
        Some((product, product.variants.get(variant)?))
    }

    /// Minor units.
    #[must_use]
    pub fn price(&self, sku: &str, currency: Currency) -> Option<i64> {
        self.prices.get(&currency)?.get(sku).copied()
    }

    /// The places in `products` of what somebody is looking for, best first.
    #[must_use]
    pub fn search(&self, typed: &str) -> Found {
        self.search.find(&self.products, typed)
    }

    /// What it cost before, in minor units, where it is reduced.
    #[must_use]
    pub fn was(&self, sku: &str, currency: Currency) -> Option<i64> {
        self.was.get(&currency)?.get(sku).copied()
    }

    /// The stars of a product's published reviews in all, and how many reviews there are.
    #[must_use]
    pub fn rating(&self, slug: &str) -> Option<(i64, i64)> {
        self.ratings.get(slug).copied()
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
        let mut fresh = read(db, revision).await?;
        fresh.keep_search_of(&cached);
        let fresh = Arc::new(fresh);
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
    let colours: Vec<Colour> = colour::Entity::find()
        .order_by_asc(colour::Column::Position)
        .all(db)
        .await?
        .into_iter()
        .map(|row| Colour {
            tone: row.tone,
            name: row.name,
            swatch: row.swatch,
        })
        .collect();
    let mut faults = Vec::new();
    let mut variants: HashMap<String, Vec<Variant>> = HashMap::new();
    let mut offered = HashSet::new();
    for row in variant::Entity::find()
        .filter(variant::Column::Withdrawn.eq(false))
        .order_by_asc(variant::Column::Position)
        .all(db)
        .await?
    {
        offered.insert(row.product.clone());
        if Sku::parse(&row.sku).is_err() || is_a_price_key(&row.sku) {
            faults.push(CatalogueFault::Sku { sku: row.sku });
            continue;
        }
        variants.entry(row.product).or_default().push(Variant {
            sku: row.sku,
            label: row.label,
            colour: colours
                .iter()
                .find(|colour| colour.tone == row.tone)
                .map(|colour| colour.name.clone())
                .unwrap_or_default(),
            tone: row.tone,
            on_hand: u32::try_from(row.on_hand).unwrap_or(0),
        });
    }
    let mut pictures = pictures::all(db).await?;
    let mut products = Vec::new();
    for row in product::Entity::find()
        .order_by_asc(product::Column::Position)
        .all(db)
        .await?
    {
        if row.draft || !offered.contains(&row.slug) {
            continue;
        }
        let (Ok(description), Ok(details), Ok(words)) = (
            serde_json::from_str(&row.description),
            serde_json::from_str(&row.details),
            serde_json::from_str(&row.words),
        ) else {
            faults.push(CatalogueFault::Product { slug: row.slug });
            continue;
        };
        let category = categories
            .iter()
            .find(|category| category.slug == row.category);
        products.push(Arc::new(Product {
            description,
            details,
            words,
            variants: variants.remove(&row.slug).unwrap_or_default(),
            pictures: pictures.remove(&row.slug).unwrap_or_default(),
            category_name: category.map_or_else(String::new, |row| row.name.clone()),
            english: None,
            slug: row.slug,
            category: row.category,
            name: row.name,
            summary: row.summary,
            drawing: row.drawing,
            alt: row.alt,
            featured: row.featured,
        }));
    }
    let (mut prices, mut was) = (Prices::new(), Prices::new());
    for row in price::Entity::find().all(db).await? {
        let Ok(currency) = row.currency.parse::<Currency>() else {
            let (item, currency) = (row.item, row.currency);
            faults.push(CatalogueFault::Currency { item, currency });
            continue;
        };
        // Delivery may cost nothing.
        let least = i64::from(!row.item.starts_with(DELIVERY));
        if row.minor < least || Money::new(row.minor, currency).is_err() {
            faults.push(CatalogueFault::Price {
                item: row.item,
                currency: row.currency,
                minor: row.minor,
            });
            continue;
        }
        // Less than before, or it is not reduced.
        if let Some(before) = row.was.filter(|before| *before > row.minor) {
            let of_currency = was.entry(currency).or_default();
            of_currency.insert(row.item.clone(), before);
        }
        let of_currency = prices.entry(currency).or_default();
        of_currency.insert(row.item, row.minor);
    }
    let mut promotions = HashMap::new();
    for row in promotion::Entity::find().all(db).await? {
        let percent = u32::try_from(row.percent).ok();
        match percent.and_then(|percent| Percent::new(percent).ok()) {
            Some(percent) => {
                let percent = u8::try_from(percent.get()).unwrap_or(0);
                promotions.insert(fold_code(&row.code), (row.code, percent));
            }
            None => faults.push(CatalogueFault::Promotion {
                code: row.code,
                percent: row.percent,
            }),
        }
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
        let (Ok(rule), Ok(includes), Ok(delivers)) = (
            rule(&row),
            parse("what a plan includes", &row.includes),
            parse("what a plan delivers", &row.delivers),
        ) else {
            faults.push(CatalogueFault::Plan { slug: row.slug });
            continue;
        };
        plans.push(Plan {
            rule,
            includes,
            delivers,
            trial_days: row.trial_days.and_then(|days| u16::try_from(days).ok()),
            slug: row.slug,
            name: row.name,
            summary: row.summary,
        });
    }
    faults.extend(missing(&products, &delivery, &prices, &faults));
    let mut texts = Vec::new();
    for row in catalogue_texts::Entity::find().all(db).await? {
        match serde_json::from_str::<CatalogueTexts>(&row.texts) {
            Ok(own) => texts.push((row.language, own)),
            Err(error) => {
                let language = row.language;
                tracing::error!(language, %error, "the catalogue is in English in this language");
            }
        }
    }
    faults.sort();
    let ratings = rating::Entity::find().all(db).await?.into_iter();
    let ratings = ratings.map(|row| (row.product, (row.stars, row.reviews)));
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
    let english = Catalogue {
        revision,
        categories: categories
            .into_iter()
            .filter(|row| products.iter().any(|product| product.category == row.slug))
            .map(|row| Category {
                slug: row.slug,
                name: row.name,
            })
            .collect(),
        colours,
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
        faults,
        promotions,
        prices,
        was,
        by_sku,
        ratings: ratings.collect(),
        search: Arc::default(),
        languages: BTreeMap::new(),
    };
    let languages = texts.into_iter().map(|(language, own)| {
        let own = translated::translated(&english, &own);
        (language, Arc::new(own))
    });
    Ok(Catalogue {
        languages: languages.collect(),
        ..english.clone()
    })
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

/// What has no price in a currency that other things have one in.
fn missing(
    products: &[Arc<Product>],
    delivery: &[delivery_option::Model],
    prices: &Prices,
    told: &[CatalogueFault],
) -> Vec<CatalogueFault> {
    let skus = products
        .iter()
        .flat_map(|product| product.variants.iter().map(|variant| variant.sku.clone()));
    let options = delivery.iter().map(|option| delivery_price_key(&option.id));
    let mut faults = Vec::new();
    for item in skus.chain(options) {
        for (currency, of_currency) in prices {
            let is_told = told.iter().any(|fault| {
                matches!(fault, CatalogueFault::Price { item: of, currency: unpriced, .. }
                    if *of == item && unpriced == currency.code())
            });
            if !of_currency.contains_key(&item) && !is_told {
                faults.push(CatalogueFault::NoPrice {
                    item: item.clone(),
                    currency: currency.code().to_owned(),
                });
            }
        }
    }
    faults
}
