//! What the control API and the panel do with subscriptions.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{Wrong, read};
use crate::clock::Moment;
use crate::ending::{ChangeAsked, Ending};
use crate::gateway::Gateway;
use crate::ids;
use crate::snapshot;
use crate::subscription::{Habits, Subscription, SubscriptionNo};
use crate::world::World;

/// A subscription by either of its ids.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Named {
    pub(crate) subscription: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ByHand {
    pub(crate) subscription: String,
    pub(crate) cancellation_type: Kind,
}

#[derive(Clone, Copy, Deserialize)]
pub(crate) enum Kind {
    #[serde(rename = "CANCEL")]
    Cancel,
    #[serde(rename = "TERMINATE")]
    Terminate,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub(crate) struct Jump {
    /// The one whose next charge it is; without it the earliest of all.
    pub(crate) subscription: Option<String>,
}

fn find(world: &World, named: &str) -> Result<SubscriptionNo, String> {
    let is =
        |subscription: &Subscription| subscription.id == named || subscription.request_id == named;
    let found = world.subscriptions().iter().position(is);
    found
        .map(SubscriptionNo)
        .ok_or_else(|| format!("there is no subscription {named}"))
}

/// The buyer ends it in the wallet: the merchant is told by its notification only.
pub(crate) fn end_by_hand(world: &mut World, asked: &ByHand, now: Moment) -> Result<(), String> {
    let no = find(world, &asked.subscription)?;
    let ending = match asked.cancellation_type {
        Kind::Cancel => Ending::WithThePeriod,
        Kind::Terminate => Ending::AtOnce,
    };
    world
        .end_subscription(no, ending, now)
        .ok_or_else(|| "it can't be ended so as it stands".to_owned())
}

/// Somebody at Antom's changes it for another on the same terms, with a new id.
pub(crate) fn change_by_hand(
    world: &mut World,
    named: &str,
    now: Moment,
) -> Result<SubscriptionNo, String> {
    let no = find(world, named)?;
    let asked = ChangeAsked {
        request_id: ids::renewal_request_id(now),
        description: None,
        period: None,
        price: None,
        difference: None,
        start: None,
        end: None,
    };
    world
        .merchant_changes(no, asked, now)
        .map_err(|refusal| refusal.message())
}

/// Moves the clock to the next charge; everything on the way happens.
pub(crate) async fn jump(gateway: &Gateway, asked: &Jump) -> Result<usize, String> {
    let next = {
        let world = gateway.world();
        match &asked.subscription {
            Some(named) => world.subscription(find(&world, named)?).next_charge,
            None => {
                let subscriptions = world.subscriptions().iter();
                subscriptions.filter_map(|each| each.next_charge).min()
            }
        }
    };
    let next = next.ok_or_else(|| "nothing is to be charged".to_owned())?;
    Ok(gateway.advance(next.since(gateway.now())).await.events)
}

pub(super) async fn end(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let asked: ByHand = read(&headers, &body)?;
    gateway
        .change(|world, now| end_by_hand(world, &asked, now))
        .map_err(Wrong)?;
    Ok(Json(json!({})))
}

pub(super) async fn change(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let asked: Named = read(&headers, &body)?;
    let made = gateway
        .change(|world, now| {
            let made = change_by_hand(world, &asked.subscription, now)?;
            Ok(snapshot::subscription(world, world.subscription(made)))
        })
        .map_err(Wrong)?;
    Ok(Json(json!({ "subscription": made })))
}

pub(super) async fn next_charge(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let asked: Jump = read(&headers, &body)?;
    let events = jump(&gateway, &asked).await.map_err(Wrong)?;
    Ok(Json(json!({
        "now": gateway.now().iso(),
        "aheadSeconds": gateway.ahead().as_secs(),
        "events": events,
    })))
}

pub(super) async fn habits(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let habits: Habits = read(&headers, &body)?;
    gateway.change(|world, _| world.habits = habits);
    Ok(Json(habits.json()))
}
