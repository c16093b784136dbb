//! `inquiryRefund`: how a refund stands.

use super::check::{RequestError, optional};
use super::payment::AcquirerInfo;
use super::result::OperationResult;
use super::shared::refund_report;
use super::wire::{Detail, JsonText, wire};

wire! {
    /// The question how a refund stands. If both ids are given, Antom goes by `refund_id`.
    #[derive(Default)]
    pub struct InquiryRefund {
        /// Your own id of the refund, at most 64 characters.
        pub refund_request_id: Option<String>,
        /// Antom's id of the refund, at most 64 characters.
        pub refund_id: Option<String>,
        /// Which of your accounts it was for, if you have several; at most 32 characters.
        pub merchant_account_id: Option<String>,
    }
}

refund_report! {
    /// The answer: how the refund stands.
    ///
    /// `result` only says that the question was answered; decide by `refund_status`. Without one nothing
    /// is known.
    pub struct RefundInquiry {
        /// How the *question* came out.
        pub result: OperationResult,
        /// The retrieval reference number.
        pub rrn: Option<String>,
        /// Who acquired the payment.
        pub acquirer_info: Detail<AcquirerInfo>,
    }
}

impl InquiryRefund {
    /// Asks by your own id of the refund.
    pub fn by_request_id(refund_request_id: impl Into<String>) -> Self {
        Self {
            refund_request_id: Some(refund_request_id.into()),
            ..Self::default()
        }
    }

    /// Asks by Antom's id of the refund.
    pub fn by_refund_id(refund_id: impl Into<String>) -> Self {
        Self {
            refund_id: Some(refund_id.into()),
            ..Self::default()
        }
    }

    /// Checks what can be checked without asking: that an id is given, and lengths.
    ///
    /// ```
    /// use antom::model::{InquiryRefund, RequestError};
    ///
    /// let missing = RequestError::Missing("refundId or refundRequestId");
    /// assert_eq!(InquiryRefund::default().check(), Err(missing));
    /// assert_eq!(InquiryRefund::by_request_id("REFUND-1").check(), Ok(()));
    /// ```
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        if self.refund_id.is_none() && self.refund_request_id.is_none() {
            return Err(RequestError::Missing("refundId or refundRequestId"));
        }
        optional("refundId", &self.refund_id, 64)?;
        optional("refundRequestId", &self.refund_request_id, 64)?;
        optional("merchantAccountId", &self.merchant_account_id, 32)
    }
}
