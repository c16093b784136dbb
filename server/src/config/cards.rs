use std::time::Duration;

use domain::order::Authentication;

use crate::config::reader::Reader;

/// What Antom allows when it is not told (guide 004).
const MINUTES: u64 = 14;

/// What holds for card payments: `SHOP_CARD_3DS`, `SHOP_CARD_CONSENT`, `SHOP_PAYMENT_MINUTES`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardPolicy {
    pub authentication: Authentication,
    pub consent: Consent,
    /// How long the buyer has to pay: `paymentExpiryTime`.
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
    pub(super) fn read(reader: &mut Reader<'_>) -> Self {
        let usual = Self::default();
        Self {
            authentication: reader
                .optional("SHOP_CARD_3DS", |text| {
                    text.parse()
                        .map_err(|error| format!("`{text}` is unknown; {error}"))
                })
                .unwrap_or(usual.authentication),
            consent: reader
                .optional("SHOP_CARD_CONSENT", |text| match text {
                    "antom" => Ok(Consent::OnAntomsPage),
                    "shop" => Ok(Consent::InTheShop),
                    _ => Err(format!("`{text}` is unknown; write antom or shop")),
                })
                .unwrap_or(usual.consent),
            pay_within: reader
                .optional("SHOP_PAYMENT_MINUTES", |text| {
                    text.parse()
                        .ok()
                        .filter(|minutes| (3..=24 * 60).contains(minutes))
                        .map(|minutes: u64| Duration::from_secs(minutes * 60))
                        .ok_or_else(|| {
                            format!("`{text}` is not a number of minutes from 3 to 1440")
                        })
                })
                .unwrap_or(usual.pay_within),
        }
    }
}
