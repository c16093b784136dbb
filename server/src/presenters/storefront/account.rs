use app::view::{Account, AccountAddress, AccountCard, AddressEntry, CheckoutForm, Keep};
use domain::address::AddressParts;
use wording::Words;

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::storefront::draft::Draft;
use crate::presenters::storefront::order::lines_of;
use crate::presenters::wording::buyer;
use crate::services::ServiceError;
use crate::services::accounts::{self, Bought};
use crate::services::addresses::{self, Address};
use crate::services::payments::saved_cards;
use crate::services::payments::saved_cards::SavedCard;
use crate::store::orders;
use crate::store::orders::OrderRow;
use crate::store::shoppers::buyers;

/// Subscriptions on the account's page.
const LATEST: u64 = 5;

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
            subscriptions: self.subscription_list(None, LATEST).await?.items,
            cards: cards
                .into_iter()
                .map(|saved| card(saved, self.words))
                .collect(),
            saves_cards: self.shop.vault.can_seal(),
            addresses: self.address_book().await?,
        }))
    }

    /// The checkout's form with what is known: what was typed before; else, of whoever is logged
    /// in, the default of their book or where the last order went; else the country that the browser speaks of.
    pub(crate) async fn known_form(&self) -> Result<CheckoutForm, ServiceError> {
        let account = match self.visitor.buyer().await? {
            Some(buyer) => buyers::find(&self.shop.db, &buyer).await?,
            None => None,
        };
        let draft = self.visitor.draft().await?.unwrap_or_default();
        let mut form = match &account {
            Some(account) if !draft.is_begun() => CheckoutForm {
                pay: draft.form().pay,
                ..self.last_address(&account.id).await?
            },
            Some(_) | None => draft.form(),
        };
        if let Some(account) = account
            && form.email.is_empty()
        {
            form.email = account.email;
        }
        if form.country.is_empty()
            && let Some(country) = &self.likely_country
        {
            form.country.clone_from(country);
        }
        Ok(form)
    }

    /// The addresses of whoever is logged in, the default first.
    pub(crate) async fn address_book(&self) -> Result<Vec<AccountAddress>, ServiceError> {
        let Some(buyer) = self.visitor.buyer().await? else {
            return Ok(Vec::new());
        };
        let book = addresses::of_buyer(&self.shop, &buyer).await?;
        let entry = |address: Address| AccountAddress {
            lines: lines_of(
                &AddressParts {
                    address1: &address.address1,
                    address2: &address.address2,
                    city: &address.city,
                    state: &address.province,
                    postcode: &address.postcode,
                },
                &address.country,
                self.words,
            ),
            id: address.id,
            name: address.name,
            is_default: address.is_default,
        };
        Ok(book.into_iter().map(entry).collect())
    }

    /// What the page of one address of the book shows.
    pub(crate) async fn address_entry(
        &self,
        id: &str,
    ) -> Result<Option<AddressEntry>, ServiceError> {
        let Some(buyer) = self.visitor.buyer().await? else {
            return Ok(Some(AddressEntry::LogIn));
        };
        if id == "new" {
            let country = self.likely_country.clone().unwrap_or_default();
            let form = CheckoutForm {
                country,
                ..CheckoutForm::default()
            };
            return Ok(Some(AddressEntry::Form(Box::new(form))));
        }
        let known = addresses::find(&self.shop, &buyer, id).await?;
        let form = |address| Draft::default().sent_to(address).form();
        Ok(known.map(|address| AddressEntry::Form(Box::new(form(address)))))
    }

    async fn last_address(&self, buyer: &str) -> Result<CheckoutForm, ServiceError> {
        let book = addresses::of_buyer(&self.shop, buyer).await?;
        if let Some(default) = book.into_iter().next() {
            return Ok(Draft::default().sent_to(default).form());
        }
        let orders = orders::latest_of_buyer(&self.shop.db, buyer, 1).await?;
        let last = orders.into_iter().next();
        Ok(
            last.map_or_else(CheckoutForm::default, |order| CheckoutForm {
                name: order.name,
                phone: order.phone,
                country: order.country,
                address1: order.address1,
                address2: order.address2,
                city: order.city,
                state: order.province,
                postcode: order.postcode,
                ..CheckoutForm::default()
            }),
        )
    }

    pub(crate) async fn keep(&self, order: &OrderRow) -> Result<Keep, ServiceError> {
        if !self.shop.file.parts.accounts {
            return Ok(Keep::No);
        }
        let buyer = self.visitor.buyer().await?;
        Ok(match (&order.buyer_id, buyer) {
            (None, None) => Keep::LogIn,
            (None, Some(buyer)) if self.may_claim(order, &buyer).await? => Keep::Claim,
            (Some(owner), Some(buyer)) if *owner == buyer => Keep::Mine,
            (_, _) => Keep::No,
        })
    }

    /// Whether what a guest bought may come into the account.
    pub(super) async fn may_claim(
        &self,
        bought: impl Into<Bought<'_>>,
        buyer: &str,
    ) -> Result<bool, ServiceError> {
        let Some(buyer) = buyers::find(&self.shop.db, buyer).await? else {
            return Ok(false);
        };
        let shopper = self.visitor.shopper().await?;
        Ok(accounts::may_claim(bought, shopper.as_deref(), &buyer))
    }

    /// Whether the visitor ordered this: in this browser, or in their account.
    pub(crate) async fn is_own(&self, order: &OrderRow) -> Result<bool, ServiceError> {
        let shopper = self.visitor.shopper().await?;
        let buyer = self.visitor.buyer().await?;
        let in_account = buyer.is_some() && buyer == order.buyer_id;
        Ok(in_account || shopper.as_ref() == Some(&order.shopper))
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
        "" => words.account_card().to_owned(),
        brand => brand.to_owned(),
    };
    match card.last_four.as_str() {
        "" => brand,
        last_four => words.account_card_ending(brand, last_four),
    }
}
