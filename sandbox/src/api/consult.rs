//! consult.

use serde_json::{Value, json};

use super::fields::{Field, ID};
use super::option;
use super::order::{read_buyer, read_device, read_factor};
use super::refusal::{Illegal, Refusal};
use crate::gateway::Gateway;
use crate::method::{self, CONTRACTED, Method};
use crate::money::Amount;
use crate::outcome;

/// What the merchant asks, as far as it changes the answer.
struct Asked {
    amount: Amount,
    allowed: Vec<String>,
    blocked: Vec<String>,
    regions: Vec<String>,
    user_region: Option<String>,
}

pub(crate) fn answer(gateway: &Gateway, body: &Value) -> Result<Value, Refusal> {
    let asked = read(&Field::root(body))?;
    let world = gateway.world();
    let at_home = |method: &Method| asked.user_region.as_deref() == Some(method.region);
    let mut methods = chosen(&asked);
    // What is common where the buyer is comes first.
    methods.sort_by_key(|method| !at_home(method));
    let options: Vec<Value> = methods
        .into_iter()
        .map(|method| {
            option::describe(gateway.url(), &world, method, asked.amount, at_home(method))
        })
        .collect();
    Ok(json!({ "paymentOptions": options, "result": outcome::success() }))
}

/// The merchant's contract, or what it asks for by name or by region.
fn chosen(asked: &Asked) -> Vec<&'static Method> {
    let named = |list: &[String], method: &Method| list.iter().any(|name| name == method.name);
    method::all()
        .filter(|method| {
            if asked.allowed.is_empty() {
                CONTRACTED.contains(&method.name)
            } else {
                named(&asked.allowed, method)
            }
        })
        .filter(|method| !named(&asked.blocked, method))
        .filter(|method| {
            asked.regions.is_empty() || asked.regions.iter().any(|region| region == method.region)
        })
        .collect()
}

fn read(root: &Field<'_>) -> Result<Asked, Refusal> {
    root.get("productCode")
        .required_one_of(&["CASHIER_PAYMENT"])?;
    let amount = root.get("paymentAmount").required_amount()?;
    read_device(&root.get("env"))?;
    read_factor(&root.get("paymentFactor"))?;
    if let Some(buyer) = root.get("buyer").object()? {
        read_buyer(buyer)?;
    }
    if let Some(strategy) = root.get("settlementStrategy").object()? {
        strategy.get("settlementCurrency").currency()?;
    }
    root.get("merchantRegion").text(2)?;
    Ok(Asked {
        amount,
        allowed: names(&root.get("allowedPaymentMethods"))?,
        blocked: names(&root.get("blockedPaymentMethods"))?,
        regions: names(&root.get("allowedPaymentMethodRegions"))?,
        user_region: root.get("userRegion").text(2)?,
    })
}

fn names(list: &Field<'_>) -> Result<Vec<String>, Illegal> {
    list.list(200)?
        .iter()
        .map(|item| item.required(ID))
        .collect()
}
