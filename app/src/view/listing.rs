use super::{Category, ProductCard};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    #[default]
    Featured,
    PriceUp,
    PriceDown,
    Name,
}

impl Sort {
    pub const ALL: [Self; 4] = [Self::Featured, Self::PriceUp, Self::PriceDown, Self::Name];

    /// The value in the query string.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Featured => "featured",
            Self::PriceUp => "price-up",
            Self::PriceDown => "price-down",
            Self::Name => "name",
        }
    }

    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|sort| sort.slug() == slug)
    }
}

/// What a list of goods shows, as the buyer chose and typed it; what cannot be read is told, not
/// refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListingQuery {
    pub q: String,
    /// A category's slug; empty for all.
    pub category: String,
    /// Tones; something in any of them is shown.
    pub colours: Vec<String>,
    /// Only what can be bought now.
    pub in_stock: bool,
    /// Lowest and highest price in major units of the shown currency, as typed.
    pub min: String,
    pub max: String,
    pub sort: Sort,
    /// From 1.
    pub page: usize,
}

impl Default for ListingQuery {
    fn default() -> Self {
        Self {
            q: String::new(),
            category: String::new(),
            colours: Vec::new(),
            in_stock: false,
            min: String::new(),
            max: String::new(),
            sort: Sort::default(),
            page: 1,
        }
    }
}

/// A value that goods can be narrowed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub label: String,
    /// How many goods it leaves.
    pub count: usize,
    pub chosen: bool,
    /// `#rrggbb`
    pub swatch: Option<String>,
    /// Where a click leads: with it, or without it if it is chosen.
    pub query: ListingQuery,
}

/// One way to narrow a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facet {
    pub name: String,
    pub choices: Vec<Choice>,
}

/// A filter that is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActiveFilter {
    pub label: String,
    pub without: ListingQuery,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    pub query: ListingQuery,
    pub cards: Vec<ProductCard>,
    /// Goods on all pages.
    pub total: usize,
    pub pages: usize,
    pub categories: Vec<Category>,
    pub facets: Vec<Facet>,
    pub active: Vec<ActiveFilter>,
    /// How the search was understood, where it was not taken word for word.
    pub notes: Vec<String>,
    /// Filters that could not be read, each as a sentence.
    pub problems: Vec<String>,
    /// Where nothing is found: what there would be without one of the filters.
    pub reasons: Vec<Choice>,
    /// Where nothing is found: what the shop recommends.
    pub recommended: Vec<ProductCard>,
}
