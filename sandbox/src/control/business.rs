//! How long a company takes to pay.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

use super::{FARTHEST, Wrong, read};
use crate::gateway::Gateway;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Business {
    processing_seconds: u64,
}

pub(super) async fn set(
    State(gateway): State<Gateway>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Json<Value>, Wrong> {
    let Business { processing_seconds } = read(&headers, &body)?;
    if processing_seconds > FARTHEST {
        return Err(Wrong(format!(
            "processingSeconds must be at most {FARTHEST}"
        )));
    }
    gateway.change(|world, _| world.business_seconds = processing_seconds);
    Ok(Json(json!({ "processingSeconds": processing_seconds })))
}
