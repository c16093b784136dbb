//! Another plan for a subscription that runs: what was agreed to is written down, then Antom is told
//! by `updateSubscription`. It counts from the next period that is not being charged for yet; nothing
//! is taken or given back for the one that runs.

use domain::subscription::{Fact, InvoiceState, Rate};
use domain::{Money, Timestamp};
use sha2::{Digest as _, Sha256};

use crate::gateway::reply::subscription::{SubscriptionReport, UpdateReply};
use crate::services::subscriptions::record::{Known, NewEvidence, lock, record, record_in};
use crate::services::{Refusal, ServiceError, Shop, UseCaseError};
use crate::store::catalogue::Plan;
use crate::store::payments::evidence::Source;
use crate::store::subscriptions::updates::{self, UpdateRow};
use crate::store::{Tx, commit, subscriptions, write_tx};

/// Another plan, as it would go on from the next period.
#[derive(Clone, Debug)]
pub struct Switch {
    pub plan: Plan,
    pub rate: Rate,
    /// When its first period begins.
    pub begins: Timestamp,
    /// When Antom first tries to charge for that.
    pub charged: Timestamp,
}

impl Switch {
    /// Names what the buyer saw: another price, interval or date is another offer.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let Self { plan, rate, .. } = self;
        let seen = format!("{} {rate:?} {:?}", plan.slug, self.begins);
        hex::encode(&Sha256::digest(seen)[..8])
    }
}

/// Why the plan cannot be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChangeRefusal {
    /// Nothing more is charged, or Antom is being told so.
    NotCharged,
    /// A charge is due or under way: Antom updates nothing during a payment.
    Paying,
    /// The last change is not confirmed.
    Pending,
    /// There is no such plan of this kind in this currency.
    NoSuchPlan,
    /// The buyer has a subscription to that plan.
    HasPlan,
    /// It is not what the buyer saw.
    Changed,
    /// None of what the plan delivers was chosen.
    NoGoods,
}

impl Refusal for ChangeRefusal {}

pub type ChangeError = UseCaseError<ChangeRefusal>;

/// Whether and why the plan cannot be changed now.
#[must_use]
pub fn why_not(known: &Known, now: Timestamp) -> Option<ChangeRefusal> {
    let ledger = &known.ledger;
    let (Some(next), false) = (ledger.next_charge(now), ledger.is_cancelling()) else {
        return Some(ChangeRefusal::NotCharged);
    };
    let mut invoices = ledger.invoices();
    if next.charge_at <= now || invoices.any(|invoice| invoice.state == InvoiceState::Open) {
        return Some(ChangeRefusal::Paying);
    }
    ledger.open_update().map(|_| ChangeRefusal::Pending)
}

/// The other plans of the same kind, in the same currency.
///
/// # Errors
/// When the catalogue cannot be read.
pub async fn choices(
    shop: &Shop,
    known: &Known,
    now: Timestamp,
) -> Result<Vec<Switch>, ServiceError> {
    let Some(next) = known.ledger.next_charge(now) else {
        return Ok(Vec::new());
    };
    let catalogue = shop.catalogue().await?;
    let currency = known.terms.price.currency();
    let delivers = known.row.sku.is_some();
    let mut choices = Vec::new();
    for plan in &catalogue.plans {
        let is_other = plan.slug != known.row.plan && plan.delivers.is_empty() != delivers;
        if is_other && let Some(minor) = catalogue.plan_price(&plan.slug, currency) {
            choices.push(Switch {
                rate: Rate {
                    price: Money::new(minor, currency)?,
                    rule: plan.rule,
                },
                plan: plan.clone(),
                begins: next.period_start,
                charged: next.charge_at,
            });
        }
    }
    Ok(choices)
}

/// One of [`choices`].
///
/// # Errors
/// As [`choices`].
pub async fn choice(
    shop: &Shop,
    known: &Known,
    slug: &str,
    now: Timestamp,
) -> Result<Option<Switch>, ServiceError> {
    let choices = choices(shop, known, now).await?;
    Ok(choices.into_iter().find(|switch| switch.plan.slug == slug))
}

/// The changes that were agreed to and not refused, first to latest.
pub async fn agreed(shop: &Shop, known: &Known) -> Result<Vec<UpdateRow>, ServiceError> {
    let kept = known.ledger.kept();
    let rows = updates::of_subscription(&shop.db, &known.row.id).await?;
    let counts = |row: &UpdateRow| {
        u32::try_from(row.sign_up).ok() == kept && known.ledger.is_update_agreed(row.number())
    };
    Ok(rows.into_iter().filter(counts).collect())
}

/// What somebody pressed the button for.
#[derive(Clone, Debug)]
pub struct Wish {
    pub switch: Switch,
    /// The fingerprint of what the page showed.
    pub seen: String,
    /// What each period is to bring, if the plan delivers goods.
    pub sku: String,
    /// What stood above the button, in the buyer's language.
    pub consent: String,
}

/// Writes the buyer's wish down and tells Antom. Without an answer it is told again until it answers.
///
/// # Errors
/// When it cannot be.
pub async fn change(shop: &Shop, known: &Known, wish: &Wish) -> Result<(), ChangeError> {
    let tx = write_tx(&shop.db).await?;
    let now = shop.clock.now_ms();
    let mut known = lock(&tx, &known.row.id).await?;
    let (kept, number) = ask(&tx, &mut known, wish, Source::Shop, now).await?;
    commit(tx).await?;
    // Without an answer the jobs send it again.
    send(shop, &known, kept, number).await?;
    Ok(())
}

/// Writes the wish of the buyer or of the merchant down, if it can be had; names the sign-up and the
/// update.
pub(crate) async fn ask(
    tx: &Tx,
    known: &mut Known,
    wish: &Wish,
    source: Source,
    now: i64,
) -> Result<(u32, u32), ChangeError> {
    let Switch { plan, rate, .. } = &wish.switch;
    let moment = Timestamp::from_ms(now);
    if let Some(refusal) = why_not(known, moment) {
        return Err(refusal.into());
    }
    let begins = known
        .ledger
        .next_charge(moment)
        .map(|next| next.period_start);
    if wish.seen != wish.switch.fingerprint() || begins != Some(wish.switch.begins) {
        return Err(ChangeRefusal::Changed.into());
    }
    let sku = plan.delivers.iter().find(|sku| **sku == wish.sku).cloned();
    if sku.is_none() && !plan.delivers.is_empty() {
        return Err(ChangeRefusal::NoGoods.into());
    }
    let other = subscriptions::current(tx, &known.row.shopper, &plan.slug).await?;
    if other.is_some() {
        return Err(ChangeRefusal::HasPlan.into());
    }
    let kept = known.ledger.kept().unwrap_or_default();
    let number = known.ledger.next_update();
    let row = UpdateRow {
        subscription_id: known.row.id.clone(),
        sign_up: i32::try_from(kept).unwrap_or(i32::MAX),
        number: i32::try_from(number).unwrap_or(i32::MAX),
        plan: plan.slug.clone(),
        plan_name: plan.name.clone(),
        sku,
        consent: wish.consent.clone(),
        asked_at: now,
        by_merchant: source == Source::Merchant,
    };
    updates::insert(tx, row).await?;
    let asked = Fact::UpdateRequested {
        number,
        rate: *rate,
    };
    let asked = NewEvidence {
        source,
        ..NewEvidence::by_shop(kept, asked)
    };
    record_in(tx, known, &[asked], now).await?;
    Ok((kept, number))
}

/// Sends an update, or sends it again: under its id it is one.
pub(crate) async fn send(
    shop: &Shop,
    known: &Known,
    sign_up: u32,
    number: u32,
) -> Result<(), ServiceError> {
    let id = &known.row.id;
    let (Some(row), Some(update), Some(rate)) = (
        known.sign_up(sign_up),
        updates::find(&shop.db, id, sign_up, number).await?,
        known.ledger.update_asked(number),
    ) else {
        return Ok(());
    };
    let Some(antom_id) = &row.antom_id else {
        // It is told with the first notification, or asked for.
        return Ok(());
    };
    let request_id = format!("wf-update-{number}-{}", row.payment_request_id);
    let reply = shop
        .gateway
        .update_subscription(&request_id, antom_id, &update.plan_name, rate)
        .await;
    let (fact, raw) = match reply {
        UpdateReply::Accepted { raw } => {
            let at = Timestamp::from_ms(shop.clock.now_ms());
            (Fact::Updated { number, at }, raw)
        }
        UpdateReply::Refused(refused) => {
            // An earlier sending may have been accepted, and its answer lost.
            match shop.gateway.subscription(antom_id, &shop.clock).await {
                Ok(Some(report)) if confirmed(known, &report).is_some() => {
                    let at = Timestamp::from_ms(shop.clock.now_ms());
                    (Fact::Updated { number, at }, report.raw)
                }
                Ok(_) => {
                    let code = refused.code;
                    (Fact::UpdateRefused { number, code }, refused.raw)
                }
                Err(_) => return Ok(()),
            }
        }
        UpdateReply::Later { code } => {
            tracing::info!(
                subscription = known.row.number,
                code,
                "a change of plan is sent again later"
            );
            return Ok(());
        }
        UpdateReply::NoAnswer(error) => {
            tracing::warn!(subscription = known.row.number, %error, "a change of plan brought no answer");
            return Ok(());
        }
    };
    let learned = NewEvidence {
        source: Source::Answer,
        raw,
        ..NewEvidence::by_shop(sign_up, fact)
    };
    record(shop, id, &[learned]).await?;
    Ok(())
}

/// The fact that an open update was made, if this answer shows its rate: one that the subscription
/// had before shows nothing.
pub(crate) fn confirmed(known: &Known, report: &SubscriptionReport) -> Option<Fact> {
    let number = known.ledger.open_update()?;
    let asked = known.ledger.update_asked(number)?;
    let (at, rate) = report.rate()?;
    let next = known.ledger.rate(u32::MAX);
    (rate == asked && rate != next).then_some(Fact::Updated { number, at })
}
