//! The bodies of notifications.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::payment::{AcquirerInfo, PaymentResultInfo, PromotionResult, PspCustomerInfo, Quote};
use super::result::OperationResult;
use super::scalar::{detail, details, text, text_or_json};

/// `PAYMENT_RESULT` or `PAYMENT_PENDING`: how a payment came out, or that it waits.
///
/// For `CARD`, `APPLEPAY`, `GOOGLEPAY` and Pay by bank a success only means authorised: ship on
/// the [`CaptureNotification`]. If `payment_method_type` is missing, ask `inquiryPayment`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentNotification {
    /// `PAYMENT_RESULT` or `PAYMENT_PENDING`.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub notify_type: Option<String>,
    /// How the payment came out.
    pub result: OperationResult,
    /// Your own id of the attempt. Deductions of a subscription carry `subscription_id` instead.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_request_id: Option<String>,
    /// Antom's id of the payment.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_id: Option<String>,
    /// The amount asked for. Compare it with your order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_amount: Option<Amount>,
    /// Antom's id of the subscription, if this is a deduction for one.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub subscription_id: Option<String>,
    /// Promotions applied.
    #[serde(
        default,
        deserialize_with = "details",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub promotion_result: Vec<PromotionResult>,
    /// What the buyer really paid, after promotions.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub actual_payment_amount: Option<Amount>,
    /// When it succeeded, ISO 8601.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_time: Option<String>,
    /// When the buyer submitted it, ISO 8601.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_create_time: Option<String>,
    /// When the authorisation lapses, ISO 8601.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub auth_expiry_time: Option<String>,
    /// The method, such as `CARD`. Often left out: then nothing may be concluded from it.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_method_type: Option<String>,
    /// What is known about the card.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_result_info: Option<PaymentResultInfo>,
    /// An older copy of `payment_result_info`.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub card_info: Option<PaymentResultInfo>,
    /// The acquirer's reference number.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub acquirer_reference_no: Option<String>,
    /// Who acquired the payment.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub acquirer_info: Option<AcquirerInfo>,
    /// The buyer, as the wallet knows them.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub psp_customer_info: Option<PspCustomerInfo>,
    /// The amount to declare to customs.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub customs_declaration_amount: Option<Amount>,
    /// What will be paid out, before fees.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub gross_settlement_amount: Option<Amount>,
    /// The rate used for paying out.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub settlement_quote: Option<Quote>,
    /// The rate used for the payment.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_quote: Option<Quote>,
    /// The amount in the currency it is processed in.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub processing_amount: Option<Amount>,
    /// What the request gave as `metadata`.
    #[serde(
        default,
        deserialize_with = "text_or_json",
        skip_serializing_if = "Option::is_none"
    )]
    pub metadata: Option<String>,
}

/// `CAPTURE_RESULT`: whether authorised money was taken.
///
/// It ties to its payment by `payment_id`; an automatic capture also has the payment's request id
/// as its own. It may arrive before the payment's notification.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureNotification {
    /// `CAPTURE_RESULT`.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub notify_type: Option<String>,
    /// How the capture came out.
    pub result: OperationResult,
    /// Your own id of the capture; for an automatic one, that of the payment.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub capture_request_id: Option<String>,
    /// Antom's id of the capture.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub capture_id: Option<String>,
    /// Antom's id of the payment.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_id: Option<String>,
    /// Your own id of the attempt, which most notifications leave out.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_request_id: Option<String>,
    /// How much was captured. Compare it with your order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub capture_amount: Option<Amount>,
    /// When, ISO 8601.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub capture_time: Option<String>,
    /// The acquirer's reference number.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub acquirer_reference_no: Option<String>,
    /// Who acquired it.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub acquirer_info: Option<AcquirerInfo>,
}

impl PaymentNotification {
    /// What is known about the card, from whichever of the two places has it.
    #[must_use]
    pub fn card(&self) -> Option<&PaymentResultInfo> {
        self.payment_result_info
            .as_ref()
            .or(self.card_info.as_ref())
    }
}
