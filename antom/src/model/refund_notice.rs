use super::codes::RefundStatus;
use super::result::{OperationResult, ResultStatus};
use super::shared::refund_report;
use super::wire::{Detail, JsonText};

refund_report! {
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
