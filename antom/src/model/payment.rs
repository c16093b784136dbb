//! What inquiries and notifications both tell about a payment.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;

use super::amount::Amount;
use super::scalar::{detail, flag, text, text_or_json};
use super::token::{CardToken, token};

/// What is known about the card, or other means, that paid. Everything in it is information: it
/// decides nothing, and may be missing.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PaymentResultInfo {
    /// The card number, masked.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub card_no: Option<String>,
    /// The brand, such as `VISA`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub card_brand: Option<String>,
    /// The token that stands for the card in later payments, if it was stored. Keep it encrypted.
    #[serde(deserialize_with = "token", skip_serializing_if = "Option::is_none")]
    pub card_token: Option<CardToken>,
    /// The first digits of the card, at most 8.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub card_bin: Option<String>,
    /// The last four digits of the card.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub last_four: Option<String>,
    /// The card's month of expiry.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub expiry_month: Option<String>,
    /// The card's year of expiry.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub expiry_year: Option<String>,
    /// The name on the card.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub cardholder_name: Option<String>,
    /// The name on the card, as some acquirers write it; see
    /// [`cardholder`](Self::cardholder).
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub hold_name: Option<String>,
    /// What tells the card from others without telling its number.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub fingerprint: Option<String>,
    /// `CONSUMER` or `COMMERCIAL`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub card_category: Option<String>,
    /// `CREDIT`, `DEBIT`, `PREPAID`, `CHARGE` or `DEFERRED_DEBIT`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub funding: Option<String>,
    /// The bank that issued the card.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub issuer_name: Option<String>,
    /// Where it was issued, two letters.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub issuing_country: Option<String>,
    /// Where the method is used, such as `GLOBAL`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub payment_method_region: Option<String>,
    /// The result of the address check, as the card scheme gave it.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub avs_result_raw: Option<String>,
    /// The result of the security code check, as the card scheme gave it.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub cvv_result_raw: Option<String>,
    /// The card scheme's id of the transaction.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub network_transaction_id: Option<String>,
    /// The result of 3D Secure.
    #[serde(
        rename = "threeDSResult",
        deserialize_with = "three_ds_result",
        skip_serializing_if = "Option::is_none"
    )]
    pub three_ds_result: Option<ThreeDsResult>,
    /// The issuer's own code for a refusal.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub refusal_code_raw: Option<String>,
    /// The issuer's own reason for a refusal.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub refusal_reason_raw: Option<String>,
    /// The card scheme's advice after a refusal.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub merchant_advice_code: Option<String>,
    /// Who acquired the payment.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub acquirer_info: Option<AcquirerInfo>,
    /// The instalments, if it is paid in some.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub credit_pay_plan: Option<CreditPayPlan>,
    /// The account that paid, masked.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub account_no: Option<String>,
    /// The exemption from authentication that was asked for.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub exemption_requested: Option<String>,
    /// The kind of credential that was used.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub credential_type_used: Option<String>,
    /// The retrieval reference number.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub rrn: Option<String>,
    /// The issuer's code of the authorisation.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub authorization_code: Option<String>,
}

/// The result of 3D Secure.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct ThreeDsResult {
    /// The version of the protocol.
    #[serde(
        rename = "threeDSVersion",
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub version: Option<String>,
    /// The electronic commerce indicator.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub eci: Option<String>,
    /// The cardholder authentication value. Some messages misspell its name as `caav`; that is read
    /// too.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub cavv: Option<String>,
    /// The directory server's id of the authentication.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub ds_transaction_id: Option<String>,
    /// The id of the authentication in version 1.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub xid: Option<String>,
    /// Why the authentication came out as it did.
    #[serde(
        rename = "threeDStransactionStatusReason",
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub transaction_status_reason: Option<String>,
    /// Why the challenge was given up.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub challenge_cancel: Option<String>,
    /// Whether the buyer was challenged.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Option::is_none")]
    pub challenged: Option<bool>,
    /// Which exemption was used.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub exemption_type: Option<String>,
    /// Whether 3D Secure was offered.
    #[serde(
        rename = "threeDSOffered",
        deserialize_with = "flag",
        skip_serializing_if = "Option::is_none"
    )]
    pub offered: Option<bool>,
    /// Who performed it, such as `INTERNAL`.
    #[serde(
        rename = "threeDSType",
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub kind: Option<String>,
    /// The status that the issuer gave.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub pa_res_status: Option<String>,
    /// Whether the issuer is liable for a fraud.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub liability_shift: Option<String>,
}

/// Who acquired the payment, when that is not Antom itself.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct AcquirerInfo {
    /// Its name.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub acquirer_name: Option<String>,
    /// The id of the request sent to it.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub reference_request_id: Option<String>,
    /// Its id of the transaction.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub acquirer_transaction_id: Option<String>,
    /// Its id of the merchant.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub acquirer_merchant_id: Option<String>,
    /// Its name for the merchant.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub acquirer_merchant_name: Option<String>,
    /// Its result code.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub acquirer_result_code: Option<String>,
    /// Its result message.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub acquirer_result_message: Option<String>,
    /// Its reason.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub acquirer_reason_description: Option<String>,
}

/// The buyer, as the wallet that paid knows them.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PspCustomerInfo {
    /// The wallet, such as `ALIPAY_CN`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub psp_name: Option<String>,
    /// Its id of the customer.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub psp_customer_id: Option<String>,
    /// That id, fit to show.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub display_customer_id: Option<String>,
    /// The customer's name, fit to show.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub display_customer_name: Option<String>,
    /// The customer's Alipay id.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub customer_2088_id: Option<String>,
    /// Anything else.
    #[serde(
        deserialize_with = "text_or_json",
        skip_serializing_if = "Option::is_none"
    )]
    pub extend_info: Option<String>,
}

/// A rate of exchange.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Quote {
    /// Its id.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub quote_id: Option<String>,
    /// The two currencies, such as `HKD/USD`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub quote_currency_pair: Option<String>,
    /// The rate, in decimal digits. It is kept as text, so that it is never rounded here.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub quote_price: Option<String>,
    /// From when it holds, ISO 8601.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub quote_start_time: Option<String>,
    /// Until when it holds, ISO 8601.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub quote_expiry_time: Option<String>,
    /// Whether Antom guarantees it.
    #[serde(deserialize_with = "flag", skip_serializing_if = "Option::is_none")]
    pub guaranteed: Option<bool>,
    /// The amount exchanged.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub exchange_amount: Option<Amount>,
}

/// A payment in instalments.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct CreditPayPlan {
    /// How many instalments.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub installment_num: Option<String>,
    /// How far apart they are.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub interval: Option<String>,
    /// How the fee is reckoned.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub credit_pay_fee_type: Option<String>,
    /// The merchant's part of the fee, per cent.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub fee_percentage: Option<String>,
}

/// A promotion that was applied.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct PromotionResult {
    /// `DISCOUNT` or `INTEREST_FREE`.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub promotion_type: Option<String>,
    /// What was taken off.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub discount: Option<Discount>,
}

/// What a promotion took off.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Discount {
    /// Its tag.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub discount_tag: Option<String>,
    /// Its name.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub discount_name: Option<String>,
    /// What was saved.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub savings_amount: Option<Amount>,
    /// What may have been saved.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub estimate_savings_amount: Option<Amount>,
}

impl PaymentResultInfo {
    /// The name on the card, whichever of its two fields has it.
    #[must_use]
    pub fn cardholder(&self) -> Option<&str> {
        self.cardholder_name
            .as_deref()
            .or(self.hold_name.as_deref())
    }
}

impl CreditPayPlan {
    /// So many instalments, one a month.
    ///
    /// ```
    /// let plan = antom::CreditPayPlan::monthly(3);
    /// assert_eq!(plan.installment_num.as_deref(), Some("3"));
    /// ```
    #[must_use]
    pub fn monthly(installments: u32) -> Self {
        Self {
            installment_num: Some(installments.to_string()),
            interval: Some("MONTH".to_owned()),
            ..Self::default()
        }
    }
}

fn three_ds_result<'de, D>(from: D) -> Result<Option<ThreeDsResult>, D::Error>
where
    D: Deserializer<'de>,
{
    let mut value = Option::<Value>::deserialize(from)?;
    if let Some(Value::Object(fields)) = &mut value
        && let Some(misspelt) = fields.remove("caav")
    {
        fields.entry("cavv").or_insert(misspelt);
    }
    Ok(value.and_then(|value| serde_json::from_value(value).ok()))
}
