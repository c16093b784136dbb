//! `inquiryPayment`: how a payment stands.

use super::amount::Amount;
use super::codes::{TransactionStatus, TransactionType};
use super::pay::RedirectActionForm;
use super::payment::{AcquirerInfo, PromotionResult};
use super::result::{OperationResult, ResultStatus};
use super::shared::payment_report;
use super::wire::{Detail, Details, JsonText, wire};

wire! {
    /// The question how a payment stands. If both ids are given, Antom goes by `payment_id`.
    #[derive(Default)]
    pub struct InquiryPayment {
        /// Your own id of the attempt.
        pub payment_request_id: Option<String>,
        /// Antom's id of the payment.
        pub payment_id: Option<String>,
        /// Which of your accounts it was for, if you have several.
        pub merchant_account_id: Option<String>,
    }
}

payment_report! {
    /// The answer: how the payment stands.
    ///
    /// `result` only says that the question was answered; decide by `payment_status`. Until the buyer
    /// has submitted the hosted Checkout Page, the answer is a refusal with the code `ORDER_NOT_EXIST`:
    /// not paid *yet*, not failed. A payment made by `pay` exists at once and is `PROCESSING`.
    pub struct PaymentInquiry {
        /// How the *question* came out.
        pub result: OperationResult,
        /// How the payment stands. A status that this crate does not know makes the whole answer
        /// unreadable, so that it cannot be taken for a known one.
        pub payment_status: Option<TransactionStatus>,
        /// Why, as a code, such as `SUCCESS` or `USER_BALANCE_NOT_ENOUGH`.
        pub payment_result_code: Option<String>,
        /// Why, as a sentence for developers.
        pub payment_result_message: Option<String>,
        /// Where the page was.
        pub payment_redirect_url: Option<String>,
        /// Where the buyer of a payment made by `pay` goes on, while it can be paid.
        pub redirect_action_form: Detail<RedirectActionForm>,
        /// Captures, refunds and the like, once there are any.
        pub transactions: Vec<Transaction>,
        /// Promotions applied.
        pub promotion_results: Details<PromotionResult>,
        /// Which of your accounts it was for.
        pub merchant_account_id: Option<String>,
        /// The earliest time of paying out, ISO 8601.
        pub earliest_settlement_time: Option<String>,
    }
}

wire! {
    /// Something that happened to a payment after it was made.
    ///
    /// Judge it by [`Transaction::outcome`], never by `transaction_status`: a capture that failed or is
    /// still running also shows `SUCCESS` there.
    #[derive(Default)]
    pub struct Transaction {
        /// What it is.
        pub transaction_type: Option<TransactionType>,
        /// How it came out.
        pub transaction_result: Option<OperationResult>,
        /// Not to be relied on; see above.
        pub transaction_status: Detail<TransactionStatus>,
        /// Antom's id of it.
        pub transaction_id: Option<String>,
        /// Your own id of it. An automatic capture has the payment's.
        pub transaction_request_id: Option<String>,
        /// How much.
        pub transaction_amount: Option<Amount>,
        /// When, ISO 8601.
        pub transaction_time: Option<String>,
        /// Who acquired it.
        pub acquirer_info: Detail<AcquirerInfo>,
    }
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
