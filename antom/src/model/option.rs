//! What `consult` tells about one way to pay.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::payment::Discount;
use super::scalar::{detail, details, flag, required_text, text, text_or_json};

/// One way to pay.
///
/// ```
/// let option: antom::PaymentOption = serde_json::from_str(
///     r#"{
///         "paymentMethodType": "GCASH",
///         "enabled": false,
///         "disableReason": "CHANNEL_NOT_SUPPORT_CURRENCY",
///         "logo": {"logoName": "GCash", "logoUrl": "https://logos.example/gcash.svg"}
///     }"#,
/// )?;
/// assert!(!option.is_enabled());
/// assert_eq!(option.name(), "GCash");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentOption {
    /// The method, such as `CARD`.
    #[serde(deserialize_with = "required_text")]
    pub payment_method_type: String,
    /// Whether it can be used now; see [`is_enabled`](Self::is_enabled).
    #[serde(
        default,
        deserialize_with = "flag",
        skip_serializing_if = "Option::is_none"
    )]
    pub enabled: Option<bool>,
    /// Why not, such as `CHANNEL_NOT_SUPPORT_CURRENCY`, `EXCEED_CHANNEL_LIMIT_RULE`,
    /// `SERVICE_DEGRADE`, `CHANNEL_DISABLE`, `CHANNEL_NOT_IN_SERVICE_TIME` or
    /// `PAYMENT_ACCOUNT_NOT_AVAILABLE`.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub disable_reason: Option<String>,
    /// Whether Antom advises it for this buyer.
    #[serde(
        default,
        deserialize_with = "flag",
        skip_serializing_if = "Option::is_none"
    )]
    pub preferred: Option<bool>,
    /// Its kind, such as `CARD` or `WALLET`.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_method_category: Option<String>,
    /// Where it is used: two letters each, or `GLOBAL`.
    #[serde(
        default,
        deserialize_with = "details",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub payment_method_region: Vec<String>,
    /// In which currencies it can be paid.
    #[serde(
        default,
        deserialize_with = "details",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub supported_currencies: Vec<String>,
    /// Its name and logo.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub logo: Option<Logo>,
    /// How much it takes, by currency; see [`single_limit`](Self::single_limit).
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub amount_limit_info_map: Option<BTreeMap<String, AmountLimitInfo>>,
    /// For cards: brands, and for banks: which.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_option_detail: Option<PaymentOptionDetail>,
    /// The instalments that it offers.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub installment: Option<Installment>,
    /// What it offers off.
    #[serde(
        default,
        deserialize_with = "details",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub promotion_infos: Vec<PromotionInfo>,
    /// The names of its promotions, by language, as JSON.
    #[serde(
        default,
        deserialize_with = "text_or_json",
        skip_serializing_if = "Option::is_none"
    )]
    pub promo_names: Option<String>,
    /// How the buyer is led through it, such as `REDIRECT`.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub interaction_type: Option<String>,
    /// The bank that it stands for.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub bank_identifier_code: Option<String>,
    /// Anything agreed with Antom besides.
    #[serde(
        default,
        deserialize_with = "text_or_json",
        skip_serializing_if = "Option::is_none"
    )]
    pub extend_info: Option<String>,
}

/// A name with a picture.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Logo {
    /// The name to show.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub logo_name: Option<String>,
    /// Where the picture is.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
}

/// How much a method takes in one currency.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AmountLimitInfo {
    /// At once.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub single_limit: Option<AmountLimit>,
    /// In a day.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub day_limit: Option<AmountLimit>,
    /// In a month.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub month_limit: Option<AmountLimit>,
}

/// The least and the most.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AmountLimit {
    /// The least.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub min_amount: Option<Amount>,
    /// The most.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub max_amount: Option<Amount>,
    /// What is left of the most.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub remain_amount: Option<Amount>,
}

/// What cards, or banks, a method stands for.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentOptionDetail {
    /// The card brands it takes.
    #[serde(deserialize_with = "details", skip_serializing_if = "Vec::is_empty")]
    pub support_card_brands: Vec<SupportCardBrand>,
    /// The kinds of card it takes, such as `CREDIT`.
    #[serde(deserialize_with = "details", skip_serializing_if = "Vec::is_empty")]
    pub funding: Vec<String>,
    /// The banks it leads to.
    #[serde(deserialize_with = "details", skip_serializing_if = "Vec::is_empty")]
    pub support_banks: Vec<SupportBank>,
}

/// A card brand.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SupportCardBrand {
    /// The brand, such as `VISA`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub card_brand: Option<String>,
    /// Its name and logo.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub logo: Option<Logo>,
}

/// A bank.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct SupportBank {
    /// Its code.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub bank_identifier_code: Option<String>,
    /// Its short name.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub bank_short_name: Option<String>,
    /// Its name and logo.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub bank_logo: Option<Logo>,
}

/// The instalments that a method offers.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Installment {
    /// The plans.
    #[serde(deserialize_with = "details", skip_serializing_if = "Vec::is_empty")]
    pub plans: Vec<Plan>,
    /// The card brands that have them.
    #[serde(deserialize_with = "details", skip_serializing_if = "Vec::is_empty")]
    pub support_card_brands: Vec<SupportCardBrand>,
}

/// A plan of instalments.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Plan {
    /// How many.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub installment_num: Option<String>,
    /// How far apart: `MONTH`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub interval: Option<String>,
    /// The interest that the buyer pays, per cent.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub interest_rate: Option<String>,
    /// Whether it can be chosen now.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Option::is_none")]
    pub enabled: Option<bool>,
    /// The least that can be paid so.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub min_installment_amount: Option<Amount>,
    /// The most that can be paid so.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub max_installment_amount: Option<Amount>,
}

/// A promotion that a method offers.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PromotionInfo {
    /// `DISCOUNT` or `INTEREST_FREE`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub promotion_type: Option<String>,
    /// What it takes off.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub discount: Option<Discount>,
    /// Instalments without interest.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub interest_free: Option<InterestFree>,
}

/// Instalments without interest.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InterestFree {
    /// Who offers it.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    /// Until when, ISO 8601.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub expire_time: Option<String>,
    /// How many instalments it is for.
    #[serde(deserialize_with = "details", skip_serializing_if = "Vec::is_empty")]
    pub installment_free_nums: Vec<u32>,
    /// The least that can be paid so.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub min_payment_amount: Option<Amount>,
    /// The most that can be paid so.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub max_payment_amount: Option<Amount>,
    /// How much of the interest is waived, per cent.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub free_percentage: Option<String>,
}

impl PaymentOption {
    /// Whether it can be used now. One that does not say so cannot.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.enabled == Some(true)
    }

    /// The name to show: that of the logo, or the method's own.
    #[must_use]
    pub fn name(&self) -> &str {
        let named = self
            .logo
            .as_ref()
            .and_then(|logo| logo.logo_name.as_deref());
        named.unwrap_or(&self.payment_method_type)
    }

    /// The least and the most that one payment in this currency can be.
    #[must_use]
    pub fn single_limit(&self, currency: &str) -> Option<&AmountLimit> {
        self.amount_limit_info_map
            .as_ref()?
            .get(currency)?
            .single_limit
            .as_ref()
    }

    /// The plans of instalments that can be chosen for this amount.
    pub fn plans<'a>(&'a self, amount: &'a Amount) -> impl Iterator<Item = &'a Plan> {
        let plans = self.installment.iter().flat_map(|all| &all.plans);
        plans.filter(|plan| plan.covers(amount))
    }
}

impl Plan {
    fn covers(&self, amount: &Amount) -> bool {
        let beside = |limit: &Option<Amount>, holds: fn(i64, i64) -> bool| match limit {
            None => true,
            Some(limit) => {
                limit.currency == amount.currency
                    && limit
                        .minor()
                        .zip(amount.minor())
                        .is_some_and(|(limit, amount)| holds(limit, amount))
            }
        };
        self.enabled != Some(false)
            && beside(&self.min_installment_amount, |least, amount| {
                amount >= least
            })
            && beside(&self.max_installment_amount, |most, amount| amount <= most)
    }
}
