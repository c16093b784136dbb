//! A buyer's address book: what it holds is chosen at checkout, and copied into the order.

use crate::services::orders::checkout::form::{CheckoutInput, Mistake, check_address};
use crate::services::{Refusal, ServiceError, Shop, UseCaseError};
use crate::store::shoppers::addresses;
use crate::store::{commit, write_tx};

pub use crate::store::shoppers::addresses::AddressRow as Address;

/// Nobody lives in more places.
pub const MOST: u64 = 20;

/// Why an address was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddressRefusal {
    Mistakes(Vec<Mistake>),
    /// The book is full.
    Full,
    /// The address is not in this buyer's book.
    Gone,
}

impl Refusal for AddressRefusal {}

/// The default first, then the newest.
pub async fn of_buyer(shop: &Shop, buyer: &str) -> Result<Vec<Address>, ServiceError> {
    Ok(addresses::of_buyer(&shop.db, buyer).await?)
}

pub async fn find(shop: &Shop, buyer: &str, id: &str) -> Result<Option<Address>, ServiceError> {
    Ok(addresses::find(&shop.db, buyer, id).await?)
}

/// Keeps an address: a new one, or the one with this id as it is now. The first is the default.
///
/// # Errors
/// A refusal with all that has to be mended.
pub async fn keep(
    shop: &Shop,
    buyer: &str,
    id: Option<&str>,
    form: CheckoutInput,
) -> Result<(), UseCaseError<AddressRefusal>> {
    let mistakes = check_address(&shop.file.sell, &form);
    if !mistakes.is_empty() {
        return Err(AddressRefusal::Mistakes(mistakes).into());
    }
    let tx = write_tx(&shop.db).await?;
    let known = addresses::count(&tx, buyer).await?;
    let row = Address {
        id: uuid::Uuid::now_v7().simple().to_string(),
        buyer_id: buyer.to_owned(),
        name: form.name,
        phone: form.phone,
        country: form.country,
        address1: form.address1,
        address2: form.address2,
        city: form.city,
        province: form.state,
        postcode: form.postcode,
        is_default: known == 0,
        made_at: shop.clock.now_ms(),
    };
    match id {
        Some(id) => {
            let Some(before) = addresses::find(&tx, buyer, id).await? else {
                return Err(AddressRefusal::Gone.into());
            };
            let id = before.id;
            addresses::update(&tx, Address { id, ..row }).await?;
        }
        None if known >= MOST => return Err(AddressRefusal::Full.into()),
        None => addresses::insert(&tx, row).await?,
    }
    Ok(commit(tx).await?)
}

/// Takes an address out of the book; whether it was in it. The newest left is the default then.
pub async fn remove(shop: &Shop, buyer: &str, id: &str) -> Result<bool, ServiceError> {
    let tx = write_tx(&shop.db).await?;
    if !addresses::remove(&tx, buyer, id).await? {
        return Ok(false);
    }
    let left = addresses::of_buyer(&tx, buyer).await?;
    if let Some(first) = left.first().filter(|first| !first.is_default) {
        addresses::make_default(&tx, buyer, &first.id).await?;
    }
    commit(tx).await?;
    Ok(true)
}

/// The checkout begins with this one; whether it is in the book.
pub async fn make_default(shop: &Shop, buyer: &str, id: &str) -> Result<bool, ServiceError> {
    let tx = write_tx(&shop.db).await?;
    if addresses::find(&tx, buyer, id).await?.is_none() {
        return Ok(false);
    }
    addresses::make_default(&tx, buyer, id).await?;
    commit(tx).await?;
    Ok(true)
}
