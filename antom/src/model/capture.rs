//! `capture`: taking authorised money.

use serde::{Deserialize, Serialize};

use super::amount::Amount;
use super::check::{RequestError, positive, text as checked};
use super::payment::AcquirerInfo;
use super::result::OperationResult;
use super::scalar::{detail, flag, required_text, text};

/// The request to take authorised money.
///
/// Within seven days of the authorisation, or it lapses. For one-time payments the amount must be
/// all that was authorised. If the answer is lost or unknown, ask again with the **same**
/// `capture_request_id`: Antom answers alike and takes the money once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CaptureRequest {
    /// Your own id of this capture, unique for ever, at most 64 characters.
    #[serde(deserialize_with = "required_text")]
    pub capture_request_id: String,
    /// Antom's id of the payment, at most 64 characters.
    #[serde(deserialize_with = "required_text")]
    pub payment_id: String,
    /// How much to take.
    pub capture_amount: Amount,
    /// Whether nothing more will be captured, where several captures are allowed.
    #[serde(
        default,
        deserialize_with = "flag",
        skip_serializing_if = "Option::is_none"
    )]
    pub is_last_capture: Option<bool>,
}

/// The answer: the money is taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Capture {
    /// How the capture came out.
    pub result: OperationResult,
    /// Your own id of the capture.
    #[serde(
        default,
        deserialize_with = "text",
        skip_serializing_if = "Option::is_none"
    )]
    pub capture_request_id: Option<String>,
    /// Antom's id of the capture. Keep it: a refund names it if there are several captures.
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
    /// How much was taken. Compare it with what you asked for.
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
