//! `refund`: giving money back.

use super::amount::Amount;
use super::check::{RequestError, optional, positive, text as checked};
use super::codes::RefundFrom;
use super::order::UserName;
use super::payment::AcquirerInfo;
use super::result::OperationResult;
use super::shared::refund_result;
use super::wire::{Detail, JsonText, wire};

wire! {
    /// The request to give money back, wholly or in part.
    ///
    /// If the answer is lost or unknown, ask again with the **same** `refund_request_id`: Antom answers
    /// alike and gives the money back once. A new id is a new refund.
    pub struct RefundRequest {
        /// Your own id of this refund, unique for ever: at most 64 letters, digits, `-` and `_`.
        pub refund_request_id: String,
        /// Antom's id of the payment, at most 64 characters.
        pub payment_id: String,
        /// How much to give back. All refunds of a payment together stay within what was captured.
        pub refund_amount: Amount,
        /// Antom's id of the capture, at most 64 characters; due if there are several.
        pub capture_id: Option<String>,
        /// A reference of the seller, if that is not you; at most 64 characters.
        pub reference_refund_id: Option<String>,
        /// Why, at most 256 characters.
        pub refund_reason: Option<String>,
        /// Where `REFUND_RESULT` is posted, at most 1024 characters. Without it the address set in
        /// Antom's dashboard is used. Avoid a query string.
        pub refund_notify_url: Option<String>,
        /// Whether the refund is worked on after the answer.
        pub is_async_refund: Option<bool>,
        /// What is really given back, if that is not `refund_amount`.
        pub actual_refund_amount: Option<Amount>,
        /// Out of whose funds, if it was agreed so with Antom.
        pub refund_details: Vec<RefundDetail>,
        /// The account that the refund is paid from.
        pub refund_source_account_no: Option<String>,
        /// The bank account that the refund is paid to, where the method needs one.
        pub refund_to_bank_info: Option<RefundToBankInfo>,
        /// Up to five texts of your own.
        pub customized_info: Option<CustomizedInfo>,
        /// Anything of yours that should come back in the notification, at most 2048 characters.
        pub metadata: Option<JsonText>,
        /// Anything agreed with Antom besides.
        pub extend_info: Option<JsonText>,
    }

    /// A part of a refund, and out of whose funds it comes.
    pub struct RefundDetail {
        /// How much.
        pub refund_amount: Amount,
        /// Out of whose funds.
        pub refund_from: RefundFrom,
    }

    /// The bank account that a refund is paid to.
    #[derive(Default)]
    pub struct RefundToBankInfo {
        /// The bank.
        pub bank_code: Option<String>,
        /// Whose account it is.
        pub account_holder_name: Option<UserName>,
        /// The number of the account.
        pub account_no: Option<String>,
    }

    /// Up to five texts of your own.
    #[derive(Default)]
    pub struct CustomizedInfo {
        /// The first.
        pub customized_field1: Option<String>,
        /// The second.
        pub customized_field2: Option<String>,
        /// The third.
        pub customized_field3: Option<String>,
        /// The fourth.
        pub customized_field4: Option<String>,
        /// The fifth.
        pub customized_field5: Option<String>,
    }
}

refund_result! {
    /// The answer: the refund is done on Antom's side. When the buyer sees the money depends on the
    /// wallet or the bank.
    ///
    /// An accepted refund that is still under way has the same form, and comes in a
    /// [`CallError`](crate::CallError); read it with
    /// [`CallError::answered`](crate::CallError::answered).
    pub struct Refund {
        /// How the refund came out.
        pub result: OperationResult,
        /// Antom's id of the payment.
        pub payment_id: Option<String>,
        /// What was paid with a coupon that is not given back.
        pub refund_non_guarantee_coupon_amount: Detail<Amount>,
        /// Who acquired the payment.
        pub acquirer_info: Detail<AcquirerInfo>,
        /// The acquirer's reference number.
        pub acquirer_reference_no: Option<String>,
    }
}

impl RefundRequest {
    /// A request with everything that must be given.
    pub fn new(
        refund_request_id: impl Into<String>,
        payment_id: impl Into<String>,
        refund_amount: Amount,
    ) -> Self {
        Self {
            refund_request_id: refund_request_id.into(),
            payment_id: payment_id.into(),
            refund_amount,
            capture_id: None,
            reference_refund_id: None,
            refund_reason: None,
            refund_notify_url: None,
            is_async_refund: None,
            actual_refund_amount: None,
            refund_details: Vec::new(),
            refund_source_account_no: None,
            refund_to_bank_info: None,
            customized_info: None,
            metadata: None,
            extend_info: None,
        }
    }

    /// Checks what can be checked without asking: fields that must be given, lengths, amounts, and
    /// that `inquiryRefund` will take the id as well.
    ///
    /// ```
    /// use antom::model::{Amount, RefundRequest, RequestError};
    ///
    /// let mut request = RefundRequest::new("REFUND-1", "2026", Amount::new("SGD", 1400));
    /// assert_eq!(request.check(), Ok(()));
    /// request.refund_reason = Some("x".repeat(257));
    /// let refused = RequestError::TooLong { field: "refundReason", max: 256 };
    /// assert_eq!(request.check(), Err(refused));
    /// ```
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        checked("refundRequestId", &self.refund_request_id, 64)?;
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        if !self.refund_request_id.bytes().all(plain) {
            return Err(RequestError::SpecialCharacters("refundRequestId"));
        }
        checked("paymentId", &self.payment_id, 64)?;
        positive("refundAmount", &self.refund_amount)?;
        optional("captureId", &self.capture_id, 64)?;
        optional("referenceRefundId", &self.reference_refund_id, 64)?;
        optional("refundReason", &self.refund_reason, 256)?;
        optional("refundNotifyUrl", &self.refund_notify_url, 1024)?;
        optional("metadata", &self.metadata, 2048)?;
        if let Some(amount) = &self.actual_refund_amount {
            positive("actualRefundAmount", amount)?;
        }
        for detail in &self.refund_details {
            positive("refundDetails.refundAmount", &detail.refund_amount)?;
        }
        Ok(())
    }
}
