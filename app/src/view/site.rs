use std::sync::Arc;

use domain::Currency;

use super::About;

/// What every page needs to know of the shop and of this request.
#[derive(Clone, Debug)]
pub struct Site {
    /// What browsers call the shop, without a trailing slash: `https://shop.example`.
    pub public_url: String,
    /// The folder of this build's CSS, JS, WASM and pictures: `/pkg/<hash>`.
    pub assets: String,
    pub currency: Currency,
    /// Every currency that the shop sells in, for the chooser.
    pub currencies: Vec<Currency>,
    pub about: Arc<About>,
    /// Pieces in the visitor's cart, as far as the browser has been told.
    pub in_cart: u32,
    /// Whether the browser has sent back a cookie of the shop's.
    pub keeps_cookies: bool,
    /// The offline gateway is in use: pages say that no money moves.
    pub sandbox: bool,
}

/// A page for when something went wrong: always says what to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErrorPage {
    pub title: String,
    pub message: String,
    /// For the buyer to quote and the merchant to find in the logs.
    pub request_id: String,
}

/// One message above a page that is shown again because its form was refused (HTTP 422).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The `id` of the field it is about, if there is one on the page.
    pub field: Option<String>,
    /// What the buyer typed into it, to be shown again.
    pub typed: String,
    pub message: String,
}
