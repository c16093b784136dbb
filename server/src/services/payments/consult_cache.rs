//! The ways to pay that Antom offers for an amount, a device and a region, remembered for a moment.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use domain::Money;
use domain::order::CaptureMode;

use crate::gateway::Question;
use crate::gateway::reply::payment_options::Offer;
use crate::services::Shop;
use crate::store::payments::attempt_terms::Device;

/// How long a page waits for Antom's word: without it, the ways that are always there are shown.
const PATIENCE: Duration = Duration::from_millis(2_000);

/// How long a page goes by what Antom said before.
const FRESH_MS: i64 = 30_000;

/// How long nobody asks again for a page when Antom gave no answer.
const SILENT_MS: i64 = 5_000;

/// Answers kept at most; more than there are checkouts in half a minute.
const MOST: usize = 1_000;

/// What the answer depends on.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    minor: i64,
    currency: &'static str,
    phone: bool,
    os: Option<String>,
    region: String,
    manual: bool,
}

/// When it was heard, and what; silence is remembered too.
type Heard = HashMap<Key, (i64, Option<Arc<[Offer]>>)>;

#[derive(Debug, Default)]
pub(crate) struct OfferCache(Mutex<Heard>);

impl OfferCache {
    /// The inner one is `None` while Antom is not asked again after a silence.
    fn get(&self, key: &Key, now: i64) -> Option<Option<Arc<[Offer]>>> {
        let heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, offers) = heard.get(key)?;
        let lasts = if offers.is_some() {
            FRESH_MS
        } else {
            SILENT_MS
        };
        (*at > now - lasts).then(|| offers.clone())
    }

    fn keep(&self, key: Key, now: i64, offers: Option<&Arc<[Offer]>>) {
        let mut heard = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if heard.len() >= MOST {
            heard.clear();
        }
        heard.insert(key, (now, offers.cloned()));
    }
}

/// For a page: what Antom said half a minute ago will do.
pub async fn for_page(
    shop: &Shop,
    total: Money,
    device: &Device,
    region: &str,
    capture_mode: CaptureMode,
) -> Option<Arc<[Offer]>> {
    let question = Question {
        total,
        device,
        region,
        capture_mode,
    };
    match shop.offers.get(&key(&question), shop.clock.now_ms()) {
        Some(offers) => offers,
        None => now(shop, &question).await,
    }
}

/// What Antom says now; `None`: it did not answer in time.
pub async fn now(shop: &Shop, question: &Question<'_>) -> Option<Arc<[Offer]>> {
    let asked = tokio::time::timeout(PATIENCE, shop.gateway.offers(question));
    let offers: Option<Arc<[Offer]>> = match asked.await {
        Ok(Ok(offers)) => Some(offers.into()),
        Ok(Err(error)) => {
            tracing::warn!(%error, "consult brought no answer");
            None
        }
        Err(_) => {
            tracing::warn!("consult took too long");
            None
        }
    };
    let at = shop.clock.now_ms();
    shop.offers.keep(key(question), at, offers.as_ref());
    offers
}

fn key(question: &Question<'_>) -> Key {
    Key {
        minor: question.total.minor(),
        currency: question.total.currency().code(),
        phone: question.device.phone,
        os: question.device.os.clone(),
        region: question.region.to_owned(),
        manual: question.capture_mode == CaptureMode::Manual,
    }
}
