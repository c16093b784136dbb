//! The catalogue in another language: what it is called there, and everything else as it is.

use std::sync::Arc;

use crate::config::CatalogueTexts;
use crate::store::catalogue::Catalogue;

/// The same goods with these texts; what they leave out stays in English.
pub(super) fn translated(english: &Catalogue, texts: &CatalogueTexts) -> Catalogue {
    let mut catalogue = Catalogue {
        search: Arc::default(),
        ..english.clone()
    };
    for category in &mut catalogue.categories {
        put(&mut category.name, texts.category.get(&category.slug));
    }
    for delivery in &mut catalogue.delivery {
        if let Some(own) = texts.delivery.get(&delivery.id) {
            put(&mut delivery.name, own.name.as_ref());
            put(&mut delivery.promise, own.promise.as_ref());
        }
    }
    for plan in &mut catalogue.plans {
        if let Some(own) = texts.plan.get(&plan.slug) {
            put(&mut plan.name, own.name.as_ref());
            put(&mut plan.summary, own.summary.as_ref());
            put(&mut plan.includes, own.includes.as_ref());
        }
    }
    for colour in &mut catalogue.colours {
        put(&mut colour.name, texts.colour.get(&colour.tone));
    }
    for product in &mut catalogue.products {
        let english = Arc::clone(product);
        let product = Arc::make_mut(product);
        product.english = Some(english);
        let category = texts.category.get(&product.category);
        put(&mut product.category_name, category);
        for variant in &mut product.variants {
            put(&mut variant.label, texts.variant.get(&variant.sku));
            put(&mut variant.colour, texts.colour.get(&variant.tone));
        }
        if let Some(own) = texts.product.get(&product.slug) {
            put(&mut product.name, own.name.as_ref());
            put(&mut product.summary, own.summary.as_ref());
            put(&mut product.description, own.description.as_ref());
            put(&mut product.details, own.details.as_ref());
            put(&mut product.alt, own.alt.as_ref());
            put(&mut product.words, own.words.as_ref());
        }
    }
    catalogue
}

fn put<T: Clone>(text: &mut T, own: Option<&T>) {
    if let Some(own) = own {
        text.clone_from(own);
    }
}
