//! What a session says about a subscription, and the calls that end, alter and change one.

use std::time::Duration;

use serde_json::{Value, json};
use url::{Host, Url};

use super::fields::{Field, ID, TEXT, normalised};
use super::refusal::{Illegal, Refusal};
use crate::calendar::{Anchor, Period, Unit, Zone};
use crate::clock::Moment;
use crate::ending::{ChangeAsked, Ending, UpdateAsked};
use crate::gateway::Gateway;
use crate::method::{EXPRESS, Form, Offer};
use crate::money::Amount;
use crate::outcome;
use crate::subscription::{SubscriptionNo, Terms, Trial};
use crate::world::World;

/// A sign-up by methods other than cards must be open for longer than this (guide 002).
const FINISHES_AFTER: Duration = Duration::from_secs(74 * 60);
/// The longest period here; Antom names no limit.
const LONGEST: u32 = 100;
/// A change must be agreed to within this.
const CHANGE_WITHIN: Duration = Duration::from_secs(48 * 3600);

/// What a sign-up is read against.
pub(super) struct SignUp<'a> {
    pub(super) price: Amount,
    pub(super) offers: &'a [Offer],
    pub(super) three_ds: bool,
    pub(super) buyer: Option<&'a str>,
    /// The time on the merchant's side, and how far it is behind.
    pub(super) theirs: Moment,
    pub(super) lag: Duration,
    /// Days and months are counted in Pacific time.
    pub(super) pacific: bool,
}

/// The terms, if the session is a sign-up. It has to say more than another session.
pub(super) fn read(root: &Field<'_>, asked: &SignUp<'_>) -> Result<Option<Terms>, Refusal> {
    let info = root.get("subscriptionInfo");
    let Some(info) = info.object()? else {
        return Ok(None);
    };
    let env = root.get("env");
    let env = env.required_object()?;
    env.get("terminalType").required(ID)?;
    env.get("clientIp").required(ID)?;
    if asked.buyer.is_none() {
        return Err(root
            .get("order")
            .get("buyer")
            .illegal("needs referenceBuyerId, buyerPhoneNo or buyerEmail")
            .into());
    }
    https(&root.get("paymentRedirectUrl"))?;
    https(&root.get("paymentNotifyUrl"))?;
    let by_card = |offer: &Offer| {
        offer.method.form == Form::Card
            || (offer.method.captures && EXPRESS.contains(&offer.method.name))
    };
    if asked.offers.iter().any(by_card) && !asked.three_ds {
        return Err(root
            .get("availablePaymentMethod")
            .get("paymentMethodMetaData")
            .get("is3DSAuthentication")
            .illegal("must be true for the first payment of a subscription")
            .into());
    }
    let description = info.get("subscriptionDescription").required(TEXT)?;
    let notify = info.get("subscriptionNotifyUrl");
    let notify_url = notify.required_url()?;
    https(&notify)?;
    let period = read_period(&info.get("periodRule"))?;
    let start = info.get("subscriptionStartTime");
    let (at, offset) = time(&start)?.ok_or_else(|| start.illegal("is required"))?;
    let anchor = Anchor {
        at,
        phase: 1,
        zone: if asked.pacific {
            Zone::Pacific
        } else {
            Zone::Written(offset)
        },
    };
    // Its second period is the one that must not be over yet.
    if anchor.start(period, 2) < asked.theirs {
        return Err(start
            .illegal("must not be earlier than one period ago")
            .into());
    }
    let end_field = info.get("subscriptionEndTime");
    let end = time(&end_field)?.map(|(end, _)| end);
    if end.is_some_and(|end| end <= at) {
        return Err(end_field.illegal("must be after the start").into());
    }
    let expiry = info.get("subscriptionExpiryTime");
    let expires = time(&expiry)?.map(|(expires, _)| expires);
    let finishes_after = if asked.offers.iter().all(by_card) {
        Duration::ZERO
    } else {
        FINISHES_AFTER
    };
    if expires.is_some_and(|expires| expires <= asked.theirs.after(finishes_after)) {
        return Err(expiry.illegal("must be more than 74 minutes ahead").into());
    }
    let trials = read_trials(&info.get("trials"), asked.price)?;
    // What the merchant wrote by its clock happens by this one's.
    let here = |moment: Moment| moment.after(asked.lag);
    Ok(Some(Terms {
        description,
        price: asked.price,
        period,
        anchor: Anchor {
            at: here(at),
            ..anchor
        },
        end: end.map(here),
        trials,
        notify_url,
        expires: expires.map(here),
    }))
}

/// Nothing but https, except on this machine, where the gateway itself is.
fn https(field: &Field<'_>) -> Result<(), Illegal> {
    let Some(text) = field.url()? else {
        return Ok(());
    };
    let sound = Url::parse(&text).is_ok_and(|url| {
        let here = match url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        };
        url.scheme() == "https" || here
    });
    if sound {
        Ok(())
    } else {
        Err(field.illegal("must be an https URL"))
    }
}

fn time(field: &Field<'_>) -> Result<Option<(Moment, time::UtcOffset)>, Illegal> {
    let Some(text) = field.text(ID)? else {
        return Ok(None);
    };
    Moment::written(&text)
        .map(Some)
        .ok_or_else(|| field.illegal("must be an ISO 8601 time with an offset"))
}

fn read_period(rule: &Field<'_>) -> Result<Period, Illegal> {
    let rule = rule.required_object()?;
    let unit = rule.get("periodType").required_one_of(&Unit::NAMES)?;
    let count_field = rule.get("periodCount");
    let count = count_field
        .whole_number()?
        .ok_or_else(|| count_field.illegal("is required"))?;
    if !(1..=LONGEST).contains(&count) {
        return Err(count_field.illegal(format!("must be from 1 to {LONGEST}")));
    }
    let unit = Unit::find(&unit).ok_or_else(|| rule.illegal("is unknown"))?;
    Ok(Period { unit, count })
}

fn read_trials(trials: &Field<'_>, price: Amount) -> Result<Vec<Trial>, Refusal> {
    let mut read: Vec<Trial> = Vec::new();
    for item in trials.list(10)? {
        let item = item.required_object()?;
        let first_field = item.get("trialStartPeriod");
        let first = first_field
            .whole_number()?
            .filter(|first| *first > 0)
            .ok_or_else(|| first_field.illegal("must be at least 1"))?;
        let last_field = item.get("trialEndPeriod");
        let last = last_field.whole_number()?.unwrap_or(first);
        if last < first {
            return Err(last_field.illegal("must not be before its start").into());
        }
        let amount_field = item.get("trialAmount");
        let amount = amount_field.required_amount_or_nothing()?;
        if amount.currency != price.currency {
            return Err(amount_field
                .get("currency")
                .illegal("must be the currency of paymentAmount")
                .into());
        }
        if amount.value == 0 && last > first {
            return Err(last_field
                .illegal("must not be later: a free trial lasts one period at most")
                .into());
        }
        if read
            .iter()
            .any(|other| first <= other.last && other.first <= last)
        {
            return Err(first_field.illegal("is in another trial already").into());
        }
        read.push(Trial {
            first,
            last,
            amount,
        });
    }
    Ok(read)
}

/// The subscription that a call is about.
fn find(world: &World, client_id: &str, root: &Field<'_>) -> Result<SubscriptionNo, Refusal> {
    let id_field = root.get("subscriptionId");
    let request_id = root.get("subscriptionRequestId").text(ID)?;
    let found = match (id_field.text(ID)?, request_id) {
        (Some(id), _) => world.by_subscription_id(client_id, &id),
        (None, Some(id)) => world.by_subscription_request(client_id, &id),
        (None, None) => {
            return Err(id_field
                .illegal("is required, unless there is a subscriptionRequestId")
                .into());
        }
    };
    // The call's page has no code of its own for it.
    found.ok_or_else(|| id_field.illegal("is not known").into())
}

fn done() -> Value {
    json!({ "result": outcome::success() })
}

pub(super) fn cancel(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let kind = root
        .get("cancellationType")
        .required_one_of(&["CANCEL", "TERMINATE"])?;
    let ending = if kind == "CANCEL" {
        Ending::WithThePeriod
    } else {
        Ending::AtOnce
    };
    gateway.change(|world, now| {
        let no = find(world, client_id, &root)?;
        world.merchant_ends(no, ending, now)?;
        Ok(done())
    })
}

pub(super) fn update(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let id = root.get("subscriptionUpdateRequestId").required(ID)?;
    root.get("subscriptionId").required(ID)?;
    let lag = gateway.merchants_lag();
    let rule = root.get("periodRule");
    let period = match rule.object()? {
        Some(rule) => Some(read_period(rule)?),
        None => None,
    };
    let price = root.get("paymentAmount");
    let price = match price.object()? {
        Some(price) => Some(price.required_amount()?),
        None => None,
    };
    let order = root.get("orderInfo").get("orderAmount");
    if order.object()?.is_some() {
        order.required_amount()?;
    }
    let proration = root.get("prorationSettings");
    if proration.object()?.is_some() {
        proration.get("prorationMode").required_one_of(&[
            "IMMEDIATE_PAY_CUSTOM_AMOUNT",
            "IMMEDIATE_REFUND_CUSTOM_AMOUNT",
        ])?;
        proration.get("customAmount").required_amount()?;
    }
    let prorates = proration.object()?.is_some();
    let description = root.get("subscriptionDescription").text(TEXT)?;
    let end = time(&root.get("subscriptionEndTime"))?.map(|(end, _)| end);
    let next = time(&root.get("nextSubscriptionDate"))?;
    let content = normalised(body);
    gateway.change(|world, now| {
        let no = find(world, client_id, &root)?;
        let here = |moment: Moment| moment.after(lag);
        let asked = UpdateAsked {
            id,
            content,
            description,
            period,
            price,
            prorates,
            end: end.map(here),
            next: next.map(|(next, offset)| (here(next), offset)),
        };
        world.merchant_updates(no, asked, now)?;
        Ok(done())
    })
}

pub(super) fn change(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let request_id = root.get("subscriptionChangeRequestId").required(ID)?;
    root.get("subscriptionId").required(ID)?;
    let (theirs, lag) = (gateway.merchants_now(), gateway.merchants_lag());
    let rule = root.get("periodRule");
    let period = match rule.object()? {
        Some(rule) => Some(read_period(rule)?),
        None => None,
    };
    let amount = |name: &str| {
        let field = root.get(name);
        match field.object()? {
            Some(field) => field.required_amount().map(Some),
            None => Ok(None),
        }
    };
    let price = amount("paymentAmount")?;
    let difference = amount("paymentAmountDifference")?;
    let description = root.get("subscriptionDescription").text(TEXT)?;
    let start = time(&root.get("subscriptionStartTime"))?;
    let end = time(&root.get("subscriptionEndTime"))?.map(|(end, _)| end);
    let expiry = root.get("subscriptionExpiryTime");
    if let Some((expires, _)) = time(&expiry)?
        && (expires <= theirs || expires >= theirs.after(CHANGE_WITHIN))
    {
        return Err(expiry.illegal("must be within 48 hours").into());
    }
    gateway.change(|world, now| {
        let no = find(world, client_id, &root)?;
        let here = |moment: Moment| moment.after(lag);
        let asked = ChangeAsked {
            request_id,
            description,
            period,
            price,
            difference,
            start: start.map(|(start, offset)| (here(start), offset)),
            end: end.map(here),
        };
        world.merchant_changes(no, asked, now)?;
        Ok(done())
    })
}
