use super::{Badge, Moment};

/// What stands in the list's address, as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsQuery {
    pub q: String,
    /// From 1.
    pub page: usize,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsList {
    pub query: GoodsQuery,
    pub rows: Vec<GoodsRow>,
    /// Of all pages.
    pub total: usize,
    pub pages: usize,
    /// Whoever looks may change goods.
    pub may_change: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsRow {
    pub slug: String,
    pub name: String,
    pub category: String,
    /// "SGD 21.00 to SGD 34.00"
    pub price: String,
    pub pieces: String,
    pub state: Badge,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsDetail {
    pub slug: String,
    pub name: String,
    pub category: String,
    pub state: Badge,
    pub is_draft: bool,
    pub may_change: bool,
    pub form_id: String,
    pub languages: Vec<GoodsLanguage>,
    pub variants: Vec<GoodsVariant>,
    /// Addresses and what they show.
    pub pictures: Vec<(String, String)>,
    pub moves: Vec<StockMove>,
    pub history: Vec<GoodsChange>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsLanguage {
    pub tag: String,
    /// In its own words.
    pub name: String,
    /// Something is said in it, not only in English.
    pub is_own: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsVariant {
    pub sku: String,
    pub label: String,
    pub price: String,
    pub on_hand: String,
    pub reserved: String,
    pub sold: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockMove {
    pub at: Moment,
    pub actor: String,
    pub sku: String,
    /// "+12"
    pub by: String,
    pub on_hand: String,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsChange {
    pub at: Moment,
    pub actor: String,
    pub what: String,
    pub before: String,
    pub after: String,
    /// Its id, and the id of the form that takes it back, if it can be.
    pub undo: Option<(i64, String)>,
}

/// The head of a form about a product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsFormHead {
    pub slug: String,
    pub name: String,
    pub form_id: String,
}

/// What is said of it in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsTextsForm {
    pub head: GoodsFormHead,
    pub tag: String,
    pub language: String,
    pub is_english: bool,
    pub name: String,
    pub summary: String,
    pub description: String,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsPricesForm {
    pub head: GoodsFormHead,
    pub sku: String,
    pub label: String,
    /// Codes of currencies, amounts as they are typed, and what reduced things cost before.
    pub prices: Vec<(String, String, String)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsStockForm {
    pub head: GoodsFormHead,
    pub sku: String,
    pub label: String,
    pub on_hand: String,
    pub reserved: String,
}

/// A product's pictures, and the form for one more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsPictures {
    pub head: GoodsFormHead,
    /// Tags and names of the languages in which something is said of each picture.
    pub languages: Vec<(String, String)>,
    /// SKUs and labels.
    pub variants: Vec<(String, String)>,
    pub pictures: Vec<GoodsPicture>,
    /// No other picture fits.
    pub is_full: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsPicture {
    pub id: i64,
    pub form_id: String,
    pub src: String,
    pub width: u32,
    pub height: u32,
    /// What is said of it, language by language.
    pub alt: Vec<String>,
    /// Empty if it shows all variants.
    pub sku: String,
}

/// A product that is to be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGoodsForm {
    pub form_id: String,
    /// Slugs and names.
    pub categories: Vec<(String, String)>,
    pub drawings: Vec<(String, String)>,
    pub tones: Vec<(String, String)>,
    pub currencies: Vec<String>,
}

/// A sheet that was looked at: what it says, what is wrong with it, or what it would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LookedSheet {
    /// Its lines, to be mended and sent again.
    pub text: String,
    pub problems: Vec<String>,
    /// "New: 2. Changed: 3. …"; empty where something is wrong.
    pub summary: String,
    pub changes: Vec<SheetChange>,
    /// Changes that are not listed.
    pub more: String,
    /// Whether there is anything to be done.
    pub may_apply: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetChange {
    pub product: String,
    pub what: String,
    pub before: String,
    pub after: String,
}
