//! The catalogue file: what an empty database is filled with.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::sync::Arc;

use domain::Currency;
use domain::calendar::PeriodRule;
use serde::Deserialize;

use crate::config::reader::Reader;
use crate::config::{ConfigErrors, Source};

const DEMO: &str = include_str!("../../catalogue.toml");

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
#[derive(Clone, Debug, Deserialize)]
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
}

/// A plan that buyers subscribe to.
#[derive(Clone, Debug, Deserialize)]
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
    #[serde(default)]
    pub delivers: Vec<String>,
    /// How many days are free; at most one period, and at least two days.
    pub trial_days: Option<u8>,
    pub price: BTreeMap<Currency, i64>,
    /// What the first period costs instead.
    #[serde(default)]
    pub first_price: BTreeMap<Currency, i64>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CategoryEntry {
    pub slug: String,
    pub name: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryEntry {
    pub id: String,
    pub name: String,
    pub promise: String,
    pub price: BTreeMap<Currency, i64>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PromotionEntry {
    pub code: String,
    pub percent: i32,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductEntry {
    pub slug: String,
    pub name: String,
    pub category: String,
    pub summary: String,
    pub description: Vec<String>,
    pub details: Vec<(String, String)>,
    pub drawing: String,
    pub alt: String,
    #[serde(default)]
    pub featured: bool,
    #[serde(rename = "variant")]
    pub variants: Vec<VariantEntry>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VariantEntry {
    pub sku: String,
    pub label: String,
    pub tone: String,
    pub stock: i32,
    pub price: BTreeMap<Currency, i64>,
}

impl CatalogueFile {
    /// The demo's goods, which are part of the binary.
    ///
    /// # Errors
    /// When they are no catalogue.
    pub fn demo() -> Result<Self, CatalogueError> {
        Self::parse(DEMO)
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
        let variants = file.products.iter().flat_map(|product| &product.variants);
        let skus: BTreeSet<&str> = variants.map(|variant| variant.sku.as_str()).collect();
        for plan in &file.plans {
            let unknown = plan
                .delivers
                .iter()
                .find(|sku| !skus.contains(sku.as_str()));
            if let Some(sku) = unknown {
                return Err(CatalogueError(format!(
                    "the plan {} delivers {sku}, which no product has",
                    plan.slug
                )));
            }
        }
        // The first charge falls a day before a trial ends: with one day, on the sign-up.
        match file
            .plans
            .iter()
            .find(|plan| plan.trial_days < Some(2) && plan.trial_days.is_some())
        {
            Some(plan) => Err(CatalogueError(format!(
                "the trial of the plan {} is shorter than two days",
                plan.slug
            ))),
            None => Ok(file),
        }
    }
}
