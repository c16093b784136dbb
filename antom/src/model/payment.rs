//! What inquiries and notifications both tell about a payment.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::amount::Amount;
use super::token::CardToken;
use super::wire::{Detail, JsonText, wire};

wire! {
    /// What is known about the card, or other means, that paid. Everything in it is information: it
    /// decides nothing, and may be missing.
    #[derive(Default)]
    pub struct PaymentResultInfo {
        /// The card number, masked.
        pub card_no: Option<String>,
        /// The brand, such as `VISA`.
        pub card_brand: Option<String>,
        /// The token that stands for the card in later payments, if it was stored. Keep it encrypted.
        pub card_token: Option<CardToken>,
        /// The first digits of the card, at most 8.
        pub card_bin: Option<String>,
        /// The last four digits of the card.
        pub last_four: Option<String>,
        /// The card's month of expiry.
        pub expiry_month: Option<String>,
        /// The card's year of expiry.
        pub expiry_year: Option<String>,
        /// The name on the card.
        pub cardholder_name: Option<String>,
        /// The name on the card, as some acquirers write it; see
        /// [`cardholder`](Self::cardholder).
        pub hold_name: Option<String>,
        /// What tells the card from others without telling its number.
        pub fingerprint: Option<String>,
        /// `CONSUMER` or `COMMERCIAL`.
        pub card_category: Option<String>,
        /// `CREDIT`, `DEBIT`, `PREPAID`, `CHARGE` or `DEFERRED_DEBIT`.
        pub funding: Option<String>,
        /// The bank that issued the card.
        pub issuer_name: Option<String>,
        /// Where it was issued, two letters.
        pub issuing_country: Option<String>,
        /// Where the method is used, such as `GLOBAL`.
        pub payment_method_region: Option<String>,
        /// The result of the address check, as the card scheme gave it.
        pub avs_result_raw: Option<String>,
        /// The result of the security code check, as the card scheme gave it.
        pub cvv_result_raw: Option<String>,
        /// The card scheme's id of the transaction.
        pub network_transaction_id: Option<String>,
        /// The result of 3D Secure.
        #[serde(rename = "threeDSResult", deserialize_with = "three_ds_result")]
        pub three_ds_result: Option<ThreeDsResult>,
        /// The issuer's own code for a refusal.
        pub refusal_code_raw: Option<String>,
        /// The issuer's own reason for a refusal.
        pub refusal_reason_raw: Option<String>,
        /// The card scheme's advice after a refusal.
        pub merchant_advice_code: Option<String>,
        /// Who acquired the payment.
        pub acquirer_info: Detail<AcquirerInfo>,
        /// The instalments, if it is paid in some.
        pub credit_pay_plan: Detail<CreditPayPlan>,
        /// The account that paid, masked.
        pub account_no: Option<String>,
        /// The exemption from authentication that was asked for.
        pub exemption_requested: Option<String>,
        /// The kind of credential that was used.
        pub credential_type_used: Option<String>,
        /// The retrieval reference number.
        pub rrn: Option<String>,
        /// The issuer's code of the authorisation.
        pub authorization_code: Option<String>,
    }

    /// The result of 3D Secure.
    #[derive(Default)]
    pub struct ThreeDsResult {
        /// The version of the protocol.
        #[serde(rename = "threeDSVersion")]
        pub version: Option<String>,
        /// The electronic commerce indicator.
        pub eci: Option<String>,
        /// The cardholder authentication value. Some messages misspell its name as `caav`; that is read
        /// too.
        pub cavv: Option<String>,
        /// The directory server's id of the authentication.
        pub ds_transaction_id: Option<String>,
        /// The id of the authentication in version 1.
        pub xid: Option<String>,
        /// Why the authentication came out as it did.
        #[serde(rename = "threeDStransactionStatusReason")]
        pub transaction_status_reason: Option<String>,
        /// Why the challenge was given up.
        pub challenge_cancel: Option<String>,
        /// Whether the buyer was challenged.
        pub challenged: Option<bool>,
        /// Which exemption was used.
        pub exemption_type: Option<String>,
        /// Whether 3D Secure was offered.
        #[serde(rename = "threeDSOffered")]
        pub offered: Option<bool>,
        /// Who performed it, such as `INTERNAL`.
        #[serde(rename = "threeDSType")]
        pub kind: Option<String>,
        /// The status that the issuer gave.
        pub pa_res_status: Option<String>,
        /// Whether the issuer is liable for a fraud.
        pub liability_shift: Option<String>,
    }

    /// Who acquired the payment, when that is not Antom itself.
    #[derive(Default)]
    pub struct AcquirerInfo {
        /// Its name.
        pub acquirer_name: Option<String>,
        /// The id of the request sent to it.
        pub reference_request_id: Option<String>,
        /// Its id of the transaction.
        pub acquirer_transaction_id: Option<String>,
        /// Its id of the merchant.
        pub acquirer_merchant_id: Option<String>,
        /// Its name for the merchant.
        pub acquirer_merchant_name: Option<String>,
        /// Its result code.
        pub acquirer_result_code: Option<String>,
        /// Its result message.
        pub acquirer_result_message: Option<String>,
        /// Its reason.
        pub acquirer_reason_description: Option<String>,
    }

    /// The buyer, as the wallet that paid knows them.
    #[derive(Default)]
    pub struct PspCustomerInfo {
        /// The wallet, such as `ALIPAY_CN`.
        pub psp_name: Option<String>,
        /// Its id of the customer.
        pub psp_customer_id: Option<String>,
        /// That id, fit to show.
        pub display_customer_id: Option<String>,
        /// The customer's name, fit to show.
        pub display_customer_name: Option<String>,
        /// The customer's Alipay id.
        pub customer_2088_id: Option<String>,
        /// Anything else.
        pub extend_info: Option<JsonText>,
    }

    /// A rate of exchange.
    #[derive(Default)]
    pub struct Quote {
        /// Its id.
        pub quote_id: Option<String>,
        /// The two currencies, such as `HKD/USD`.
        pub quote_currency_pair: Option<String>,
        /// The rate, in decimal digits. It is kept as text, so that it is never rounded here.
        pub quote_price: Option<String>,
        /// From when it holds, ISO 8601.
        pub quote_start_time: Option<String>,
        /// Until when it holds, ISO 8601.
        pub quote_expiry_time: Option<String>,
        /// Whether Antom guarantees it.
        pub guaranteed: Option<bool>,
        /// The amount exchanged.
        pub exchange_amount: Detail<Amount>,
    }

    /// A payment in instalments.
    #[derive(Default)]
    pub struct CreditPayPlan {
        /// How many instalments.
        pub installment_num: Option<String>,
        /// How far apart they are.
        pub interval: Option<String>,
        /// How the fee is reckoned.
        pub credit_pay_fee_type: Option<String>,
        /// The merchant's part of the fee, per cent.
        pub fee_percentage: Option<String>,
    }

    /// A promotion that was applied.
    #[derive(Default)]
    pub struct PromotionResult {
        /// `DISCOUNT` or `INTEREST_FREE`.
        pub promotion_type: Option<String>,
        /// What was taken off.
        pub discount: Detail<Discount>,
    }

    /// What a promotion took off.
    #[derive(Default)]
    pub struct Discount {
        /// Its tag.
        pub discount_tag: Option<String>,
        /// Its name.
        pub discount_name: Option<String>,
        /// What was saved.
        pub savings_amount: Detail<Amount>,
        /// What may have been saved.
        pub estimate_savings_amount: Detail<Amount>,
    }
}

impl PaymentResultInfo {
    /// The same, with what only `other` says.
    pub(crate) fn completed_by(&self, other: &Self) -> Self {
        let (Ok(Value::Object(mut all)), Ok(Value::Object(ours))) =
            (serde_json::to_value(other), serde_json::to_value(self))
        else {
            return self.clone();
        };
        let says = |value: &Value| !value.is_null() && *value != Value::String(String::new());
        all.extend(ours.into_iter().filter(|(_, value)| says(value)));
        serde_json::from_value(Value::Object(all)).unwrap_or_else(|_| self.clone())
    }

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
