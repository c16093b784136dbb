//! The parts of a page that come to life in the browser. Every page works without them.
//!
//! An island takes no props: what it needs stands in the page, so nothing has to be serialised
//! and no JSON parser is shipped.

pub mod cart_count;
pub mod pay_button;
pub mod result_watch;
pub mod search_suggest;
mod web;

pub use cart_count::CartCount;
pub use pay_button::PayButton;
pub use result_watch::ResultWatch;
pub use search_suggest::SearchSuggest;
