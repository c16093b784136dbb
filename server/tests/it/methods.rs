//! Which ways to pay are offered to whom, in which order, and what each of them asks.

mod lists;
mod payer;
mod quick;
mod saving;

use serde_json::Value;

use crate::common::{Browser, TestShop};

const PRODUCT: &str = "TEST-SACK-GREEN";

/// Somebody in Brazil, who pays in reais.
async fn brazilian(shop: &TestShop) -> Browser {
    let browser = shop
        .browser()
        .with("country", "BR")
        .with("postcode", "01310-100")
        .with("address1", "Avenida Paulista 1578")
        .with("city", "Sao Paulo")
        .with("state", "SP");
    browser.choose_currency("BRL").await;
    browser
}

/// Somebody in Poland, who pays in zloty.
async fn pole(shop: &TestShop) -> Browser {
    let browser = shop
        .browser()
        .with("country", "PL")
        .with("postcode", "00-950")
        .with("city", "Warszawa");
    browser.choose_currency("PLN").await;
    browser
}

/// What the latest session was asked for.
fn session(shop: &TestShop) -> Value {
    let mut calls = shop.proxy.calls("createPaymentSession");
    calls.pop().expect("a session").body
}

fn listed(shop: &TestShop) -> Vec<String> {
    let list = session(shop)["availablePaymentMethod"]["paymentMethodTypeList"].clone();
    let name = |item: &Value| item["paymentMethodType"].as_str().unwrap().to_owned();
    list.as_array().into_iter().flatten().map(name).collect()
}
