//! The ways to pay as a buyer of one currency and country is offered them.

use app::countries::country_name;
use app::view::admin::{FilterOption, ListedMethod, Methods, MethodsQuery, OfferedWay};
use domain::order::Device;
use domain::{Currency, Money, MoneyError};
use wording::Words;

use crate::presenters::storefront::pay_options::pay_options;
use crate::presenters::wording::buyer;
use crate::services::payments::options::{self, Payer};
use crate::services::{ServiceError, Shop};

/// What the order comes to that is asked for, in the currency's larger unit: within the limits of
/// most methods.
const TYPICAL: i64 = 100;
/// The same where prices have no smaller unit.
const TYPICAL_WHOLE: i64 = 10_000;

pub(crate) async fn read(
    shop: &Shop,
    query: MethodsQuery,
    words: Words,
) -> Result<Methods, ServiceError> {
    let sell = &shop.file.sell;
    let asked = sell
        .currencies
        .iter()
        .find(|currency| currency.code() == query.currency);
    let currency = asked.copied().unwrap_or_else(|| sell.first_currency());
    let country = Some(query.country).filter(|code| sell.delivers_to(code));
    let country = country.unwrap_or_default();
    let total = typical(currency).map_err(crate::gateway::RequestError::from)?;
    let device = Device {
        locale: words.language().to_owned(),
        client_ip: "127.0.0.1".to_owned(),
        ..Device::default()
    };
    let payer = Payer {
        buyer: None,
        device: &device,
        region: &country,
        total,
    };
    let options = options::options(shop, &payer, shop.capture_mode).await?;
    let is_silent = options.offered.is_none();
    let ways = pay_options(&options, total, words).ways;
    let list = shop.file.pay.of(currency, &country);
    Ok(Methods {
        currencies: sell
            .currencies
            .iter()
            .map(|currency| FilterOption {
                value: currency.code().to_owned(),
                label: currency.code().to_owned(),
            })
            .collect(),
        countries: countries(&sell.countries, words),
        rule: match list.rule {
            Some(number) => words.admin_methods_rule(number),
            None => words.admin_methods_general().to_owned(),
        },
        total: words.money(total),
        checkout: ways
            .into_iter()
            .map(|way| OfferedWay {
                name: way.name,
                note: way.note,
                is_usable: way.enabled,
            })
            .collect(),
        is_silent,
        page: list
            .listed()
            .map(|method| ListedMethod {
                code: method.name.to_owned(),
                name: buyer::method(method.name, words),
                order: method
                    .place
                    .map_or_else(String::new, |place| place.to_string()),
                is_quick: method.is_quick,
            })
            .collect(),
        query: MethodsQuery {
            currency: currency.code().to_owned(),
            country,
        },
    })
}

/// Whoever has typed no address yet is in none that is known.
fn countries(codes: &[String], words: Words) -> Vec<FilterOption> {
    let unknown = FilterOption {
        value: String::new(),
        label: words.admin_methods_country_unknown().to_owned(),
    };
    let known = codes.iter().map(|code| FilterOption {
        value: code.clone(),
        label: country_name(code, words).unwrap_or(code).to_owned(),
    });
    [unknown].into_iter().chain(known).collect()
}

fn typical(currency: Currency) -> Result<Money, MoneyError> {
    let minor = match currency.exponent() {
        0 => TYPICAL_WHOLE,
        exponent => TYPICAL * 10_i64.pow(exponent),
    };
    Money::new(minor, currency)
}
