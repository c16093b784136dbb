use super::amount::Amount;
use super::codes::RefundStatus;
use super::payment::Quote;
use super::refund::CustomizedInfo;
use super::result::{OperationResult, ResultStatus};
use super::wire::{Detail, JsonText, wire};

wire! {
    /// `REFUND_RESULT`: how a refund came out.
    ///
    /// It names its refund and not the payment. A `refund_request_id` that is not yours is a refund that
    /// was made elsewhere, for instance in Antom's dashboard: `inquiryPayment` lists the refunds of a
    /// payment.
    ///
    /// Judge it by [`RefundNotification::outcome`].
    pub struct RefundNotification {
        /// `REFUND_RESULT`.
        pub notify_type: Option<String>,
        /// How the refund came out.
        pub result: OperationResult,
        /// How the refund came out, in another word. A status that this crate does not know makes the
        /// whole notification unreadable.
        pub refund_status: Option<RefundStatus>,
        /// Your own id of the refund.
        pub refund_request_id: Option<String>,
        /// Antom's id of the refund.
        pub refund_id: Option<String>,
        /// How much is given back. Compare it with what you asked for.
        pub refund_amount: Option<Amount>,
        /// When it succeeded, ISO 8601.
        pub refund_time: Option<String>,
        /// What is really given back, if that is not `refund_amount`.
        pub actual_refund_amount: Detail<Amount>,
        /// What is taken from your payout, before fees.
        pub gross_settlement_amount: Detail<Amount>,
        /// The rate used for that.
        pub settlement_quote: Detail<Quote>,
        /// The acquirer's reference number of the refund, by which the buyer's bank can find it.
        pub arn: Option<String>,
        /// The code of the authorisation.
        pub authorization_code: Option<String>,
        /// What the request gave as `customizedInfo`.
        pub customized_info: Detail<CustomizedInfo>,
        /// What the request gave as `metadata`.
        pub metadata: Option<JsonText>,
    }
}

impl RefundNotification {
    /// How the refund came out. If `result` and `refund_status` contradict each other, it is
    /// unknown: ask `inquiryRefund`.
    ///
    /// ```
    /// use antom::model::{RefundNotification, ResultStatus};
    ///
    /// let body = r#"{
    ///     "notifyType": "REFUND_RESULT",
    ///     "refundStatus": "FAIL",
    ///     "refundRequestId": "REFUND-1",
    ///     "result": {"resultCode": "SUCCESS", "resultStatus": "S"}
    /// }"#;
    /// let refund: RefundNotification = serde_json::from_str(body)?;
    /// assert_eq!(refund.outcome(), ResultStatus::U);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn outcome(&self) -> ResultStatus {
        let result = self.result.result_status;
        match self.refund_status {
            None => result,
            Some(RefundStatus::Success) if result == ResultStatus::S => ResultStatus::S,
            Some(RefundStatus::Fail) if result == ResultStatus::F => ResultStatus::F,
            Some(RefundStatus::Success | RefundStatus::Fail | RefundStatus::Processing) => {
                ResultStatus::U
            }
        }
    }
}
