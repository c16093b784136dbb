//! `cancel`: undoing a payment.

use super::check::{RequestError, optional};
use super::result::OperationResult;
use super::wire::wire;

wire! {
    /// The request to undo a payment wholly. If both ids are given, Antom goes by `payment_id`.
    ///
    /// If the answer is lost or unknown, ask again with the same ids.
    #[derive(Default)]
    pub struct CancelRequest {
        /// Antom's id of the payment, at most 64 characters.
        pub payment_id: Option<String>,
        /// Your own id of the attempt to pay, at most 64 characters.
        pub payment_request_id: Option<String>,
        /// Which of your accounts it was for, if you have several; at most 32 characters.
        pub merchant_account_id: Option<String>,
    }

    /// The answer: the payment is undone. If it was paid, the money goes back.
    ///
    /// A notification that the payment succeeded may still arrive; the cancellation prevails.
    pub struct Cancellation {
        /// How the cancellation came out.
        pub result: OperationResult,
        /// Antom's id of the payment.
        pub payment_id: Option<String>,
        /// Your own id of the attempt to pay.
        pub payment_request_id: Option<String>,
        /// When, ISO 8601.
        pub cancel_time: Option<String>,
    }
}

impl CancelRequest {
    /// Undoes the payment of this id of Antom's.
    pub fn by_payment_id(payment_id: impl Into<String>) -> Self {
        Self {
            payment_id: Some(payment_id.into()),
            ..Self::default()
        }
    }

    /// Undoes the attempt of this id of your own. It works before Antom's id is known, too.
    pub fn by_request_id(payment_request_id: impl Into<String>) -> Self {
        Self {
            payment_request_id: Some(payment_request_id.into()),
            ..Self::default()
        }
    }

    /// Checks what can be checked without asking: that an id is given, and lengths.
    ///
    /// ```
    /// use antom::model::{CancelRequest, RequestError};
    ///
    /// let missing = RequestError::Missing("paymentId or paymentRequestId");
    /// assert_eq!(CancelRequest::default().check(), Err(missing));
    /// assert_eq!(CancelRequest::by_request_id("PAYMENT-1").check(), Ok(()));
    /// ```
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        if self.payment_id.is_none() && self.payment_request_id.is_none() {
            return Err(RequestError::Missing("paymentId or paymentRequestId"));
        }
        optional("paymentId", &self.payment_id, 64)?;
        optional("paymentRequestId", &self.payment_request_id, 64)?;
        optional("merchantAccountId", &self.merchant_account_id, 32)
    }
}
