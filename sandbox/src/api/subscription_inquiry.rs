//! The three inquiries about subscriptions.

use serde_json::{Value, json};

use super::fields::{Field, ID};
use super::refusal::{Illegal, Refusal};
use crate::calendar::Unit;
use crate::clock::Moment;
use crate::gateway::Gateway;
use crate::outcome;
use crate::payment::{Payment, State};
use crate::subscription::{Standing, Subscription};
use crate::subscription_notice;
use crate::world::World;

const PAYMENTS_A_PAGE: u32 = 10;
const SUBSCRIPTIONS_A_PAGE: u32 = 100;
const WEEK: std::time::Duration = std::time::Duration::from_secs(7 * 24 * 3600);

pub(super) fn one(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let id = root.get("subscriptionId").required(ID)?;
    let now = gateway.now();
    let world = gateway.world();
    let found = world
        .by_subscription_id(client_id, &id)
        .and_then(|no| describe(world.subscription(no), now))
        .ok_or(Refusal::SubscriptionNotExist)?;
    Ok(json!({ "result": outcome::success(), "subscription": found }))
}

/// Nothing before the buyer has finished the sign-up.
fn describe(subscription: &Subscription, now: Moment) -> Option<Value> {
    let status = match subscription.standing {
        Standing::Active => "ACTIVE",
        Standing::Cancelled => "CANCELLED",
        Standing::Terminated => "TERMINATED",
        Standing::SigningUp | Standing::Expired => return None,
    };
    let terms = &subscription.terms;
    let mut told = json!({
        "description": terms.description,
        "lastUpdateTime": subscription.altered.pacific(),
        "paymentAmount": terms.price.json(),
        "periodCount": terms.period.count,
        "periodRule": subscription_notice::period_rule(terms),
        "periodType": terms.period.unit.name(),
        "status": status,
        "subscriptionId": subscription.id,
        "subscriptionRequestId": subscription.request_id,
        "subscriptionStartTime": terms.start(terms.anchor.phase).pacific(),
    });
    if let Some(end) = subscription_notice::end(terms) {
        told["subscriptionEndTime"] = json!(end.pacific());
    }
    if let Some((number, phase)) = subscription.running(now) {
        told["currentPhaseNo"] = json!(number);
        told["currentPeriodStart"] = json!(phase.start.pacific());
        told["currentPeriodEnd"] = json!(phase.end.pacific());
    }
    if let Some(method) = subscription.method {
        told["paymentMethod"] = json!({ "paymentMethodType": method.name });
    }
    if let Some(related) = &subscription.related {
        told["relatedSubscriptionId"] = json!(related);
    }
    Some(told)
}

/// Of a subscription that nobody knows there are no payments: that is no refusal.
pub(super) fn payments(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let id = root.get("subscriptionId").required(ID)?;
    let statuses = words(&root.get("paymentStatuses"), 3, &["SUCCESS", "FAIL"])?;
    let page = Page::read(&root, PAYMENTS_A_PAGE)?;
    let world = gateway.world();
    let no = world.by_subscription_id(client_id, &id);
    let mut found = no.map_or_else(Vec::new, |no| tries(&world, world.subscription(no)));
    found.retain(|payment| {
        statuses.is_empty() || statuses.iter().any(|status| payment["status"] == *status)
    });
    // The newest first.
    found.reverse();
    Ok(page.answer("payments", found))
}

fn tries(world: &World, subscription: &Subscription) -> Vec<Value> {
    let numbered = (1_u32..).zip(&subscription.phases);
    let tries = numbered.flat_map(|(number, phase)| {
        let tries = phase.tries.iter();
        tries.map(move |no| (number, *no))
    });
    tries
        .filter_map(|(number, no)| transaction(number, world.payment(no)))
        .collect()
}

/// Neither the period's times, nor a reason, nor a capture.
fn transaction(number: u32, payment: &Payment) -> Option<Value> {
    let (status, at) = match payment.state {
        State::Succeeded { at, .. } => ("SUCCESS", Some(at)),
        State::Cancelled(cancel) => ("SUCCESS", Some(cancel.paid?)),
        State::Failed(_) => ("FAIL", None),
        State::Open | State::Processing | State::Expired => return None,
    };
    let mut told = json!({
        "paymentAmount": payment.requested.amount.json(),
        "paymentId": payment.payment_id,
        "phaseNo": number,
        "status": status,
    });
    if let Some(at) = at {
        told["paymentTime"] = json!(at.pacific());
    }
    if let Some(method) = payment.method() {
        told["paymentMethod"] = json!({ "paymentMethodType": method.name });
    }
    Some(told)
}

pub(super) fn list(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let now = gateway.now();
    let time = |name: &str| -> Result<Option<Moment>, Illegal> {
        let field = root.get(name);
        let Some(text) = field.text(ID)? else {
            return Ok(None);
        };
        Moment::parse(&text)
            .map(Some)
            .ok_or_else(|| field.illegal("must be an ISO 8601 time with an offset"))
    };
    let from = time("startTimeFrom")?.unwrap_or(now.before(WEEK));
    let to = time("startTimeTo")?.unwrap_or(now);
    let statuses = words(
        &root.get("statuses"),
        3,
        &["ACTIVE", "CANCELLED", "TERMINATED"],
    )?;
    let methods = texts(&root.get("paymentMethodTypes"), 100)?;
    let currencies = texts(&root.get("currencies"), 100)?;
    let units = words(&root.get("periodTypes"), 4, &Unit::NAMES)?;
    let page = Page::read(&root, SUBSCRIPTIONS_A_PAGE)?;
    let world = gateway.world();
    let wanted = |list: &[String], is: &str| list.is_empty() || list.iter().any(|word| word == is);
    let found = world
        .subscriptions()
        .iter()
        .rev()
        .filter(|subscription| {
            let terms = &subscription.terms;
            let start = terms.start(terms.anchor.phase);
            subscription.client_id == client_id
                && (from..=to).contains(&start)
                && wanted(&statuses, subscription.standing.name())
                && wanted(
                    &methods,
                    subscription.method.map_or("", |method| method.name),
                )
                && wanted(&currencies, terms.price.currency.code)
                && wanted(&units, terms.period.unit.name())
        })
        .filter_map(|subscription| describe(subscription, now))
        .collect();
    Ok(page.answer("subscriptions", found))
}

fn texts(field: &Field<'_>, most: usize) -> Result<Vec<String>, Illegal> {
    let items = field.list(most)?;
    items.iter().map(|item| item.required(ID)).collect()
}

fn words(field: &Field<'_>, most: usize, allowed: &[&str]) -> Result<Vec<String>, Illegal> {
    let items = field.list(most)?;
    items
        .iter()
        .map(|item| item.required_one_of(allowed))
        .collect()
}

struct Page {
    number: u32,
    size: u32,
}

impl Page {
    fn read(root: &Field<'_>, most: u32) -> Result<Self, Illegal> {
        let number_field = root.get("currentPage");
        let number = number_field.whole_number()?.unwrap_or(1);
        if number == 0 {
            return Err(number_field.illegal("must be at least 1"));
        }
        let size_field = root.get("pageSize");
        let size = size_field.whole_number()?.unwrap_or(10);
        if !(1..=most).contains(&size) {
            return Err(size_field.illegal(format!("must be from 1 to {most}")));
        }
        Ok(Self { number, size })
    }

    fn answer(&self, name: &str, found: Vec<Value>) -> Value {
        let (size, number) = (index(self.size), index(self.number));
        let (count, pages) = (found.len(), found.len().div_ceil(size));
        let skipped = (number - 1).saturating_mul(size);
        let shown: Vec<Value> = found.into_iter().skip(skipped).take(size).collect();
        let mut body = json!({
            "paginator": {
                "currentPage": self.number,
                "pageSize": self.size,
                "totalCount": count,
                "totalPage": pages,
            },
            "result": outcome::success(),
        });
        body[name] = json!(shown);
        body
    }
}

fn index(number: u32) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
