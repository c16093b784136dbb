//! `inquiryPayment`: how a payment stands.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::codes::{TransactionStatus, TransactionType};
use super::pay::RedirectActionForm;
use super::payment::{AcquirerInfo, PaymentResultInfo, PromotionResult, PspCustomerInfo, Quote};
use super::result::{OperationResult, ResultStatus};
use super::scalar::{detail, details, list, text, text_or_json};

/// The question how a payment stands. If both ids are given, Antom goes by `payment_id`.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct InquiryPayment {
    /// Your own id of the attempt.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub payment_request_id: Option<String>,
    /// Antom's id of the payment.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub payment_id: Option<String>,
    /// Which of your accounts it was for, if you have several.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub merchant_account_id: Option<String>,
}

/// The answer: how the payment stands.
///
/// `result` only says that the question was answered; decide by `payment_status`. Until the buyer
/// has submitted the hosted Checkout Page, the answer is a refusal with the code `ORDER_NOT_EXIST`:
/// not paid *yet*, not failed. A payment made by `pay` exists at once and is `PROCESSING`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentInquiry {
    /// How the *question* came out.
    pub result: OperationResult,
    /// How the payment stands. A status that this crate does not know makes the whole answer
    /// unreadable, so that it cannot be taken for a known one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_status: Option<TransactionStatus>,
    /// Why, as a code, such as `SUCCESS` or `USER_BALANCE_NOT_ENOUGH`.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_result_code: Option<String>,
    /// Why, as a sentence for developers.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_result_message: Option<String>,
    /// Your own id of the attempt.
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
    /// Where the page was.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub payment_redirect_url: Option<String>,
    /// Where the buyer of a payment made by `pay` goes on, while it can be paid.
    #[serde(
        default,
        deserialize_with = "detail",
        skip_serializing_if = "Option::is_none"
    )]
    pub redirect_action_form: Option<RedirectActionForm>,
    /// Captures, refunds and the like, once there are any.
    #[serde(
        default,
        deserialize_with = "list",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub transactions: Vec<Transaction>,
    /// Promotions applied.
    #[serde(
        default,
        deserialize_with = "details",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub promotion_results: Vec<PromotionResult>,
    /// Which of your accounts it was for.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub merchant_account_id: Option<String>,
    /// The earliest time of paying out, ISO 8601.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub earliest_settlement_time: Option<String>,
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

/// Something that happened to a payment after it was made.
///
/// Judge it by [`Transaction::outcome`], never by `transaction_status`: a capture that failed or is
/// still running also shows `SUCCESS` there.
#[derive(Debug, Clone, PartialEq, Default, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Transaction {
    /// What it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_type: Option<TransactionType>,
    /// How it came out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_result: Option<OperationResult>,
    /// Not to be relied on; see above.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub transaction_status: Option<TransactionStatus>,
    /// Antom's id of it.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub transaction_id: Option<String>,
    /// Your own id of it. An automatic capture has the payment's.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub transaction_request_id: Option<String>,
    /// How much.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transaction_amount: Option<Amount>,
    /// When, ISO 8601.
    #[serde(deserialize_with = "text", skip_serializing_if = "Option::is_none")]
    pub transaction_time: Option<String>,
    /// Who acquired it.
    #[serde(deserialize_with = "detail", skip_serializing_if = "Option::is_none")]
    pub acquirer_info: Option<AcquirerInfo>,
}

impl InquiryPayment {
    /// Asks by your own id of the attempt.
    pub fn by_request_id(payment_request_id: impl Into<String>) -> Self {
        Self {
            payment_request_id: Some(payment_request_id.into()),
            ..Self::default()
        }
    }

    /// Asks by Antom's id of the payment.
    pub fn by_payment_id(payment_id: impl Into<String>) -> Self {
        Self {
            payment_id: Some(payment_id.into()),
            ..Self::default()
        }
    }
}

impl PaymentInquiry {
    /// The captures among the transactions.
    pub fn captures(&self) -> impl Iterator<Item = &Transaction> {
        self.transactions
            .iter()
            .filter(|transaction| transaction.transaction_type == Some(TransactionType::Capture))
    }

    /// The refunds among the transactions, those made in Antom's dashboard too.
    pub fn refunds(&self) -> impl Iterator<Item = &Transaction> {
        self.transactions
            .iter()
            .filter(|transaction| transaction.transaction_type == Some(TransactionType::Refund))
    }

    /// Where to send the buyer's browser, if a payment that `pay` made still waits for the buyer.
    /// Check its host against those you expect.
    #[must_use]
    pub fn continue_url(&self) -> Option<&str> {
        let form = self.redirect_action_form.as_ref()?;
        form.redirect_url.as_deref().filter(|_| form.is_plain())
    }

    /// What is known about the card, from whichever of the two places has it.
    #[must_use]
    pub fn card(&self) -> Option<&PaymentResultInfo> {
        self.payment_result_info
            .as_ref()
            .or(self.card_info.as_ref())
    }
}

impl Transaction {
    /// How it came out. Without a result, or with a status of failure beside a result of success,
    /// it is unknown.
    #[must_use]
    pub fn outcome(&self) -> ResultStatus {
        let Some(result) = &self.transaction_result else {
            return ResultStatus::U;
        };
        let contradicted = match self.transaction_status {
            None | Some(TransactionStatus::Success) => false,
            Some(
                TransactionStatus::Fail
                | TransactionStatus::Processing
                | TransactionStatus::Cancelled
                | TransactionStatus::Pending,
            ) => true,
        };
        match result.result_status {
            ResultStatus::S if contradicted => ResultStatus::U,
            status => status,
        }
    }
}
