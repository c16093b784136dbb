use app::view::{Account, AccountCard, CheckoutForm, Keep};
use wording::Words;

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::wording::buyer;
use crate::services::ServiceError;
use crate::services::payments::saved_cards;
use crate::services::payments::saved_cards::SavedCard;
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::shoppers::buyers;

impl VisitorsShop {
    pub(crate) async fn account_page(&self) -> Result<Option<Account>, ServiceError> {
        let Some(buyer) = self.visitor.buyer().await? else {
            return Ok(None);
        };
        let Some(row) = buyers::find(&self.shop.db, &buyer).await? else {
            return Ok(None);
        };
        let cards = saved_cards::of_buyer(&self.shop, &buyer).await?;
        Ok(Some(Account {
            email: row.email,
            orders: self
                .order_items(orders::of_buyer(&self.shop.db, &buyer).await?)
                .await?,
            cards: cards
                .into_iter()
                .map(|saved| card(saved, self.words))
                .collect(),
            saves_cards: self.shop.vault.can_seal(),
        }))
    }

    /// The checkout's form with what is known of whoever is logged in: where the last order went.
    pub(crate) async fn known_form(&self) -> Result<CheckoutForm, ServiceError> {
        let unknown = CheckoutForm {
            country: "SG".to_owned(),
            ..CheckoutForm::default()
        };
        let Some(buyer) = self.visitor.buyer().await? else {
            return Ok(unknown);
        };
        let Some(account) = buyers::find(&self.shop.db, &buyer).await? else {
            return Ok(unknown);
        };
        let last = orders::of_buyer(&self.shop.db, &buyer)
            .await?
            .into_iter()
            .next();
        let form = last.map_or(unknown, |order| CheckoutForm {
            name: order.name,
            phone: order.phone,
            country: order.country,
            address1: order.address1,
            address2: order.address2,
            city: order.city,
            postcode: order.postcode,
            ..CheckoutForm::default()
        });
        Ok(CheckoutForm {
            email: account.email,
            ..form
        })
    }

    pub(crate) async fn keep(&self, order: &OrderRow) -> Result<Keep, ServiceError> {
        let buyer = self.visitor.buyer().await?;
        Ok(match (&order.buyer_id, buyer) {
            (None, None) => Keep::LogIn,
            (None, Some(_)) => Keep::Claim,
            (Some(owner), Some(buyer)) if *owner == buyer => Keep::Mine,
            (Some(_), _) => Keep::No,
        })
    }
}

fn card(card: SavedCard, words: Words) -> AccountCard {
    AccountCard {
        name: name(&card, words),
        expiry: match card.expiry {
            Some(_) if card.expired => words.account_card_expired(buyer::expiry(card.expiry)),
            Some(_) => words.account_card_expires(buyer::expiry(card.expiry)),
            None => String::new(),
        },
        expired: card.expired,
        id: card.id,
    }
}

/// `VISA ending 0768`
fn name(card: &SavedCard, words: Words) -> String {
    let brand = match card.brand.as_str() {
        "" => words.account_card(),
        brand => brand.to_owned(),
    };
    match card.last_four.as_str() {
        "" => brand,
        last_four => words.account_card_ending(brand, last_four),
    }
}
