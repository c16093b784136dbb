//! The catalogue file: what the shop sells, as a merchant writes it down.

mod texts;

use std::collections::{BTreeMap, HashMap, HashSet};
use std::fs;
use std::hash::Hash;
use std::sync::Arc;

use domain::Currency;
use domain::calendar::PeriodRule;
use serde::{Deserialize, Serialize};

use crate::config::reader::Reader;
use crate::config::{ConfigErrors, Source};

pub use texts::{CatalogueTexts, ProductTexts};

const DEMO: &str = include_str!("../../catalogue.toml");

/// The demo's goods in other languages: a file each, so that their translators find them.
const DEMO_TEXTS: [(&str, &str); 5] = [
    ("de", include_str!("../../catalogue/de.toml")),
    ("ja", include_str!("../../catalogue/ja.toml")),
    ("ko", include_str!("../../catalogue/ko.toml")),
    ("pt-BR", include_str!("../../catalogue/pt-BR.toml")),
    ("zh-Hans", include_str!("../../catalogue/zh-Hans.toml")),
];

/// `SHOP_CATALOGUE`: the file that fills an empty database. The demo's goods unless it names one.
#[derive(Clone, Debug, Default)]
pub struct CatalogueConfig {
    given: Option<Arc<CatalogueFile>>,
}

impl CatalogueConfig {
    /// Reads this one variable, for commands that need no more than the database.
    ///
    /// # Errors
    /// When the file that it names is missing or no catalogue.
    pub fn load(source: &Source<'_>) -> Result<Self, ConfigErrors> {
        let mut reader = Reader::new(source);
        let config = Self::read(&mut reader);
        match reader.finish().0 {
            problems if problems.is_empty() => Ok(config),
            problems => Err(ConfigErrors(problems)),
        }
    }

    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let given = reader.optional("SHOP_CATALOGUE", |path| {
            let text = fs::read_to_string(path)
                .map_err(|error| format!("the file {path} cannot be read ({error})"))?;
            CatalogueFile::parse(&text)
                .map(Arc::new)
                .map_err(|CatalogueError(problem)| format!("{path} is no catalogue: {problem}"))
        });
        Self { given }
    }

    /// The goods to fill an empty database with.
    ///
    /// # Errors
    /// When the demo's own file is no catalogue.
    pub fn file(&self) -> Result<Arc<CatalogueFile>, CatalogueError> {
        match &self.given {
            Some(file) => Ok(Arc::clone(file)),
            None => CatalogueFile::demo().map(Arc::new),
        }
    }
}

/// Why a text is no catalogue.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct CatalogueError(String);

/// A catalogue as its file writes it down. Prices are in minor units.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueFile {
    #[serde(rename = "category")]
    pub categories: Vec<CategoryEntry>,
    pub delivery: Vec<DeliveryEntry>,
    #[serde(rename = "promotion", default)]
    pub promotions: Vec<PromotionEntry>,
    #[serde(rename = "product")]
    pub products: Vec<ProductEntry>,
    #[serde(rename = "plan", default)]
    pub plans: Vec<PlanEntry>,
    #[serde(rename = "colour", default, skip_serializing_if = "Vec::is_empty")]
    pub colours: Vec<ColourEntry>,
    /// The same goods in other languages, by the tag of each.
    #[serde(
        rename = "language",
        default,
        skip_serializing_if = "BTreeMap::is_empty"
    )]
    pub languages: BTreeMap<String, CatalogueTexts>,
}

/// A plan that buyers subscribe to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanEntry {
    pub slug: String,
    pub name: String,
    pub summary: String,
    /// What the plan gives, a sentence each.
    pub includes: Vec<String>,
    /// How long a period is; a plan by the single day is refused.
    pub period: PeriodRule,
    /// The SKUs of which each paid period brings one; the buyer chooses which.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub delivers: Vec<String>,
    /// How many days are free; at most one period, and at least two days.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trial_days: Option<u8>,
    pub price: BTreeMap<Currency, i64>,
    /// What the first period costs instead.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub first_price: BTreeMap<Currency, i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryEntry {
    pub slug: String,
    pub name: String,
}

/// What a tone of the drawings is called, for whoever looks for a colour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColourEntry {
    pub tone: String,
    pub name: String,
    /// `#rrggbb`
    pub swatch: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryEntry {
    pub id: String,
    pub name: String,
    pub promise: String,
    pub price: BTreeMap<Currency, i64>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromotionEntry {
    pub code: String,
    pub percent: i32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductEntry {
    pub slug: String,
    pub name: String,
    pub category: String,
    pub summary: String,
    pub description: Vec<String>,
    pub details: Vec<(String, String)>,
    /// What people call it though it is called otherwise: it is found by these too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub words: Vec<String>,
    pub drawing: String,
    pub alt: String,
    #[serde(default)]
    pub featured: bool,
    /// Only the merchant sees it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub draft: bool,
    #[serde(rename = "variant")]
    pub variants: Vec<VariantEntry>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantEntry {
    pub sku: String,
    pub label: String,
    pub tone: String,
    pub stock: i32,
    pub price: BTreeMap<Currency, i64>,
    /// What it cost before, where it is reduced: stands struck out beside the price.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub was: BTreeMap<Currency, i64>,
}

impl CatalogueFile {
    /// The demo's goods, which are part of the binary.
    ///
    /// # Errors
    /// When they are no catalogue.
    pub fn demo() -> Result<Self, CatalogueError> {
        let mut demo = Self::parse(DEMO)?;
        for (tag, text) in DEMO_TEXTS {
            let texts = toml::from_str(text)
                .map_err(|error| CatalogueError(format!("{tag}: {}", error.message())))?;
            demo.languages.insert(tag.to_owned(), texts);
        }
        demo.checked()
    }

    /// Reads the text of a catalogue file.
    ///
    /// # Errors
    /// When it is no catalogue, with the line that is wrong.
    pub fn parse(text: &str) -> Result<Self, CatalogueError> {
        let file: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start));
            let line = before.map_or(1, |before| before.matches('\n').count() + 1);
            CatalogueError(format!("line {line}: {}", error.message()))
        })?;
        file.checked()
    }

    fn checked(self) -> Result<Self, CatalogueError> {
        match self.contradictions() {
            faults if faults.is_empty() => Ok(self),
            faults => Err(CatalogueError(faults.join("; "))),
        }
    }

    /// Writes the catalogue as [`parse`](Self::parse) reads it.
    ///
    /// # Errors
    /// When a text cannot be written as TOML.
    pub fn to_toml(&self) -> Result<String, CatalogueError> {
        toml::to_string(self).map_err(|error| CatalogueError(error.to_string()))
    }

    /// What no single line has wrong: a name that stands twice, or one that nothing has.
    fn contradictions(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let mut twice = |what: &str, names: Vec<&str>| {
            let again = repeated(names).into_iter();
            faults.extend(again.map(|name| format!("there are two {what} {name}")));
        };
        let categories = self.categories.iter().map(|entry| &*entry.slug);
        twice("categories", categories.clone().collect());
        twice(
            "products",
            self.products.iter().map(|entry| &*entry.slug).collect(),
        );
        let variants = self.products.iter().flat_map(|product| &product.variants);
        twice("variants", variants.map(|entry| &*entry.sku).collect());
        twice(
            "ways of delivery",
            self.delivery.iter().map(|entry| &*entry.id).collect(),
        );
        twice(
            "promotions",
            self.promotions.iter().map(|entry| &*entry.code).collect(),
        );
        twice(
            "colours",
            self.colours.iter().map(|entry| &*entry.tone).collect(),
        );
        twice(
            "plans",
            self.plans.iter().map(|entry| &*entry.slug).collect(),
        );
        for ColourEntry { tone, swatch, .. } in &self.colours {
            if !is_swatch(swatch) {
                faults.push(format!(
                    "the swatch of the colour {tone} is {swatch}, and not one such as #4a8bb0"
                ));
            }
        }
        let known: HashSet<&str> = categories.collect();
        for product in &self.products {
            let slug = &product.slug;
            if !known.contains(&*product.category) {
                let category = &product.category;
                faults.push(format!(
                    "the product {slug} is in the category {category}, which is none"
                ));
            }
            if product.variants.is_empty() {
                faults.push(format!("the product {slug} has no variant to buy"));
            }
            for variant in product.variants.iter().filter(|entry| entry.stock < 0) {
                faults.push(format!("{} has less than no pieces", variant.sku));
            }
        }
        let skus: HashSet<&str> = self
            .products
            .iter()
            .flat_map(|product| &product.variants)
            .map(|entry| &*entry.sku)
            .collect();
        for plan in &self.plans {
            let unknown = plan.delivers.iter().filter(|sku| !skus.contains(&***sku));
            faults.extend(unknown.map(|sku| {
                format!(
                    "the plan {} delivers {sku}, which no product has",
                    plan.slug
                )
            }));
        }
        // The first charge falls a day before a trial ends: with one day, on the sign-up.
        let short = |plan: &&PlanEntry| plan.trial_days.is_some_and(|days| days < 2);
        faults.extend(self.plans.iter().filter(short).map(|plan| {
            format!(
                "the trial of the plan {} is shorter than two days",
                plan.slug
            )
        }));
        for (tag, texts) in &self.languages {
            faults.extend(texts::contradictions(self, tag, texts));
        }
        faults
    }
}

/// Whether it is `#rrggbb`: it stands in the pages as it is.
fn is_swatch(text: &str) -> bool {
    text.strip_prefix('#').is_some_and(|digits| {
        digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

/// What stands more than once, in the order of its second places.
fn repeated<T: Eq + Hash + Copy>(names: Vec<T>) -> Vec<T> {
    let mut seen = HashMap::new();
    let mut again = Vec::new();
    for name in names {
        let times: &mut u32 = seen.entry(name).or_default();
        *times += 1;
        if *times == 2 {
            again.push(name);
        }
    }
    again
}
