//! The list of goods: what somebody searched for, narrowed by what they chose.

mod facets;

use std::cmp::Reverse;

use app::view::{ActiveFilter, Choice, Listing, ListingQuery, Sort};
use domain::Money;
use domain::search::Found;
use domain::text::{clean, number_text};
use wording::Words;

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::storefront::catalogue::categories;
use crate::store::catalogue::{Catalogue, Product};

/// A page of the list: a multiple of two, three and four columns.
const PAGE: usize = 48;
/// Shown where nothing was found: one row.
const RECOMMENDED: usize = 4;

/// Something that is sold in the visitor's currency, and what filters ask of it.
struct Candidate<'a> {
    product: &'a Product,
    /// The lowest of its variants', in minor units.
    price: i64,
    /// The tones that it comes in, and whether there is a piece in it.
    tones: Vec<(&'a str, bool)>,
}

impl Candidate<'_> {
    fn is_in_stock(&self) -> bool {
        self.tones.iter().any(|(_, in_stock)| *in_stock)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Filter {
    Category,
    Colour,
    Stock,
    Price,
}

impl Filter {
    const ALL: [Self; 4] = [Self::Category, Self::Colour, Self::Stock, Self::Price];

    /// What is asked for without this filter.
    fn off(self, query: &ListingQuery) -> ListingQuery {
        let mut query = ListingQuery {
            page: 1,
            ..query.clone()
        };
        match self {
            Self::Category => query.category.clear(),
            Self::Colour => query.colours.clear(),
            Self::Stock => query.in_stock = false,
            Self::Price => {
                query.min.clear();
                query.max.clear();
            }
        }
        query
    }
}

/// What the query asks for, as far as it can be read.
struct Filters<'a> {
    category: Option<&'a str>,
    tones: &'a [String],
    in_stock: bool,
    min: Option<Money>,
    max: Option<Money>,
}

impl Filters<'_> {
    fn is_on(&self, filter: Filter) -> bool {
        match filter {
            Filter::Category => self.category.is_some(),
            Filter::Colour => !self.tones.is_empty(),
            Filter::Stock => self.in_stock,
            Filter::Price => self.min.is_some() || self.max.is_some(),
        }
    }

    fn passes(&self, filter: Filter, it: &Candidate<'_>) -> bool {
        match filter {
            Filter::Category => self.category.is_none_or(|slug| it.product.category == slug),
            Filter::Colour => {
                // What is to be in stock is to be so in that colour.
                let fits = |(tone, in_stock): &(&str, bool)| {
                    self.tones.iter().any(|wanted| wanted == tone) && (*in_stock || !self.in_stock)
                };
                self.tones.is_empty() || it.tones.iter().any(fits)
            }
            Filter::Stock => !self.in_stock || it.is_in_stock(),
            Filter::Price => {
                self.min.is_none_or(|min| it.price >= min.minor())
                    && self.max.is_none_or(|max| it.price <= max.minor())
            }
        }
    }

    /// Whether it passes all filters but this one.
    fn passes_but(&self, left_out: Option<Filter>, it: &Candidate<'_>) -> bool {
        let asked = Filter::ALL.into_iter();
        let mut asked = asked.filter(|filter| Some(*filter) != left_out);
        asked.all(|filter| self.passes(filter, it))
    }
}

impl VisitorsShop {
    pub(crate) fn filtered(&self, catalogue: &Catalogue, mut query: ListingQuery) -> Listing {
        let mut problems = Vec::new();
        let mut limit = |text: &str, unreadable: fn(Words, &str) -> String| {
            let text = number_text(text);
            if text.is_empty() {
                return None;
            }
            let read = Money::parse_major(&text, self.currency).ok();
            if read.is_none() {
                problems.push(unreadable(self.words, self.currency.code()));
            }
            read
        };
        let min = limit(&query.min, |words, code| {
            words.listing_lowest_unreadable(code)
        });
        let max = limit(&query.max, |words, code| {
            words.listing_highest_unreadable(code)
        });
        let asked = query.category.trim().to_owned();
        let known = catalogue.categories.iter().find(|it| it.slug == asked);
        if known.is_none() && !asked.is_empty() {
            problems.push(self.words.listing_category_unknown().to_owned());
        }
        let is_tone = |tone: &String| catalogue.colours.iter().any(|it| it.tone == *tone);
        query.colours.retain(is_tone);
        query.colours.sort();
        query.colours.dedup();
        let filters = Filters {
            category: known.map(|category| category.slug.as_str()),
            tones: &query.colours,
            in_stock: query.in_stock,
            min,
            max,
        };
        let found = (!clean(&query.q).is_empty()).then(|| catalogue.search(&query.q));
        let candidates = self.candidates(catalogue, found.as_ref());
        let passing = |it: &&Candidate<'_>| filters.passes_but(None, it);
        let mut hits: Vec<&Candidate<'_>> = candidates.iter().filter(passing).collect();
        match query.sort {
            Sort::Featured => {}
            Sort::PriceUp => hits.sort_by_key(|it| it.price),
            Sort::PriceDown => hits.sort_by_key(|it| Reverse(it.price)),
            Sort::Name => hits.sort_by_cached_key(|it| self.words.sort_key(&it.product.name)),
        }
        let pages = hits.len().div_ceil(PAGE).max(1);
        let page = query.page.clamp(1, pages);
        let shown = hits.iter().skip((page - 1) * PAGE).take(PAGE);
        let cards = shown
            .filter_map(|it| self.card_in(catalogue, it.product, filters.tones))
            .collect();
        let notes = found.map_or_else(Vec::new, |found| self.notes(&found, &query.q));
        let (facets, active) = (
            self.facets(catalogue, &candidates, &filters, &query),
            self.active(catalogue, &filters, &query),
        );
        let (reasons, recommended) = if hits.is_empty() {
            let featured = catalogue.products.iter().filter(|it| it.featured);
            let cards = featured.filter_map(|product| self.card(catalogue, product));
            (
                self.reasons(&candidates, &filters, &query),
                cards.take(RECOMMENDED).collect(),
            )
        } else {
            (Vec::new(), Vec::new())
        };
        Listing {
            total: hits.len(),
            cards,
            pages,
            categories: categories(catalogue),
            facets,
            active,
            notes,
            problems,
            reasons,
            recommended,
            query: ListingQuery { page, ..query },
        }
    }

    /// What was found, or everything, as far as it is sold in the visitor's currency.
    fn candidates<'a>(
        &self,
        catalogue: &'a Catalogue,
        found: Option<&Found>,
    ) -> Vec<Candidate<'a>> {
        let candidate = |product: &'a Product| {
            let sold: Vec<_> = self.sold(catalogue, product).collect();
            let price = sold.iter().map(|(_, price)| price.minor()).min()?;
            let tones = sold
                .iter()
                .map(|(variant, _)| (variant.tone.as_str(), variant.on_hand > 0));
            Some(Candidate {
                product,
                price,
                tones: tones.collect(),
            })
        };
        match found {
            None => catalogue
                .products
                .iter()
                .filter_map(|product| candidate(product))
                .collect(),
            Some(found) => found
                .hits
                .iter()
                .filter_map(|place| candidate(catalogue.products.get(*place)?))
                .collect(),
        }
    }

    /// How the search was understood, where it was not taken word for word.
    fn notes(&self, found: &Found, typed: &str) -> Vec<String> {
        let words = self.words;
        if found.names_only {
            return vec![words.search_names_only().to_owned()];
        }
        if found.hits.is_empty() {
            return Vec::new();
        }
        let mut notes = Vec::new();
        if let Some(read_as) = &found.read_as {
            notes.push(words.search_read_as(read_as, clean(typed)));
        }
        if !found.left_out.is_empty() {
            notes.push(words.search_left_out(words.list(&found.left_out)));
        }
        if found.some_words_only {
            notes.push(words.search_some_words_only().to_owned());
        }
        notes
    }

    /// The filters that are on.
    fn active(
        &self,
        catalogue: &Catalogue,
        filters: &Filters<'_>,
        query: &ListingQuery,
    ) -> Vec<ActiveFilter> {
        let mut active = Vec::new();
        let mut add = |label: String, without: ListingQuery| {
            active.push(ActiveFilter {
                label,
                without: ListingQuery { page: 1, ..without },
            });
        };
        if let Some(slug) = filters.category {
            let category = catalogue.categories.iter().find(|it| it.slug == slug);
            let name = category.map_or(slug, |category| &category.name);
            add(name.to_owned(), Filter::Category.off(query));
        }
        for colour in &catalogue.colours {
            if query.colours.contains(&colour.tone) {
                let mut without = query.clone();
                without.colours.retain(|tone| *tone != colour.tone);
                add(colour.name.clone(), without);
            }
        }
        if filters.in_stock {
            let label = self.words.search_in_stock().to_owned();
            add(label, Filter::Stock.off(query));
        }
        if filters.is_on(Filter::Price) {
            let label = facets::price_label(filters.min, filters.max, self.words);
            add(label, Filter::Price.off(query));
        }
        active
    }

    /// Which filter hides what there is.
    fn reasons(
        &self,
        candidates: &[Candidate<'_>],
        filters: &Filters<'_>,
        query: &ListingQuery,
    ) -> Vec<Choice> {
        let choice = |label: &str, count, query| Choice {
            label: label.to_owned(),
            count,
            chosen: false,
            swatch: None,
            query,
        };
        let on = Filter::ALL.into_iter().filter(|it| filters.is_on(*it));
        let one: Vec<Choice> = on
            .filter_map(|filter| {
                let passing = |it: &&Candidate<'_>| filters.passes_but(Some(filter), it);
                let count = candidates.iter().filter(passing).count();
                let label = match filter {
                    Filter::Category => self.words.search_all_categories(),
                    Filter::Colour => self.words.search_all_colours(),
                    Filter::Stock => self.words.search_sold_out_too(),
                    Filter::Price => self.words.search_all_prices(),
                };
                (count > 0).then(|| choice(label, count, filter.off(query)))
            })
            .collect();
        if !one.is_empty() || candidates.is_empty() {
            return one;
        }
        let without = Filter::ALL
            .into_iter()
            .fold(query.clone(), |query, filter| filter.off(&query));
        vec![choice(
            self.words.search_no_filters(),
            candidates.len(),
            without,
        )]
    }
}
