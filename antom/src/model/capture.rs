//! `capture`: taking authorised money.

use super::amount::Amount;
use super::check::{RequestError, positive, text as checked};
use super::result::OperationResult;
use super::shared::capture_result;
use super::wire::{Detail, wire};

wire! {
    /// The request to take authorised money.
    ///
    /// Within seven days of the authorisation, or it lapses. For one-time payments the amount must be
    /// all that was authorised. If the answer is lost or unknown, ask again with the **same**
    /// `capture_request_id`: Antom answers alike and takes the money once.
    pub struct CaptureRequest {
        /// Your own id of this capture, unique for ever, at most 64 characters.
        pub capture_request_id: String,
        /// Antom's id of the payment, at most 64 characters.
        pub payment_id: String,
        /// How much to take.
        pub capture_amount: Amount,
        /// Whether nothing more will be captured, where several captures are allowed.
        pub is_last_capture: Option<bool>,
    }
}

capture_result! {
    /// The answer: the money is taken.
    pub struct Capture {
        /// How the capture came out.
        pub result: OperationResult,
    }
}

impl CaptureRequest {
    /// A request for this amount, without saying whether it is the last.
    pub fn new(
        capture_request_id: impl Into<String>,
        payment_id: impl Into<String>,
        capture_amount: Amount,
    ) -> Self {
        Self {
            capture_request_id: capture_request_id.into(),
            payment_id: payment_id.into(),
            capture_amount,
            is_last_capture: None,
        }
    }

    /// Checks what can be checked without asking: fields that must be given, lengths and the
    /// amount.
    ///
    /// ```
    /// use antom::model::{Amount, CaptureRequest, RequestError};
    ///
    /// let request = CaptureRequest::new("CAPTURE-1", "2026", Amount::new("SGD", 0));
    /// assert_eq!(request.check(), Err(RequestError::BadAmount("captureAmount")));
    /// ```
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        checked("captureRequestId", &self.capture_request_id, 64)?;
        checked("paymentId", &self.payment_id, 64)?;
        positive("captureAmount", &self.capture_amount)?;
        Ok(())
    }
}
