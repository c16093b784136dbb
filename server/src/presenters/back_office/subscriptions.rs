//! Subscriptions: the list, one of them, and the pages that ask once more.

use app::view::admin::{
    ActionForm, Badge, Packing, PackingRow, PlanForm, Source, SubscriptionAction,
    SubscriptionDetail, SubscriptionForm, SubscriptionInvoice, SubscriptionRow as Row,
    Subscriptions, SubscriptionsQuery, TimelineEvent, Tone,
};
use domain::subscription::{Invoice, InvoiceState, Status};
use domain::{Currency, Money, Timestamp};
use wording::Words;

use crate::presenters::back_office::json::indented;
use crate::presenters::back_office::{FormKey, orders};
use crate::presenters::storefront::subscription::{
    agreements, card, goods, in_words, item, ship_to_lines,
};
use crate::presenters::wording::subscription_facts::{fact, review};
use crate::presenters::wording::subscriptions::{change_agreement, invoice_status, price, status};
use crate::presenters::wording::{action_refusals, dispute, times};
use crate::services::admin::subscription::{Allowed, Instruction, allowed};
use crate::services::subscriptions::record::Known;
use crate::services::subscriptions::{find, plan_change};
use crate::services::{ServiceError, Shop};
use crate::store::StoreError;
use crate::store::catalogue::Catalogue;
use crate::store::disputes;
use crate::store::payments::evidence;
use crate::store::reports::subscriptions::{self as store, SubscriptionFilter};
use crate::store::subscriptions::deliveries::{self, DeliveryState};
use crate::store::subscriptions::evidence as learned;
use crate::store::subscriptions::{self, SubscriptionRow};

const PER_PAGE: u64 = 25;

/// More than anybody packs at a time; the rest follows.
const MOST_PARCELS: u64 = 200;

pub(crate) async fn list(
    shop: &Shop,
    query: SubscriptionsQuery,
    words: Words,
) -> Result<Subscriptions, ServiceError> {
    let filter = SubscriptionFilter {
        text: query.q.clone(),
        status: query.status.parse().ok(),
        after: Some(query.after.clone()).filter(|after| !after.is_empty()),
    };
    let mut found = store::list(&shop.db, &filter, PER_PAGE + 1).await?;
    let goes_on = found.len() as u64 > PER_PAGE;
    found.truncate(usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    let older = found.last().filter(|_| goes_on);
    let older = older.map(|row| row.number.clone());
    let ids: Vec<String> = found.iter().map(|row| row.id.clone()).collect();
    let paid = store::paid_so_far(&shop.db, ids).await?;
    let rows = found.into_iter().map(|row| {
        let lifetime = paid.get(&row.id).map(|(code, minor)| money(code, *minor));
        list_row(row, lifetime.transpose()?, words)
    });
    Ok(Subscriptions {
        rows: rows.collect::<Result<_, ServiceError>>()?,
        statuses: Status::ALL
            .iter()
            .map(|each| orders::choice(each.as_str(), status(*each, words).to_owned()))
            .collect(),
        query,
        older,
    })
}

fn money(code: &str, minor: i64) -> Result<Money, ServiceError> {
    let currency: Currency = code.parse().map_err(|_| StoreError::Unreadable {
        what: "a currency",
        value: code.to_owned(),
    })?;
    Ok(Money::new(minor, currency)?)
}

fn list_row(
    row: SubscriptionRow,
    lifetime: Option<Money>,
    words: Words,
) -> Result<Row, ServiceError> {
    let rate = row.read_rate()?;
    let lifetime = lifetime.unwrap_or(Money::zero(rate.price.currency()));
    Ok(Row {
        status: badge(row.stored_status()?, words),
        price: price(rate.price, rate.rule, words),
        next_charge: row
            .next_charge_at
            .map_or_else(String::new, |at| times::date(at, words)),
        lifetime: words.money(lifetime),
        number: row.number,
        plan: row.plan_name,
        buyer: row.name,
        email: row.email,
    })
}

fn badge(of: Status, words: Words) -> Badge {
    let tone = match of {
        Status::SigningUp => Tone::Waiting,
        Status::Active => Tone::Good,
        Status::PastDue => Tone::Bad,
        Status::Ending | Status::Ended | Status::Failed | Status::Expired => Tone::Quiet,
    };
    Badge::new(status(of, words), tone)
}

pub(crate) async fn single(
    shop: &Shop,
    number: &str,
    words: Words,
) -> Result<Option<SubscriptionDetail>, ServiceError> {
    let Some(known) = find::known_by_number(shop, number).await? else {
        return Ok(None);
    };
    let now = shop.clock.now_ms();
    let catalogue = shop.catalogue().await?;
    let row = &known.row;
    let can = |instruction: Instruction| allowed(&known, instruction, now).is_ok();
    let actions = [
        (Instruction::Cancel, SubscriptionAction::Cancel),
        (Instruction::Terminate, SubscriptionAction::Terminate),
    ];
    let moment = Timestamp::from_ms(now);
    let others = plan_change::choices(shop, &known, moment).await?;
    let others = others.iter().map(|switch| {
        let amount = price(switch.rate.price, switch.rate.rule, words);
        card(in_words(&catalogue, &switch.plan), amount)
    });
    let no_change = plan_change::why_not(&known, moment);
    let invoices = known.ledger.invoices();
    let several = known.sign_ups.len() > 1;
    let findings = known.ledger.reviews().map(|(sign_up, reason)| {
        let sentence = review(reason, words);
        if several {
            words.admin_subscription_of_sign_up(sentence, sign_up)
        } else {
            sentence.to_owned()
        }
    });
    Ok(Some(SubscriptionDetail {
        number: row.number.clone(),
        plan: row.plan_name.clone(),
        status: badge(known.ledger.status(moment), words),
        other_plans: others.collect(),
        no_change: no_change.map(|why| action_refusals::plan_change(words, why)),
        facts: facts(&known, now, words),
        findings: findings.collect(),
        invoices: invoices
            .map(|invoice| line(&known, invoice, &catalogue, now, words))
            .collect(),
        actions: actions
            .into_iter()
            .filter(|(instruction, _)| can(*instruction))
            .map(|(_, action)| action)
            .collect(),
        agreements: agreements(shop, &known, words).await?,
        timeline: timeline(shop, &known, words).await?,
    }))
}

fn facts(known: &Known, now: i64, words: Words) -> Vec<(&'static str, String)> {
    let (row, ledger) = (&known.row, &known.ledger);
    let moment = Timestamp::from_ms(now);
    let date = |at: Timestamp| times::date(at.as_ms(), words);
    let text = |text: Option<String>| text.unwrap_or_default();
    let next = ledger.next_charge(moment);
    let rate = ledger.current_rate(moment);
    vec![
        (
            words.admin_subscription_price(),
            price(rate.price, rate.rule, words),
        ),
        (
            words.admin_column_buyer(),
            format!("{} <{}>", row.name, row.email),
        ),
        (
            words.admin_subscription_agreed(),
            times::long_moment(row.agreed_at, words),
        ),
        (
            words.admin_subscription_next_charge(),
            text(next.map(|next| {
                words.subscription_next(
                    words.money(next.amount),
                    date(next.charge_at),
                    date(next.period_start),
                )
            })),
        ),
        (
            words.admin_subscription_access(),
            text(ledger.access_until(moment).map(date)),
        ),
        (
            words.admin_subscription_antom(),
            text(ledger.subscription_id().map(ToOwned::to_owned)),
        ),
    ]
}

fn period(invoice: &Invoice, words: Words) -> String {
    match invoice.period {
        Some(period) => words.subscription_period(
            times::date(period.start.as_ms(), words),
            times::date(period.end.as_ms(), words),
        ),
        None => words.subscription_period_unknown(invoice.phase.to_string()),
    }
}

fn line(
    known: &Known,
    invoice: &Invoice,
    catalogue: &Catalogue,
    now: i64,
    words: Words,
) -> SubscriptionInvoice {
    let phase = invoice.phase;
    let mut parcels = known.deliveries.iter();
    let parcel = parcels.find(|row| row.number() == phase);
    let tone = match invoice.state {
        InvoiceState::Open => Tone::Waiting,
        InvoiceState::Trial | InvoiceState::Paid => Tone::Good,
        InvoiceState::Failed => Tone::Bad,
        InvoiceState::Refunded => Tone::Quiet,
        InvoiceState::NeedsReview => Tone::Warning,
    };
    let payments = invoice.payments.iter();
    SubscriptionInvoice {
        phase,
        period: period(invoice, words),
        amount: known.ledger.amount(phase).to_string(),
        status: Badge::new(invoice_status(invoice.state, words), tone),
        payments: payments
            .map(|(id, state)| {
                words.admin_subscription_payment(id, state.as_str().replace('_', " "))
            })
            .collect(),
        parcel: parcel.map_or_else(String::new, |row| {
            let name = item(catalogue, &row.sku);
            let state = row.state.replace('_', " ");
            words.admin_subscription_parcel(name, state)
        }),
        actions: [
            (
                Instruction::Ship { phase },
                SubscriptionAction::Ship { phase },
            ),
            (
                Instruction::Supply { phase },
                SubscriptionAction::Supply { phase },
            ),
            (
                Instruction::Refund { phase },
                SubscriptionAction::Refund { phase },
            ),
        ]
        .into_iter()
        .filter(|(instruction, _)| allowed(known, *instruction, now).is_ok())
        .map(|(_, action)| action)
        .collect(),
    }
}

/// What is to be packed, the longest paid first.
pub(crate) async fn packing(shop: &Shop, words: Words) -> Result<Packing, ServiceError> {
    let catalogue = shop.catalogue().await?;
    let rows = deliveries::standing(&shop.db, DeliveryState::ToShip, MOST_PARCELS).await?;
    let mut parcels = Vec::new();
    for row in rows {
        let Some(of) = subscriptions::find(&shop.db, &row.subscription_id).await? else {
            continue;
        };
        let to = of.read_ship_to()?;
        parcels.push(PackingRow {
            phase: row.number(),
            item: item(&catalogue, &row.sku),
            address: to.map_or_else(Vec::new, |to| ship_to_lines(&to)),
            since: times::moment(row.since, words),
            number: of.number,
        });
    }
    Ok(Packing { parcels })
}

async fn timeline(
    shop: &Shop,
    known: &Known,
    words: Words,
) -> Result<Vec<TimelineEvent>, ServiceError> {
    let mut events = Vec::new();
    for row in learned::of_subscription(&shop.db, &known.row.id).await? {
        let told = fact(&row.evidence()?.fact, words);
        let source: Option<evidence::Source> = row.source.parse().ok();
        events.push(TimelineEvent {
            at: times::moment(row.learned_at, words),
            source: match source {
                Some(evidence::Source::Notification) => Source::Notification,
                Some(evidence::Source::Answer | evidence::Source::Inquiry) => Source::Inquiry,
                Some(evidence::Source::Merchant) => Source::Merchant,
                Some(evidence::Source::Shop) | None => Source::Shop,
            },
            attempt: None,
            text: told.words,
            code: told.code,
            tone: told.tone,
            state: None,
            raw: (!row.raw.is_empty()).then(|| indented(&row.raw)),
        });
    }
    Ok(events)
}

pub(crate) async fn form(
    shop: &Shop,
    key: &FormKey,
    number: &str,
    action: SubscriptionAction,
    words: Words,
) -> Result<Option<SubscriptionForm>, ServiceError> {
    let Some(known) = find::known_by_number(shop, number).await? else {
        return Ok(None);
    };
    let instruction = match action {
        SubscriptionAction::Cancel => Instruction::Cancel,
        SubscriptionAction::Terminate => Instruction::Terminate,
        SubscriptionAction::Refund { phase } => Instruction::Refund { phase },
        SubscriptionAction::Ship { phase } => Instruction::Ship { phase },
        SubscriptionAction::Supply { phase } => Instruction::Supply { phase },
    };
    let can = allowed(&known, instruction, shop.clock.now_ms());
    let refused = can.as_ref().err();
    let refused = refused.map(|why| action_refusals::subscription(words, *why).to_owned());
    let number = known.row.number.clone();
    let mut about = vec![(words.admin_subscription_plan(), known.row.plan_name.clone())];
    let (heading, consequence, button) = match action {
        SubscriptionAction::Cancel => (
            words.admin_subscription_cancel_heading(&number),
            words.admin_subscription_cancel_happens().to_owned(),
            action.label(words).to_owned(),
        ),
        SubscriptionAction::Terminate => (
            words.admin_subscription_terminate_heading(&number),
            words.admin_subscription_terminate_happens().to_owned(),
            action.label(words).to_owned(),
        ),
        SubscriptionAction::Ship { phase } | SubscriptionAction::Supply { phase } => {
            let mut parcels = known.deliveries.iter();
            let Some(row) = parcels.find(|row| row.number() == phase) else {
                return Ok(None);
            };
            let catalogue = shop.catalogue().await?;
            let items = words.admin_action_ship_items();
            about.push((items, item(&catalogue, &row.sku)));
            if let Some(to) = known.row.read_ship_to()? {
                let to = ship_to_lines(&to).join(", ");
                about.push((words.admin_action_ship_to(), to));
            }
            if matches!(action, SubscriptionAction::Ship { .. }) {
                (
                    words.admin_subscription_ship_heading(&number),
                    words.admin_subscription_ship_happens().to_owned(),
                    words.admin_action_ship_button().to_owned(),
                )
            } else {
                (
                    words.admin_subscription_supply_heading(&number),
                    words.admin_subscription_supply_happens().to_owned(),
                    words.admin_subscription_supply().to_owned(),
                )
            }
        }
        SubscriptionAction::Refund { phase } => {
            let mut invoices = known.ledger.invoices();
            let Some(invoice) = invoices.find(|invoice| invoice.phase == phase) else {
                return Ok(None);
            };
            about.push((words.admin_subscription_period(), period(invoice, words)));
            let (happens, button) = match &can {
                Ok(Allowed::Refund { amount, .. }) => (
                    words.admin_subscription_refund_happens(words.money(*amount)),
                    words.admin_subscription_refund_button(words.money(*amount)),
                ),
                _ => (
                    words.admin_subscription_refund_nothing().to_owned(),
                    String::new(),
                ),
            };
            let heading = words.admin_subscription_refund_heading(&number);
            (heading, happens, button)
        }
    };
    let warning = match action {
        SubscriptionAction::Refund { .. } => {
            let disputes = disputes::of_subscription(&shop.db, &known.row.id).await?;
            dispute::warning(&disputes, words)
        }
        SubscriptionAction::Cancel
        | SubscriptionAction::Terminate
        | SubscriptionAction::Ship { .. }
        | SubscriptionAction::Supply { .. } => String::new(),
    };
    Ok(Some(SubscriptionForm {
        form: ActionForm {
            number,
            consequence,
            warning,
            disabled_because: refused,
            form_id: key.mint()?,
            problem: None,
        },
        action,
        heading,
        button,
        facts: about,
    }))
}

/// Asks whether a subscription shall go on with another plan.
pub(crate) async fn plan_form(
    shop: &Shop,
    key: &FormKey,
    number: &str,
    slug: &str,
    words: Words,
) -> Result<Option<PlanForm>, ServiceError> {
    let Some(known) = find::known_by_number(shop, number).await? else {
        return Ok(None);
    };
    let now = Timestamp::from_ms(shop.clock.now_ms());
    let Some(switch) = plan_change::choice(shop, &known, slug, now).await? else {
        return Ok(None);
    };
    let refused = plan_change::why_not(&known, now);
    let catalogue = shop.catalogue().await?;
    let plan = &in_words(&catalogue, &switch.plan).name;
    let rate = known.ledger.current_rate(now);
    Ok(Some(PlanForm {
        heading: words.admin_subscription_plan_heading(number, plan),
        facts: vec![
            (words.admin_subscription_plan(), known.row.plan_name.clone()),
            (
                words.admin_subscription_price(),
                price(rate.price, rate.rule, words),
            ),
            (
                words.admin_subscription_plan_then(),
                price(switch.rate.price, switch.rate.rule, words),
            ),
        ],
        terms: change_agreement(&switch, words),
        seen: switch.fingerprint(),
        goods: goods(&catalogue, &switch.plan.delivers),
        sku: known.row.sku.clone().unwrap_or_default(),
        form: ActionForm {
            number: known.row.number.clone(),
            consequence: words.admin_subscription_plan_happens().to_owned(),
            warning: String::new(),
            disabled_because: refused
                .map(|why| action_refusals::plan_change(words, why).to_owned()),
            form_id: key.mint()?,
            problem: None,
        },
        slug: switch.plan.slug,
    }))
}
