//! What consult tells about one way to pay.

use serde_json::{Value, json};

use crate::brand::{self, Brand};
use crate::method::{Form, Method};
use crate::money::{Amount, Currency};
use crate::world::World;

/// The most that any method takes at once, in the smallest unit.
const MOST: u64 = 9_999_999_999;

/// Where card payments in instalments are known: the currency, the least amount, the numbers.
const PLANS: [(&str, u64, &[u32]); 5] = [
    ("BRL", 5_000, &[2, 3, 6, 12]),
    ("CLP", 30_000, &[3, 6, 12]),
    ("KRW", 50_000, &[2, 3, 6, 12]),
    ("MXN", 30_000, &[3, 6, 9, 12]),
    ("USD", 10_000, &[3, 6, 12]),
];

/// The numbers of instalments for this currency, and whether the amount is large enough.
pub(super) fn plans(method: &'static Method, amount: Amount) -> impl Iterator<Item = (u32, bool)> {
    PLANS
        .into_iter()
        .filter(move |(currency, ..)| {
            method.form == Form::Card && *currency == amount.currency.code
        })
        .flat_map(move |(_, least, numbers)| {
            let able = amount.value >= least;
            numbers.iter().map(move |number| (*number, able))
        })
}

/// Why it can't be used now, in Antom's words.
fn obstacle(world: &World, method: &Method, amount: Amount) -> Option<&'static str> {
    if world.switched_off.contains(method.name) {
        return Some("CHANNEL_DISABLE");
    }
    match method.only {
        Some((currency, _)) if currency != amount.currency.code => {
            Some("CHANNEL_NOT_SUPPORT_CURRENCY")
        }
        Some((_, least)) if amount.value < least => Some("EXCEED_CHANNEL_LIMIT_RULE"),
        Some(_) | None if amount.value > MOST => Some("EXCEED_CHANNEL_LIMIT_RULE"),
        Some(_) | None => None,
    }
}

pub(super) fn describe(
    base: &str,
    world: &World,
    method: &'static Method,
    amount: Amount,
    preferred: bool,
) -> Value {
    let obstacle = obstacle(world, method, amount);
    let currencies: Vec<&str> = match method.only {
        Some((currency, _)) => vec![currency],
        None => Currency::codes().collect(),
    };
    let mut option = json!({
        "paymentMethodType": method.name,
        "paymentMethodCategory": match method.form {
            Form::Card => "CARD",
            Form::Wallet => "WALLET",
        },
        "paymentMethodRegion": [method.region],
        "enabled": obstacle.is_none(),
        "preferred": preferred,
        "supportedCurrencies": currencies,
        "logo": logo(base, method.name, method.label),
        "interactionType": "REDIRECT",
    });
    if let Some(why) = obstacle {
        option["disableReason"] = json!(why);
    }
    if let Some(limit) = limit(method, amount.currency) {
        option["amountLimitInfoMap"] = json!({ amount.currency.code: { "singleLimit": limit } });
    }
    if method.form == Form::Card {
        let brands: Vec<Value> = brand::for_currency(amount.currency.code)
            .map(|brand| card(base, brand))
            .collect();
        option["paymentOptionDetail"] = json!({
            "supportCardBrands": brands,
            "funding": ["CREDIT", "DEBIT"],
        });
        let plans: Vec<Value> = plans(method, amount)
            .map(|(number, able)| plan(number, able, amount.currency))
            .collect();
        if !plans.is_empty() {
            option["installment"] = json!({ "plans": plans, "supportCardBrands": brands });
        }
    }
    option
}

fn limit(method: &Method, currency: Currency) -> Option<Value> {
    let least = match method.only {
        Some((only, _)) if only != currency.code => return None,
        Some((_, least)) => least,
        None => 1,
    };
    let value = |value| Amount { currency, value }.json();
    Some(json!({
        "minAmount": value(least.max(currency.step())),
        "maxAmount": value(MOST / currency.step() * currency.step()),
    }))
}

fn plan(number: u32, able: bool, currency: Currency) -> Value {
    let least = PLANS.iter().find(|(code, ..)| *code == currency.code);
    let value = |value| Amount { currency, value }.json();
    json!({
        "installmentNum": number.to_string(),
        "interval": "MONTH",
        "interestRate": "0",
        "enabled": able,
        "minInstallmentAmount": value(least.map_or(1, |(_, least, _)| *least)),
        "maxInstallmentAmount": value(MOST),
    })
}

fn card(base: &str, brand: &Brand) -> Value {
    json!({ "cardBrand": brand.name, "logo": logo(base, brand.name, brand.label) })
}

fn logo(base: &str, name: &str, label: &str) -> Value {
    json!({ "logoName": label, "logoUrl": format!("{base}/assets/logos/{name}.svg") })
}
