//! What buyers say of what they bought: once for each product, and shown once the merchant has
//! looked at it.

use domain::order::OrderState;
use domain::text::clean;

use crate::services::{Refusal, ServiceError, Shop, UseCaseError};
use crate::store::reviews::{self, WAITING};
use crate::store::{commit, orders, write_tx};

pub use crate::store::reviews::ReviewRow;

/// In letters.
pub const LONGEST_TEXT: usize = 4_000;
pub const LONGEST_NAME: usize = 60;

/// What a buyer typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedReview {
    pub stars: String,
    pub name: String,
    pub text: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReviewRefusal {
    NoStars,
    NoName,
    NameTooLong,
    TextTooLong,
    /// This account has not bought it, or has not paid for it yet.
    NotBought,
    /// The shop does not sell it.
    Unknown,
}

impl Refusal for ReviewRefusal {}

/// Whether this account has paid for one of the product's variants.
pub async fn has_bought(shop: &Shop, buyer: &str, slug: &str) -> Result<bool, ServiceError> {
    let catalogue = shop.catalogue().await?;
    let Some(product) = catalogue.products.iter().find(|it| it.slug == slug) else {
        return Ok(false);
    };
    let paid = |state| {
        matches!(
            state,
            OrderState::Paid | OrderState::Fulfilled | OrderState::Closed
        )
    };
    let bought = orders::of_buyer(&shop.db, buyer).await?;
    for order in bought.iter().filter(|order| paid(order.state)) {
        let lines = orders::lines(&shop.db, &order.id).await?;
        let is_of_it = |sku: &str| product.variants.iter().any(|variant| variant.sku == sku);
        if lines.iter().any(|line| is_of_it(&line.sku)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// What this account said of the product.
pub async fn of_buyer(
    shop: &Shop,
    buyer: &str,
    slug: &str,
) -> Result<Option<ReviewRow>, ServiceError> {
    Ok(reviews::of_buyer(&shop.db, buyer, slug).await?)
}

/// The newest that are published of a product.
pub async fn published(shop: &Shop, slug: &str, max: u64) -> Result<Vec<ReviewRow>, ServiceError> {
    Ok(reviews::published(&shop.db, slug, max).await?)
}

/// Keeps what a buyer says, in place of what they said of the product before. It waits to be looked
/// at, and what was published of it is taken down.
///
/// # Errors
/// A refusal that names what has to be mended.
pub async fn say(
    shop: &Shop,
    buyer: &str,
    slug: &str,
    locale: &str,
    typed: &TypedReview,
) -> Result<(), UseCaseError<ReviewRefusal>> {
    let catalogue = shop.catalogue().await?;
    if !catalogue.products.iter().any(|it| it.slug == slug) {
        return Err(ReviewRefusal::Unknown.into());
    }
    if !has_bought(shop, buyer, slug).await? {
        return Err(ReviewRefusal::NotBought.into());
    }
    let stars = match typed.stars.parse::<i32>() {
        Ok(stars) if (1..=5).contains(&stars) => stars,
        Ok(_) | Err(_) => return Err(ReviewRefusal::NoStars.into()),
    };
    let name = clean(&typed.name);
    let text = lines(&typed.text);
    if name.is_empty() {
        return Err(ReviewRefusal::NoName.into());
    }
    if name.chars().count() > LONGEST_NAME {
        return Err(ReviewRefusal::NameTooLong.into());
    }
    if text.chars().count() > LONGEST_TEXT {
        return Err(ReviewRefusal::TextTooLong.into());
    }
    let row = ReviewRow {
        id: uuid::Uuid::now_v7().simple().to_string(),
        product: slug.to_owned(),
        buyer_id: buyer.to_owned(),
        name,
        stars,
        text,
        locale: locale.to_owned(),
        state: WAITING.to_owned(),
        made_at: shop.clock.now_ms(),
        decided_at: None,
    };
    let tx = write_tx(&shop.db).await?;
    if !reviews::insert(&tx, row.clone()).await?
        && let Some(before) = reviews::of_buyer(&tx, buyer, slug).await?
    {
        reviews::replace(
            &tx,
            ReviewRow {
                id: before.id,
                ..row
            },
        )
        .await?;
        reviews::sum_up(&tx, slug).await?;
    }
    Ok(commit(tx).await?)
}

/// Each line cleaned; paragraphs stay.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(clean).collect();
    lines.join("\n").trim().to_owned()
}
