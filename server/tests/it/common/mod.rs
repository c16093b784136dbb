//! What the integration tests share: the real shop in this process, over real HTTP and real
//! signatures, with a real database and the real sandbox gateway behind a proxy that takes notes.

pub(crate) mod audit;
mod browser;
mod database;
mod disputes;
mod figures;
mod fixture;
mod gateway;
mod http;
mod keys;
mod many;
mod merchant;
mod notice;
mod people;
mod process;
mod proxy;
mod shop;
mod test_db;

use std::time::{Duration, Instant};

pub(crate) use self::browser::{Browser, CARD, CARD_DECLINED, Hosted, Page};
pub(crate) use self::database::TestDatabase;
pub(crate) use self::disputes::{Answer, ContestedOrder, PDF};
pub(crate) use self::figures::{Figures, MetricsPort};
pub(crate) use self::fixture::catalogue;
pub(crate) use self::gateway::{TestGateway, stay_away_from_midnight};
pub(crate) use self::http::local_http;
pub(crate) use self::keys::{CARD_KEY, CLIENT_ID, antom_key, keys, merchant_key};
pub(crate) use self::many::{Case, many};
pub(crate) use self::merchant::{FAULTS, OrderUnderTest, refused};
pub(crate) use self::notice::{
    Signed, WEBHOOK, captured, failed, notified, paid, pending, successful,
};
pub(crate) use self::people::{ask, link, links, log_in, somebody};
pub(crate) use self::process::{ShopProcess, free_url};
pub(crate) use self::proxy::{Call, Proxy, Tamper};
pub(crate) use self::shop::{TestShop, settings};
pub(crate) use self::test_db::{TestDb, amount, total};

/// Longer than anything takes on a busy machine: a test that waits this long has failed.
const DEADLINE: Duration = Duration::from_secs(45);

/// Looks until there is something to see.
pub(crate) async fn eventually<T>(what: &str, look: impl AsyncFn() -> Option<T>) -> T {
    let deadline = Instant::now() + DEADLINE;
    loop {
        if let Some(seen) = look().await {
            return seen;
        }
        assert!(Instant::now() < deadline, "this did not happen: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}
