/// What published reviews come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// 45 is 4.5 stars of 5.
    pub tenths: u32,
    pub count: u32,
}

/// A review on the product's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    /// Empty once the buyer was forgotten.
    pub name: String,
    pub stars: u32,
    pub text: String,
    /// "23 November 2026"
    pub day: String,
    /// `2026-11-23`
    pub iso_day: String,
    /// `de`
    pub language: String,
    pub language_name: String,
    pub is_in_page_language: bool,
}

/// A buyer's review as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReviewForm {
    /// One to five, as text.
    pub stars: String,
    pub name: String,
    pub text: String,
}

/// What the page for writing a review shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReviewPageData {
    /// Nobody is logged in.
    LogIn,
    NotBought {
        product: String,
    },
    Form {
        product: String,
        form: ReviewForm,
    },
}
