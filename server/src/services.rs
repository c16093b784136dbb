//! Use cases: what the shop does for buyers, each from the request's data to the database and
//! back. Handlers call these; nothing here knows HTTP.

pub mod accounts;
pub mod addresses;
pub mod admin;
pub mod books;
pub mod cart;
pub mod disputes;
pub(crate) mod ids;
pub mod key_change;
pub mod limits;
pub mod orders;
pub(crate) mod patience;
pub mod payments;
pub mod persons;
pub mod pictures;
pub mod readiness;
pub mod restock;
pub mod reviews;
pub mod subscriptions;
pub mod travel;

use std::num::NonZeroU32;
use std::sync::Arc;

use domain::order::CaptureMode;
use tokio::sync::Notify;

use crate::config::{CardPolicy, ShopFile, TimetableFile};
use crate::gateway::Gateway;
use crate::gateway::notification::Verifier;
use crate::platform::clock::Clock;
use crate::platform::metrics::Metrics;
use crate::platform::pseudonym::Pseudonyms;
use crate::platform::restarting::Restarting;
use crate::platform::vault::Vault;
use crate::store::catalogue::revision::KnownRevision;
use crate::store::catalogue::{Catalogue, CatalogueCache};
use crate::store::limits::Limits;
use crate::store::queues::arrivals::Arrivals;
use crate::store::shoppers::sessions::Sessions;
use crate::store::{self, Db, DbErr, StoreError};

/// What every use case works with.
#[derive(Debug)]
pub struct Shop {
    pub db: Db,
    /// What the merchant decided.
    pub file: Arc<ShopFile>,
    pub gateway: Gateway,
    /// Tells which notifications are Antom's.
    pub notifications: Verifier,
    pub clock: Clock,
    pub metrics: Arc<Metrics>,
    /// Seals what is kept of buyers' cards.
    pub vault: Vault,
    /// Who captures card payments of orders that are placed from now on; an order keeps its own.
    pub capture_mode: CaptureMode,
    pub cards: CardPolicy,
    /// The journeys and nights that are sold.
    pub timetable: Arc<TimetableFile>,
    /// Names for addresses and people where those themselves must not stand.
    pub pseudonyms: Pseudonyms,
    pub limits: Limits,
    /// Notifications that wait to be kept.
    pub arrivals: Arrivals,
    catalogue: CatalogueCache,
    revision: KnownRevision,
    /// Tells the jobs that there is something to do.
    pub wake: Arc<Notify>,
    /// The jobs of this process that ended and wait to be started again.
    pub restarting: Restarting,
}

impl Shop {
    /// Where the sessions of browsers are kept.
    #[must_use]
    pub fn sessions(&self) -> Sessions {
        Sessions(self.db.clone())
    }

    #[must_use]
    #[expect(
        clippy::too_many_arguments,
        reason = "each is another part of the shop, given once at its start"
    )]
    pub fn new(
        db: Db,
        file: Arc<ShopFile>,
        gateway: Gateway,
        notifications: Verifier,
        clock: Clock,
        capture_mode: CaptureMode,
        cards: CardPolicy,
        timetable: Arc<TimetableFile>,
        pseudonyms: Pseudonyms,
        pay_limit: NonZeroU32,
    ) -> Self {
        Self {
            db,
            file,
            metrics: Arc::clone(gateway.metrics()),
            vault: gateway.vault().clone(),
            gateway,
            notifications,
            clock,
            capture_mode,
            cards,
            timetable,
            pseudonyms,
            limits: Limits::new(pay_limit),
            arrivals: Arrivals::default(),
            catalogue: CatalogueCache::default(),
            revision: KnownRevision::default(),
            wake: Arc::new(Notify::new()),
            restarting: Restarting::default(),
        }
    }

    pub async fn catalogue(&self) -> Result<Arc<Catalogue>, ServiceError> {
        Ok(self.catalogue.get(&self.db).await?)
    }

    /// Names the state of the catalogue pages: another process's change shows within a second.
    ///
    /// # Errors
    /// When the database was asked and did not answer.
    pub async fn catalogue_revision(&self) -> Result<i64, ServiceError> {
        Ok(self.revision.get(&self.db).await?)
    }
}

/// Connects to the shop's database.
///
/// # Errors
/// When it cannot be reached.
pub async fn connect(url: &str) -> Result<Db, ServiceError> {
    Ok(store::connect(url).await?)
}

/// The shop itself failed: nothing that the buyer typed is to blame.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("amount: {0}")]
    Money(#[from] domain::MoneyError),
    #[error("order: {0}")]
    Order(#[from] domain::order::OrderError),
    #[error("the calendar of a plan: {0}")]
    Calendar(#[from] domain::calendar::CalendarError),
    #[error("cart: {0}")]
    Cart(#[from] domain::cart::CartError),
    #[error("a stored SKU: {0}")]
    Sku(#[from] domain::cart::SkuError),
    #[error("a stored quantity: {0}")]
    Quantity(#[from] domain::cart::QuantityError),
    #[error("a session cannot be read: {0}")]
    Session(String),
    #[error("a password could not be checked: {0}")]
    Password(#[from] crate::platform::password::PasswordError),
    #[error("no randomness: {0}")]
    Random(#[from] getrandom::Error),
    #[error("order {0} is gone")]
    OrderGone(String),
    #[error("subscription {0} is gone")]
    SubscriptionGone(String),
    #[error("dispute {0} is gone")]
    DisputeGone(String),
    #[error("saved cards: {0}")]
    Vault(#[from] crate::platform::vault::VaultError),
    #[error("it took too long")]
    TookTooLong,
    #[error("request to Antom: {0}")]
    Request(#[from] crate::gateway::RequestError),
}

/// Why a use case did nothing: it refused, or the shop itself failed.
#[derive(Debug)]
pub enum UseCaseError<R> {
    Refused(R),
    Service(ServiceError),
}

impl<R> From<R> for UseCaseError<R>
where
    R: Refusal,
{
    fn from(refusal: R) -> Self {
        Self::Refused(refusal)
    }
}

/// A refusal of a use case, as data: `presenters/wording` puts it into words.
pub trait Refusal: std::fmt::Debug {}

impl<R> From<ServiceError> for UseCaseError<R> {
    fn from(error: ServiceError) -> Self {
        Self::Service(error)
    }
}

impl<R> From<StoreError> for UseCaseError<R> {
    fn from(error: StoreError) -> Self {
        Self::Service(error.into())
    }
}

impl<R> From<DbErr> for UseCaseError<R> {
    fn from(error: DbErr) -> Self {
        Self::Service(error.into())
    }
}

impl From<DbErr> for ServiceError {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}
