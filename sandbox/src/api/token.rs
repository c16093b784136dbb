//! deleteToken.

use serde_json::{Value, json};

use super::fields::Field;
use super::refusal::Refusal;
use crate::gateway::Gateway;
use crate::outcome;

/// The longest token that Antom gives out.
pub(super) const LONGEST: usize = 128;

pub(crate) fn answer(gateway: &Gateway, client_id: &str, body: &Value) -> Result<Value, Refusal> {
    let root = Field::root(body);
    let token = root.get("token").required(LONGEST)?;
    root.get("merchantAccountId").text(32)?;
    let known = gateway.change(|world, now| world.delete_card(client_id, &token, now));
    if known {
        Ok(json!({ "result": outcome::success() }))
    } else {
        Err(Refusal::Token("there is no such card"))
    }
}
