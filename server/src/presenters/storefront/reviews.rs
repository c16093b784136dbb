//! What buyers said of a product, and the page where they say it.

use app::view::{Review, ReviewForm, ReviewPageData};

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::wording::times;
use crate::services::{ServiceError, reviews};

/// On a product's page.
const NEWEST: u64 = 20;

impl VisitorsShop {
    pub(super) async fn newest_reviews(&self, slug: &str) -> Result<Vec<Review>, ServiceError> {
        let found = reviews::published(&self.shop, slug, NEWEST).await?;
        let words = self.words;
        let review = |row: reviews::ReviewRow| {
            let own = words.language() == row.locale;
            let spoken = words.in_language(&row.locale).unwrap_or(words);
            let moment = times::moment(row.made_at, words);
            Review {
                name: row.name,
                stars: u32::try_from(row.stars).unwrap_or(0),
                text: row.text,
                day: times::date(row.made_at, words),
                iso_day: moment.iso.chars().take(10).collect(),
                language_name: spoken.language_name().to_owned(),
                language: row.locale,
                is_in_page_language: own,
            }
        };
        Ok(found.into_iter().map(review).collect())
    }

    pub(super) async fn review_page(
        &self,
        slug: &str,
    ) -> Result<Option<ReviewPageData>, ServiceError> {
        let catalogue = self.goods().await?;
        let Some(product) = catalogue.products.iter().find(|it| it.slug == slug) else {
            return Ok(None);
        };
        let Some(buyer) = self.visitor.buyer().await? else {
            return Ok(Some(ReviewPageData::LogIn));
        };
        let product = product.name.clone();
        if !reviews::has_bought(&self.shop, &buyer, slug).await? {
            return Ok(Some(ReviewPageData::NotBought { product }));
        }
        let before = reviews::of_buyer(&self.shop, &buyer, slug).await?;
        let form = before.map_or_else(ReviewForm::default, |row| ReviewForm {
            stars: row.stars.to_string(),
            name: row.name,
            text: row.text,
        });
        Ok(Some(ReviewPageData::Form { product, form }))
    }
}
