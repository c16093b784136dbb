//! What a catalogue file says of its goods in another language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::config::CatalogueFile;

/// One language's texts, by what they are about. What it leaves out is said in English.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CatalogueTexts {
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub category: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub delivery: BTreeMap<String, DeliveryTexts>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub product: BTreeMap<String, ProductTexts>,
    /// Labels, by SKU.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub variant: BTreeMap<String, String>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub plan: BTreeMap<String, PlanTexts>,
    /// What colours are called, by tone.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub colour: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeliveryTexts {
    pub name: Option<String>,
    pub promise: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProductTexts {
    pub name: Option<String>,
    pub summary: Option<String>,
    pub description: Option<Vec<String>>,
    pub details: Option<Vec<(String, String)>>,
    pub alt: Option<String>,
    /// What people call it in this language, beside its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<Vec<String>>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanTexts {
    pub name: Option<String>,
    pub summary: Option<String>,
    pub includes: Option<Vec<String>>,
}

/// What the texts of one language have wrong beside the goods of the file.
pub(super) fn contradictions(
    file: &CatalogueFile,
    tag: &str,
    texts: &CatalogueTexts,
) -> Vec<String> {
    let mut faults = Vec::new();
    if tag.parse::<unic_langid::LanguageIdentifier>().is_err() {
        faults.push(format!(
            "{tag} is the tag of no language, such as de or pt-BR"
        ));
    }
    let mut unknown = |what: &str, named: Vec<&String>, known: Vec<&str>| {
        let missing = named
            .into_iter()
            .filter(|name| !known.contains(&name.as_str()));
        faults.extend(
            missing.map(|name| format!("{tag} has texts of the {what} {name}, which is none")),
        );
    };
    let skus = file.products.iter().flat_map(|product| &product.variants);
    unknown(
        "category",
        texts.category.keys().collect(),
        file.categories.iter().map(|entry| &*entry.slug).collect(),
    );
    unknown(
        "way of delivery",
        texts.delivery.keys().collect(),
        file.delivery.iter().map(|entry| &*entry.id).collect(),
    );
    unknown(
        "product",
        texts.product.keys().collect(),
        file.products.iter().map(|entry| &*entry.slug).collect(),
    );
    unknown(
        "variant",
        texts.variant.keys().collect(),
        skus.map(|entry| &*entry.sku).collect(),
    );
    unknown(
        "colour",
        texts.colour.keys().collect(),
        file.colours.iter().map(|entry| &*entry.tone).collect(),
    );
    unknown(
        "plan",
        texts.plan.keys().collect(),
        file.plans.iter().map(|entry| &*entry.slug).collect(),
    );
    faults
}
