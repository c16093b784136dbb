use domain::Money;

use super::{QuickMethod, Rating, Review};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    pub src: String,
    pub alt: String,
    /// Its files in several widths, as `srcset` has them; empty if there is one.
    pub srcset: String,
    /// Of the largest file, or of a drawing.
    pub width: u32,
    pub height: u32,
}

impl Default for Picture {
    /// As wide and high as a drawing.
    fn default() -> Self {
        Self {
            src: String::new(),
            alt: String::new(),
            srcset: String::new(),
            width: 400,
            height: 300,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Availability {
    InStock,
    /// Few are left; the number is told.
    Low(u32),
    Out,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    pub slug: String,
    pub name: String,
    pub products: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProductCard {
    pub slug: String,
    pub name: String,
    pub summary: String,
    pub category: String,
    /// The lowest price among the variants.
    pub price: Money,
    /// What the cheapest variant cost before it was reduced.
    pub was: Option<Money>,
    /// The variants differ in price: "from".
    pub from: bool,
    pub picture: Picture,
    /// The best availability among the variants.
    pub availability: Availability,
    pub variants: u32,
    /// The variant to begin with, if not the first.
    pub sku: Option<String>,
    /// `None`: nobody has said anything of it yet.
    pub rating: Option<Rating>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    pub featured: Vec<ProductCard>,
    pub categories: Vec<Category>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    pub sku: String,
    pub label: String,
    pub price: Money,
    /// What it cost before it was reduced.
    pub was: Option<Money>,
    /// How its colour looks, `#rrggbb`, where the variants differ in it.
    pub swatch: Option<String>,
    pub availability: Availability,
    /// The first stands for it.
    pub pictures: Vec<Picture>,
    /// At most this many fit into one order now.
    pub most: u32,
}

/// Something that is sold out, and whose owner of an address wants to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RestockWish {
    pub name: String,
    /// Of the variant's page.
    pub path: String,
    pub confirmed: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Product {
    pub slug: String,
    pub name: String,
    pub category: Category,
    pub summary: String,
    /// Paragraphs.
    pub description: Vec<String>,
    /// Name and value: "Weight", "1.1 kg".
    pub details: Vec<(String, String)>,
    pub variants: Vec<Variant>,
    /// Index into `variants` of the one that is shown.
    pub selected: usize,
    pub related: Vec<ProductCard>,
    /// What delivery costs and when it comes, as sentences; empty if it is not known where to.
    pub delivery: String,
    /// "incl. 9% GST"; empty where no tax is told.
    pub tax: String,
    pub rating: Option<Rating>,
    /// The newest.
    pub reviews: Vec<Review>,
    /// Each puts it into the cart and leads to a checkout that pays so.
    pub quick: Vec<QuickMethod>,
}
