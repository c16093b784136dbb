//! What the control API and the panel do with disputes.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{FARTHEST, Wrong, read};
use crate::dispute::{Opened, Verdict};
use crate::gateway::Gateway;
use crate::snapshot;
use crate::world::World;

pub(super) async fn open(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let asked: Opened = read(&headers, &body)?;
    if asked
        .answer_within_seconds
        .is_some_and(|within| within > FARTHEST)
    {
        return Err(Wrong(format!(
            "answerWithinSeconds must be at most {FARTHEST}"
        )));
    }
    let opened = |world: &mut World, now| {
        let no = world.open_dispute(&asked, now)?;
        Ok::<_, String>(snapshot::dispute(world, world.dispute(no)))
    };
    let dispute = gateway.change(opened).map_err(Wrong)?;
    Ok(Json(json!({ "dispute": dispute })))
}

/// How a dispute ends: with a verdict, or else with the buyer taking it back.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Ended {
    pub(crate) dispute: String,
    #[serde(default)]
    pub(crate) verdict: Option<Verdict>,
}

pub(super) async fn end(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let Ended { dispute, verdict } = read(&headers, &body)?;
    let ended = |world: &mut World, now| world.end_dispute(&dispute, verdict, now);
    gateway.change(ended).map_err(Wrong)?;
    Ok(Json(json!({ "dispute": dispute })))
}

/// Where the merchant wants to be told of disputes, as Antom's dashboard has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Address {
    url: String,
}

pub(super) async fn address(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let Address { url } = read(&headers, &body)?;
    gateway.change(|world, _| world.dispute_url = Some(url.clone()).filter(|url| !url.is_empty()));
    Ok(Json(json!({ "url": url })))
}
