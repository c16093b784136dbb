//! What the goods of a catalogue can be found by.

use std::sync::{Arc, OnceLock};

use domain::search::{Found, Index, Weight};

use crate::store::catalogue::{Catalogue, Product};

/// The index of a catalogue's goods: made by the first search, and kept until a text has changed.
#[derive(Debug, Default)]
pub(super) struct Search(OnceLock<Index>);

impl Search {
    pub(super) fn find(&self, products: &[Arc<Product>], typed: &str) -> Found {
        let index = self
            .0
            .get_or_init(|| Index::new(products.iter().map(|product| product.texts())));
        index.search(typed)
    }
}

impl Product {
    /// What it can be found by. Whoever has read about it in English finds it in any language.
    fn texts(&self) -> Vec<(Weight, &str)> {
        let mut texts = vec![
            (Weight::Name, self.name.as_str()),
            (Weight::Category, &self.category_name),
            (Weight::Summary, &self.summary),
        ];
        let words = self.words.iter();
        texts.extend(words.map(|text| (Weight::Words, text.as_str())));
        for variant in &self.variants {
            let of_variant = [&variant.label, &variant.sku, &variant.colour];
            texts.extend(of_variant.map(|text| (Weight::Label, text.as_str())));
        }
        let details = self.details.iter().flat_map(|(name, value)| [name, value]);
        let at_length = self.description.iter().chain(details);
        texts.extend(at_length.map(|text| (Weight::Text, text.as_str())));
        if let Some(english) = &self.english {
            texts.extend(english.texts());
        }
        texts
    }
}

impl Catalogue {
    /// Takes over the index of an older catalogue in each language in which its goods are told in
    /// the same words: most of what moves a revision is stock and prices.
    pub(super) fn keep_search_of(&mut self, older: &Self) {
        if has_the_texts_of(self, older) {
            self.search = Arc::clone(&older.search);
        }
        for (language, own) in &mut self.languages {
            let before = older.languages.get(language);
            if let Some(before) = before.filter(|before| has_the_texts_of(own, before)) {
                let search = Arc::clone(&before.search);
                let own = Arc::make_mut(own);
                own.search = search;
            }
        }
    }
}

fn has_the_texts_of(catalogue: &Catalogue, other: &Catalogue) -> bool {
    catalogue.products.len() == other.products.len()
        && catalogue
            .products
            .iter()
            .zip(&other.products)
            .all(|(one, other)| one.texts() == other.texts())
}
