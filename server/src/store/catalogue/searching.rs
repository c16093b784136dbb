//! What the goods of a catalogue can be found by.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::thread;

use domain::search::{Found, Index, Weight};
use domain::text::fold;

use crate::store::catalogue::{Catalogue, Product};

/// Of so many goods an index is made while the first search waits: some ten milliseconds. More are
/// read in the background.
const AT_ONCE: usize = 2_000;

/// The index of a catalogue's goods: made by the first search, and kept until a text has changed.
#[derive(Debug, Default)]
pub(super) struct Search {
    index: OnceLock<Index>,
    is_begun: AtomicBool,
    /// That of the same goods before a text changed: it answers while this one is made.
    before: Mutex<Option<Arc<Self>>>,
}

impl Search {
    fn after(before: &Arc<Self>) -> Self {
        let is_ready = before.index.get().is_some();
        Self {
            before: Mutex::new(is_ready.then(|| Arc::clone(before))),
            ..Self::default()
        }
    }

    pub(super) fn find(self: &Arc<Self>, products: &[Arc<Product>], typed: &str) -> Found {
        if let Some(index) = self.index.get() {
            return index.search(typed);
        }
        if products.len() <= AT_ONCE {
            return self.ready(products).search(typed);
        }
        if !self.is_begun.swap(true, Ordering::AcqRel) {
            self.begin(products.to_vec());
        }
        let before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        let before = before.clone();
        match before.as_ref().and_then(|before| before.index.get()) {
            Some(index) => index.search(typed),
            None => by_name(products, typed),
        }
    }

    /// The index, made now if it has to be.
    fn ready(&self, products: &[Arc<Product>]) -> &Index {
        let made = self
            .index
            .get_or_init(|| Index::new(products.iter().map(|product| product.texts())));
        let mut before = self.before.lock().unwrap_or_else(PoisonError::into_inner);
        *before = None;
        made
    }

    fn begin(self: &Arc<Self>, products: Vec<Arc<Product>>) {
        let search = Arc::clone(self);
        let reading = thread::Builder::new().name("search-index".to_owned());
        let begun = reading.spawn(move || {
            search.ready(&products);
        });
        if let Err(error) = begun {
            tracing::error!(%error, "the index of a search could not be begun");
            self.is_begun.store(false, Ordering::Release);
        }
    }
}

/// The goods whose names have all words that were typed, in the shop's own order.
fn by_name(products: &[Arc<Product>], typed: &str) -> Found {
    let words: Vec<String> = typed.split_whitespace().map(fold).collect();
    let has_all = |name: &str| {
        let name = fold(name);
        words.iter().all(|word| name.contains(word.as_str()))
    };
    let is_called_so = |product: &Product| {
        let english = product.english.as_ref();
        has_all(&product.name) || english.is_some_and(|english| has_all(&english.name))
    };
    let hits = products.iter().enumerate();
    let hits = hits.filter(|(_, product)| !words.is_empty() && is_called_so(product));
    Found {
        hits: hits.map(|(place, _)| place).collect(),
        names_only: true,
        ..Found::default()
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
        self.search = search_after(self, older);
        for (language, own) in &mut self.languages {
            let before = older.languages.get(language);
            if let Some(before) = before {
                let search = search_after(own, before);
                Arc::make_mut(own).search = search;
            }
        }
    }
}

fn search_after(catalogue: &Catalogue, older: &Catalogue) -> Arc<Search> {
    if has_the_texts_of(catalogue, older) {
        return Arc::clone(&older.search);
    }
    let slugs = |of: &Catalogue| {
        of.products
            .iter()
            .map(|it| it.slug.clone())
            .collect::<Vec<_>>()
    };
    if slugs(catalogue) == slugs(older) {
        Arc::new(Search::after(&older.search))
    } else {
        Arc::default()
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

#[cfg(test)]
mod tests {
    use super::*;

    fn goods(number: usize) -> Vec<Arc<Product>> {
        let product = |number| {
            Arc::new(Product {
                slug: format!("thing-{number}"),
                category: String::new(),
                category_name: String::new(),
                name: format!("Thing {number}"),
                summary: "For the haystack".to_owned(),
                description: Vec::new(),
                details: Vec::new(),
                drawing: String::new(),
                alt: String::new(),
                featured: false,
                variants: Vec::new(),
                pictures: Vec::new(),
                words: Vec::new(),
                english: None,
            })
        };
        (0..number).map(product).collect()
    }

    #[test]
    fn few_goods_are_read_while_the_first_search_waits() {
        let search = Arc::new(Search::default());
        let found = search.find(&goods(3), "haystack");
        assert_eq!((found.hits.len(), found.names_only), (3, false));
    }

    #[test]
    fn many_are_found_by_name_until_they_are_read() {
        let products = goods(AT_ONCE + 1);
        let search = Arc::new(Search::default());
        let first = search.find(&products, "THING 1999");
        assert!(first.hits.contains(&1999));
        assert_eq!(by_name(&products, "thing 1999").hits, [1999]);
        assert!(by_name(&products, "haystack").hits.is_empty());
        assert!(by_name(&products, " ").hits.is_empty());
        while search.index.get().is_none() {
            thread::yield_now();
        }
        let found = search.find(&products, "haystack");
        assert_eq!((found.hits.len(), found.names_only), (AT_ONCE + 1, false));
        // After a change of a text the old words answer until the new ones are read.
        let after = Arc::new(Search::after(&search));
        let meanwhile = after.find(&products, "haystack");
        assert_eq!(
            (meanwhile.hits.len(), meanwhile.names_only),
            (AT_ONCE + 1, false)
        );
        while after.before.lock().unwrap().is_some() {
            thread::yield_now();
        }
        assert!(after.index.get().is_some());
    }
}
