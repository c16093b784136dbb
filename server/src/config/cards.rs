use std::fmt::Display;
use std::time::Duration;

use domain::order::Authentication;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

use crate::config::reader::Reader;

/// What Antom allows when it is not told (guide 004).
const MINUTES: u64 = 14;

/// What holds for card payments: `[cards]` of the shop's file, which `SHOP_CARD_3DS`,
/// `SHOP_CARD_CONSENT` and `SHOP_PAYMENT_MINUTES` override.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct CardPolicy {
    #[serde(rename = "three_d_secure", deserialize_with = "of_authentication")]
    pub authentication: Authentication,
    #[serde(deserialize_with = "of_consent")]
    pub consent: Consent,
    /// How long the buyer has to pay: `paymentExpiryTime`.
    #[serde(rename = "pay_within_minutes", deserialize_with = "of_minutes")]
    pub pay_within: Duration,
}

/// Who asks a buyer with an account whether the card is to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// Antom, on the page where the card is typed.
    OnAntomsPage,
    /// The shop, by a box in its own checkout.
    InTheShop,
}

impl Default for CardPolicy {
    fn default() -> Self {
        Self {
            authentication: Authentication::GatewayAsks,
            consent: Consent::OnAntomsPage,
            pay_within: Duration::from_secs(MINUTES * 60),
        }
    }
}

impl CardPolicy {
    /// What the file says, as far as no variable says otherwise.
    pub(super) fn read(reader: &mut Reader<'_>, file: Option<&Self>) -> Self {
        let usual = file.cloned().unwrap_or_default();
        Self {
            authentication: reader
                .optional("SHOP_CARD_3DS", authentication)
                .unwrap_or(usual.authentication),
            consent: reader
                .optional("SHOP_CARD_CONSENT", consent)
                .unwrap_or(usual.consent),
            pay_within: reader
                .optional("SHOP_PAYMENT_MINUTES", |text| {
                    let minutes = text.parse().ok();
                    minutes.and_then(pay_within).ok_or_else(|| no_minutes(text))
                })
                .unwrap_or(usual.pay_within),
        }
    }
}

fn authentication(text: &str) -> Result<Authentication, String> {
    text.parse()
        .map_err(|error| format!("`{text}` is unknown; {error}"))
}

fn consent(text: &str) -> Result<Consent, String> {
    match text {
        "antom" => Ok(Consent::OnAntomsPage),
        "shop" => Ok(Consent::InTheShop),
        _ => Err(format!("`{text}` is unknown; write antom or shop")),
    }
}

fn pay_within(minutes: u64) -> Option<Duration> {
    let is_possible = (3..=24 * 60).contains(&minutes);
    is_possible.then(|| Duration::from_secs(minutes * 60))
}

fn no_minutes(text: impl Display) -> String {
    format!("`{text}` is not a number of minutes from 3 to 1440")
}

fn of_authentication<'de, D: Deserializer<'de>>(from: D) -> Result<Authentication, D::Error> {
    authentication(&String::deserialize(from)?).map_err(D::Error::custom)
}

fn of_consent<'de, D: Deserializer<'de>>(from: D) -> Result<Consent, D::Error> {
    consent(&String::deserialize(from)?).map_err(D::Error::custom)
}

fn of_minutes<'de, D: Deserializer<'de>>(from: D) -> Result<Duration, D::Error> {
    let minutes = u64::deserialize(from)?;
    pay_within(minutes).ok_or_else(|| D::Error::custom(no_minutes(minutes)))
}
