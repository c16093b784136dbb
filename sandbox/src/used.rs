//! What is told about the card that paid.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::brand::Brand;
use crate::ids;
use crate::outcome::Decline;
use crate::requested::CardWishes;
use crate::saved_card::Expiry;
use crate::test_card::TestCard;

/// What came of 3-D Secure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub(crate) enum Secured {
    /// Nobody asked for it.
    Not,
    /// The issuer was content without asking the buyer.
    Frictionless,
    /// The buyer gave the right code.
    Challenged,
    /// The buyer gave wrong codes.
    Failed,
    /// The buyer gave up.
    Refused,
}

/// What is remembered of the card that paid: brand, first six and last four digits.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(crate) struct Used {
    pub(crate) brand: Cow<'static, str>,
    bin: Cow<'static, str>,
    last_four: Cow<'static, str>,
    issued_in: Cow<'static, str>,
    region: Cow<'static, str>,
    network_transaction_id: String,
    avs: Cow<'static, str>,
    cvv: Cow<'static, str>,
    pub(crate) secured: Secured,
    /// The test card behind it, if it was typed or saved.
    pub(crate) card: Option<&'static TestCard>,
    pub(crate) expiry: Option<Expiry>,
    /// It is kept once it has paid.
    pub(crate) keep: bool,
    pub(crate) token: Option<String>,
    instalments: Option<u32>,
}

impl Used {
    /// Charged as the brand that was chosen, if the card bears it.
    pub(crate) fn new(card: &'static TestCard, wishes: &CardWishes) -> Self {
        let second = card
            .second_brand
            .filter(|second| wishes.brand.as_deref() == Some(*second));
        Self {
            brand: second.unwrap_or(card.brand).into(),
            bin: card.number.get(..6).unwrap_or_default().into(),
            last_four: card.last_four().into(),
            issued_in: card.issued_in.into(),
            region: card.region.into(),
            network_transaction_id: ids::network_transaction_id(),
            avs: "U".into(),
            cvv: "P".into(),
            secured: Secured::Not,
            card: Some(card),
            expiry: None,
            keep: false,
            token: None,
            instalments: wishes.instalments,
        }
    }

    /// A card that its issuer's own page charges: the gateway never sees its number.
    pub(crate) fn korean(brand: &'static Brand, instalments: Option<u32>) -> Self {
        Self {
            brand: brand.name.into(),
            bin: "".into(),
            last_four: "9217".into(),
            issued_in: "KR".into(),
            region: "KR".into(),
            network_transaction_id: ids::network_transaction_id(),
            avs: "".into(),
            cvv: "".into(),
            secured: Secured::Not,
            card: None,
            expiry: None,
            keep: false,
            token: None,
            instalments,
        }
    }

    /// Typed on the page, with the checks that this makes possible.
    pub(crate) fn typed(mut self, avs: &'static str, cvv: &'static str, expiry: Expiry) -> Self {
        (self.avs, self.cvv) = (avs.into(), cvv.into());
        self.expiry = Some(expiry);
        self
    }

    pub(crate) fn masked(&self) -> String {
        format!("************{}", self.last_four)
    }

    /// `paymentResultInfo`, and `cardInfo` that repeats it under its older name.
    pub(crate) fn result_info(&self, declined: Option<Decline>) -> Value {
        let mut info = json!({
            "avsResultRaw": self.avs,
            "cardBin": self.bin,
            "cardBrand": self.brand,
            "cardCategory": "CONSUMER",
            "cardNo": self.masked(),
            "credentialTypeUsed": "PAN",
            "cvvResultRaw": self.cvv,
            "expiryMonth": "**",
            "expiryYear": "**",
            "funding": "CREDIT",
            "issuerName": "TEST BANK",
            "issuingCountry": self.issued_in,
            "lastFour": self.last_four,
            "networkTransactionId": self.network_transaction_id,
            "paymentMethodRegion": self.region,
            "threeDSResult": self.three_ds(),
        });
        if let Some(token) = &self.token {
            info["cardToken"] = json!(token);
        }
        if let Some(number) = self.instalments {
            info["creditPayPlan"] =
                json!({ "installmentNum": number.to_string(), "interval": "MONTH" });
        }
        if let Some(decline) = declined {
            info["refusalCodeRaw"] = json!(decline.raw_code());
            info["refusalReasonRaw"] = json!(decline.message());
        }
        info
    }

    fn three_ds(&self) -> Value {
        let mastercard = self.brand == "MASTERCARD";
        let (eci, cavv, cancel, reason) = match self.secured {
            Secured::Not => {
                return json!({
                    "cavv": "", "challengeCancel": "", "eci": "", "threeDSOffered": false,
                    "threeDStransactionStatusReason": "",
                });
            }
            Secured::Frictionless | Secured::Challenged if mastercard => ("02", "mockCavv", "", ""),
            Secured::Frictionless | Secured::Challenged => ("05", "mockCavv", "", ""),
            Secured::Failed if mastercard => ("00", "", "", "01"),
            Secured::Failed => ("07", "", "", "01"),
            Secured::Refused if mastercard => ("00", "", "01", ""),
            Secured::Refused => ("07", "", "01", ""),
        };
        json!({
            "cavv": cavv,
            "challengeCancel": cancel,
            "challenged": self.secured != Secured::Frictionless,
            "dsTransactionId": self.network_transaction_id,
            "eci": eci,
            "threeDSOffered": true,
            "threeDSType": "INTERNAL",
            "threeDSVersion": "2.2.0",
            "threeDStransactionStatusReason": reason,
        })
    }
}
