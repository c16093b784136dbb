//! What pages ask the server. The server implements these for each request, so that a page
//! never learns where its data comes from.

use std::sync::Arc;

use async_trait::async_trait;

use crate::view::{
    Cart, Checkout, Home, Listing, ListingQuery, Order, OrderListItem, PaymentResult, Product,
};

/// The server could not answer; it has logged why. Pages show the error page.
#[derive(Clone, Debug, thiserror::Error)]
#[error("the shop could not read its data")]
pub struct PortError;

/// Everything a buyer's pages read. `Ok(None)` means that there is no such thing (404).
#[async_trait]
pub trait Storefront: Send + Sync {
    async fn home(&self) -> Result<Home, PortError>;
    async fn listing(&self, query: ListingQuery) -> Result<Listing, PortError>;
    /// `sku` chooses the variant that is shown; an unknown one shows the first.
    async fn product(&self, slug: &str, sku: Option<&str>) -> Result<Option<Product>, PortError>;
    async fn cart(&self) -> Result<Cart, PortError>;
    async fn checkout(&self) -> Result<Checkout, PortError>;
    async fn result(&self, token: &str) -> Result<Option<PaymentResult>, PortError>;
    async fn order(&self, token: &str) -> Result<Option<Order>, PortError>;
    async fn orders(&self) -> Result<Vec<OrderListItem>, PortError>;
}

/// Sets the HTTP status of the page under way, so that pages need not know the web framework.
#[derive(Clone)]
pub struct Status(pub Arc<dyn Fn(u16) + Send + Sync>);

impl Status {
    pub fn set(&self, status: u16) {
        (self.0)(status);
    }
}

/// The request's id, for the error page: the buyer quotes it, the merchant finds it in the logs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub String);
