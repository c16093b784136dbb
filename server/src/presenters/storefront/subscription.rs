//! Plans and a buyer's subscriptions, as their pages show them.

use std::sync::Arc;

use app::view::{
    Agreement, CheckoutForm, DeliveryPanel, InvoiceLine, PlanCard, PlanChange, PlanPage,
    SignUpForm, Subscription, SubscriptionItem, SubscriptionList,
};
use domain::Timestamp;
use domain::address::{AddressFormat, AddressParts};
use domain::subscription::{InvoiceState, Status, Trial};
use wording::Words;

use crate::presenters::storefront::VisitorsShop;
use crate::presenters::wording::subscriptions::{
    agreement, change_agreement, change_refusal, invoice_status, price, status,
};
use crate::presenters::wording::{buyer, times};
use crate::services::subscriptions::plans::{self, Offer};
use crate::services::subscriptions::record::Known;
use crate::services::subscriptions::{find, look_after, plan_change};
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::{Catalogue, Plan};
use crate::store::subscriptions::deliveries::{DeliveryState, ShipTo};
use crate::store::subscriptions::invoices::{self, InvoiceRow};
use crate::store::subscriptions::{self, SubscriptionRow};

/// On a page of somebody's subscriptions.
pub(super) const PER_PAGE: u64 = 20;

impl VisitorsShop {
    pub(crate) async fn plan_list(&self) -> Result<Vec<PlanCard>, ServiceError> {
        let words = self.words;
        let offers = plans::offers(&self.shop, self.currency).await?;
        let catalogue = self.goods().await?;
        let offered = |offer: Offer| {
            let amount = price(offer.terms.price, offer.terms.rule, words);
            card(in_words(&catalogue, &offer.plan), amount)
        };
        Ok(offers.into_iter().map(offered).collect())
    }

    pub(crate) async fn plan_page(&self, slug: &str) -> Result<Option<PlanPage>, ServiceError> {
        let words = self.words;
        let Some(offer) = plans::offer(&self.shop, slug, self.currency).await? else {
            return Ok(None);
        };
        let catalogue = self.goods().await?;
        let said = in_words(&catalogue, &offer.plan);
        Ok(Some(PlanPage {
            price: price(offer.terms.price, offer.terms.rule, words),
            agreement: agreement(&offer, words),
            button: match offer.terms.trial {
                Trial::Free => words.plan_start_trial().to_owned(),
                Trial::None | Trial::Reduced { .. } => {
                    words.plan_subscribe(words.money(offer.first_charge))
                }
            },
            seen: offer.fingerprint(),
            form: SignUpForm::default(),
            goods: goods(&catalogue, &offer.plan.delivers),
            slug: said.slug.clone(),
            name: said.name.clone(),
            summary: said.summary.clone(),
            includes: said.includes.clone(),
        }))
    }

    pub(crate) async fn subscription_list(
        &self,
        after: Option<&str>,
        max: u64,
    ) -> Result<SubscriptionList, ServiceError> {
        let shopper = self.visitor.shopper().await?;
        let buyer = self.visitor.buyer().await?;
        let page = find::own(&self.shop, shopper.as_deref(), buyer.as_deref(), after, max).await?;
        let words = self.words;
        let catalogue = self.shop.catalogue().await?;
        let mut items = Vec::new();
        for row in page.rows {
            let rate = row.read_rate()?;
            items.push(SubscriptionItem {
                status: status(row.stored_status()?, words),
                price: price(rate.price, rate.rule, words),
                plan: plan_name(&catalogue, &row.plan, &row.plan_name, words),
                number: row.number,
                token: row.token,
            });
        }
        let older = items.last().filter(|_| page.goes_on);
        let older = older.map(|item| item.number.clone());
        Ok(SubscriptionList { items, older })
    }

    pub(crate) async fn plan_change_page(
        &self,
        token: &str,
        slug: &str,
    ) -> Result<Option<PlanChange>, ServiceError> {
        let Some(known) = find::by_token(&self.shop, token).await? else {
            return Ok(None);
        };
        let words = self.words;
        let now = Timestamp::from_ms(self.shop.clock.now_ms());
        let Some(switch) = plan_change::choice(&self.shop, &known, slug, now).await? else {
            return Ok(None);
        };
        let refused = plan_change::why_not(&known, now);
        let catalogue = self.goods().await?;
        let said = in_words(&catalogue, &switch.plan).clone();
        Ok(Some(PlanChange {
            price: price(switch.rate.price, switch.rate.rule, words),
            agreement: change_agreement(&switch, words),
            seen: switch.fingerprint(),
            refused: refused.map(|why| change_refusal(why, words)),
            goods: goods(&catalogue, &switch.plan.delivers),
            number: known.row.number,
            token: known.row.token,
            sku: known.row.sku.unwrap_or_default(),
            slug: switch.plan.slug,
            plan: said.name,
            summary: said.summary,
            includes: said.includes,
        }))
    }

    async fn can_keep(&self, row: &SubscriptionRow) -> Result<bool, ServiceError> {
        let (Some(buyer), None) = (self.visitor.buyer().await?, &row.buyer_id) else {
            return Ok(false);
        };
        self.may_claim(row, &buyer).await
    }

    pub(crate) async fn subscription_page(
        &self,
        token: &str,
    ) -> Result<Option<Subscription>, ServiceError> {
        let Some(row) = subscriptions::find_by_token(&self.shop.db, token).await? else {
            return Ok(None);
        };
        look_after::refresh(&self.shop, &row).await?;
        let Some(row) = subscriptions::find(&self.shop.db, &row.id).await? else {
            return Ok(None);
        };
        let words = self.words;
        let now = Timestamp::from_ms(self.shop.clock.now_ms());
        let rows = invoices::of_subscription(&self.shop.db, &row.id).await?;
        let known = Known::load(&self.shop.db, row).await?;
        let stands = known.ledger.status(now);
        let others = plan_change::choices(&self.shop, &known, now).await?;
        let goods = self.goods().await?;
        let others = others.iter().map(|switch| {
            let amount = price(switch.rate.price, switch.rate.rule, words);
            card(in_words(&goods, &switch.plan), amount)
        });
        let is_cancelling = known.ledger.is_cancelling();
        let catalogue = self.shop.catalogue().await?;
        Ok(Some(Subscription {
            status: status(stands, words),
            says: says(&known, stands, now, words),
            go_on: go_on(&known, stands, now),
            waiting: stands == Status::SigningUp || waits_for_money(&known, now),
            can_cancel: stands.is_charged() && !is_cancelling,
            cancel_note: cancel_note(&known, now, words),
            delivery: self.delivery_panel(&known).await?,
            invoices: rows
                .iter()
                .map(|row| line(row, words))
                .collect::<Result<_, _>>()?,
            other_plans: others.collect(),
            no_change: plan_change::why_not(&known, now).map(|why| change_refusal(why, words)),
            agreements: agreements(&self.shop, &known, words).await?,
            can_keep: self.can_keep(&known.row).await?,
            email: buyer::hidden_email(&known.row.email),
            number: known.row.number.clone(),
            token: known.row.token.clone(),
            plan: plan_name(&catalogue, &known.row.plan, &known.row.plan_name, words),
        }))
    }

    async fn delivery_panel(&self, known: &Known) -> Result<Option<DeliveryPanel>, ServiceError> {
        let words = self.words;
        let (Some(sku), Some(to)) = (&known.row.sku, known.row.read_ship_to()?) else {
            return Ok(None);
        };
        let catalogue = self.goods().await?;
        let plan = catalogue.plan(&known.row.plan);
        let delivers = plan.map_or_else(|| vec![sku.clone()], |plan| plan.delivers.clone());
        let mut parcels = Vec::new();
        for row in known.deliveries.iter().rev() {
            let item = item(&catalogue, &row.sku);
            parcels.push(parcel(row.delivery_state()?, item, row.since, words));
        }
        Ok(Some(DeliveryPanel {
            item: words.subscription_delivery_next(item(&catalogue, sku)),
            address: ship_to_lines(&to),
            goods: goods(&catalogue, &delivers),
            parcels,
            form: SignUpForm {
                email: known.row.email.clone(),
                name: to.name.clone(),
                sku: sku.clone(),
                address: CheckoutForm {
                    name: to.name,
                    country: to.country,
                    address1: to.address1,
                    address2: to.address2,
                    city: to.city,
                    state: to.state,
                    postcode: to.postcode,
                    ..CheckoutForm::default()
                },
            },
        }))
    }
}

/// What was agreed on, the latest first. A change of the plan that Antom refused is none.
pub(crate) async fn agreements(
    shop: &Shop,
    known: &Known,
    words: Words,
) -> Result<Vec<Agreement>, ServiceError> {
    let agreement = |agreed: String, consent: &str| Agreement {
        agreed,
        sentences: consent.lines().map(ToOwned::to_owned).collect(),
    };
    let row = &known.row;
    let changes = plan_change::agreed(shop, known).await?;
    let at = |moment: i64| times::long_moment(moment, words);
    let first = words.subscription_agreed_at(at(row.agreed_at));
    let mut all = vec![agreement(first, &row.consent)];
    all.extend(changes.iter().map(|update| {
        let asked = at(update.asked_at);
        let heading = if update.by_merchant {
            words.subscription_changed_at(asked)
        } else {
            words.subscription_agreed_at(asked)
        };
        agreement(heading, &update.consent)
    }));
    all.reverse();
    Ok(all)
}

/// What a plan can bring: SKU and name.
pub(crate) fn goods(catalogue: &Catalogue, skus: &[String]) -> Vec<(String, String)> {
    let named = |sku: &String| (sku.clone(), item(catalogue, sku));
    skus.iter().map(named).collect()
}

/// The plan with the texts of a catalogue in the reader's language.
pub(crate) fn in_words<'a>(catalogue: &'a Catalogue, plan: &'a Plan) -> &'a Plan {
    catalogue.plan(&plan.slug).unwrap_or(plan)
}

pub(crate) fn card(plan: &Plan, price: String) -> PlanCard {
    PlanCard {
        price,
        slug: plan.slug.clone(),
        name: plan.name.clone(),
        summary: plan.summary.clone(),
    }
}

/// A plan as its page calls it in this language; what was agreed on for one that is sold no longer.
pub(crate) fn plan_name(
    catalogue: &Arc<Catalogue>,
    slug: &str,
    agreed: &str,
    words: Words,
) -> String {
    let catalogue = catalogue.in_language(words.language());
    let plan = catalogue.plan(slug);
    plan.map_or_else(|| agreed.to_owned(), |plan| plan.name.clone())
}

/// "First Departure espresso, Whole beans"
pub(crate) fn item(catalogue: &Catalogue, sku: &str) -> String {
    match catalogue.find(sku) {
        Some((product, variant)) if variant.label.is_empty() => product.name.clone(),
        Some((product, variant)) => format!("{}, {}", product.name, variant.label),
        None => sku.to_owned(),
    }
}

/// As a label is printed, the name first.
pub(crate) fn ship_to_lines(to: &ShipTo) -> Vec<String> {
    let parts = AddressParts {
        address1: &to.address1,
        address2: &to.address2,
        city: &to.city,
        state: &to.state,
        postcode: &to.postcode,
    };
    let mut lines = vec![to.name.clone()];
    match AddressFormat::of(&to.country) {
        Some(format) => lines.extend(format.print(&parts)),
        None => lines.extend([to.address1.clone(), to.city.clone()]),
    }
    lines.push(to.country.clone());
    lines
}

fn parcel(state: DeliveryState, item: String, since: i64, words: Words) -> String {
    let date = times::date(since, words);
    match state {
        DeliveryState::ToShip => words.subscription_parcel_to_ship(item),
        DeliveryState::Shipped => words.subscription_parcel_shipped(item, date),
        DeliveryState::SoldOut => words.subscription_parcel_sold_out(item),
        DeliveryState::Withdrawn => words.subscription_parcel_withdrawn(item),
    }
}

/// What cancelling means now. Within the day before a period its charge may be made already.
fn cancel_note(known: &Known, now: Timestamp, words: Words) -> String {
    let next = known.ledger.next_charge(now);
    if let Some(next) = next.filter(|next| next.charge_at <= now) {
        return words
            .subscription_cancel_late(words.money(next.amount), date(next.period_start, words));
    }
    match known.ledger.access_until(now) {
        Some(until) => words.subscription_cancel_until(date(until, words)),
        None => words.subscription_cancel_now().to_owned(),
    }
}

/// The page on which the buyer can still sign up.
fn go_on(known: &Known, stands: Status, now: Timestamp) -> Option<String> {
    let latest = known.sign_ups.last()?;
    let until = latest.expires_at?;
    let is_open = stands == Status::SigningUp && now.as_ms() < until;
    latest.normal_url.clone().filter(|_| is_open)
}

fn waits_for_money(known: &Known, now: Timestamp) -> bool {
    !known.ledger.has_access(now)
        && known
            .ledger
            .invoices()
            .any(|invoice| invoice.state == InvoiceState::Open)
}

fn says(known: &Known, stands: Status, now: Timestamp, words: Words) -> Vec<String> {
    let mut says = Vec::new();
    let ledger = &known.ledger;
    match stands {
        Status::SigningUp => says.push(words.subscription_signing_up_says().to_owned()),
        Status::Active if waits_for_money(known, now) => {
            says.push(words.subscription_waits_for_money().to_owned());
        }
        Status::Active => {}
        Status::PastDue => says.push(words.subscription_past_due_says().to_owned()),
        Status::Ending => says.push(words.subscription_ending_says().to_owned()),
        Status::Ended | Status::Expired if ledger.is_surplus() => {
            says.push(words.subscription_surplus_says().to_owned());
        }
        Status::Ended => says.push(words.subscription_ended_says().to_owned()),
        Status::Failed => says.push(words.subscription_failed_says().to_owned()),
        Status::Expired => says.push(words.subscription_expired_says().to_owned()),
    }
    if let Some(until) = ledger.access_until(now) {
        says.push(words.subscription_access_until(date(until, words)));
    }
    if ledger.is_end_refused() {
        if !ledger.is_terminating() {
            says.push(words.subscription_cancel_asked_says().to_owned());
        }
        says.push(words.subscription_end_refused_says().to_owned());
    } else if ledger.is_terminating() {
        says.push(words.subscription_terminating_says().to_owned());
    } else if ledger.is_cancelling() {
        says.push(words.subscription_cancelling_says().to_owned());
    } else if ledger.open_update().is_some() {
        says.push(words.subscription_changing_says().to_owned());
    } else if ledger.is_update_refused() {
        says.push(words.subscription_change_refused_says().to_owned());
    }
    let is_charged = !ledger.is_cancelling() || ledger.is_end_refused();
    if let Some(next) = ledger.next_charge(now).filter(|_| is_charged) {
        says.push(words.subscription_next(
            words.money(next.amount),
            date(next.charge_at, words),
            date(next.period_start, words),
        ));
    }
    says
}

fn line(row: &InvoiceRow, words: Words) -> Result<InvoiceLine, ServiceError> {
    let period = match (row.period_start, row.period_end) {
        (Some(start), Some(end)) => {
            words.subscription_period(times::date(start, words), times::date(end, words))
        }
        _ => words.subscription_period_unknown(row.phase.to_string()),
    };
    Ok(InvoiceLine {
        period,
        amount: words.money(row.amount()?),
        status: invoice_status(row.invoice_state()?, words),
    })
}

fn date(moment: Timestamp, words: Words) -> String {
    times::date(moment.as_ms(), words)
}
