//! What a plan costs a buyer who signs up now.

use domain::calendar::{Anchor, CalendarError};
use domain::subscription::{Period, Terms, Trial};
use domain::{Currency, Money, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::services::{ServiceError, Shop};
use crate::store::catalogue::{Catalogue, Plan};

/// A plan in one currency, as it would begin now.
#[derive(Clone, Debug)]
pub struct Offer {
    pub plan: Plan,
    pub terms: Terms,
    /// What is charged at sign-up; zero for a free trial.
    pub first_charge: Money,
    /// When Antom first tries to charge again, 24 hours before `renews`.
    pub next_charge: Timestamp,
    /// The first period as the buyer has it: from now on, even where a trial moved its start back.
    pub first_period: Period,
}

impl Offer {
    /// Names what the buyer saw: another price or interval is another offer.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let Terms {
            rule, price, trial, ..
        } = &self.terms;
        let seen = format!(
            "{} {:?} {price} {trial:?} {:?}",
            self.plan.slug, rule, self.plan.trial_days
        );
        hex::encode(&Sha256::digest(seen)[..8])
    }
}

/// The offer of a plan; none if there is no such plan, or not in this currency.
///
/// # Errors
/// When the catalogue cannot be read, or the plan's trial is longer than its period.
pub async fn offer(
    shop: &Shop,
    slug: &str,
    currency: Currency,
) -> Result<Option<Offer>, ServiceError> {
    let catalogue = shop.catalogue().await?;
    match catalogue.plan(slug) {
        Some(plan) => offer_of(shop, &catalogue, plan, currency, shop.clock.now_ms()),
        None => Ok(None),
    }
}

/// Every plan that is sold in this currency.
///
/// # Errors
/// As [`offer`].
pub async fn offers(shop: &Shop, currency: Currency) -> Result<Vec<Offer>, ServiceError> {
    let catalogue = shop.catalogue().await?;
    let now = shop.clock.now_ms();
    let mut offers = Vec::new();
    for plan in &catalogue.plans {
        offers.extend(offer_of(shop, &catalogue, plan, currency, now)?);
    }
    Ok(offers)
}

fn offer_of(
    shop: &Shop,
    catalogue: &Catalogue,
    plan: &Plan,
    currency: Currency,
    now: i64,
) -> Result<Option<Offer>, ServiceError> {
    let Some(price) = catalogue.plan_price(&plan.slug, currency) else {
        return Ok(None);
    };
    let price = Money::new(price, currency)?;
    let first = catalogue.first_price(&plan.slug, currency);
    let first = first.map(|minor| Money::new(minor, currency)).transpose()?;
    let (now, zone) = (Timestamp::from_ms(now), shop.file.shop.time_zone);
    let begins = Anchor::at(zone.local(now));
    let (anchor, trial) = match (plan.trial_days, first) {
        (Some(days), _) => match begins.with_trial(plan.rule, days) {
            Ok(trial) => (trial.anchor, Trial::Free),
            // In a short month it is as long as the period, which is then the trial.
            Err(CalendarError::TrialTooLong) => (begins, Trial::Free),
            Err(error) => return Err(error.into()),
        },
        (None, Some(price)) => (begins, Trial::Reduced { price }),
        (None, None) => (begins, Trial::None),
    };
    let terms = Terms {
        anchor,
        rule: plan.rule,
        price,
        trial,
    };
    let renews = anchor.start(plan.rule, 2)?;
    Ok(Some(Offer {
        first_charge: terms.amount(1),
        next_charge: anchor.charge_at(plan.rule, 2)?.into(),
        first_period: Period {
            start: now,
            end: renews.into(),
        },
        plan: plan.clone(),
        terms,
    }))
}
