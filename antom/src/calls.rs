use serde::de::DeserializeOwned;

use crate::client::{Answer, Client};
use crate::error::{CallError, UnknownReason};
use crate::model::{
    CancelRequest, Cancellation, Capture, CaptureRequest, CreatePaymentSession, InquiryPayment,
    InquiryRefund, PaymentInquiry, PaymentSession, Refund, RefundInquiry, RefundRequest,
};

impl Client {
    /// Opens a hosted page for one payment.
    ///
    /// # Errors
    ///
    /// A [`CallError`]. After [`CallError::Unknown`] call again with a new `payment_request_id`:
    /// the session may exist, but its address is lost.
    pub async fn create_payment_session(
        &self,
        request: &CreatePaymentSession,
    ) -> Result<Answer<PaymentSession>, CallError> {
        self.call("payments/createPaymentSession", request).await
    }

    /// Asks how a payment stands.
    ///
    /// # Errors
    ///
    /// A [`CallError`]. A refusal with the code
    /// [`ORDER_NOT_EXIST`](crate::codes::ORDER_NOT_EXIST) means that the buyer has not submitted
    /// the page yet.
    pub async fn inquiry_payment(
        &self,
        request: &InquiryPayment,
    ) -> Result<Answer<PaymentInquiry>, CallError> {
        let answer = self.call("payments/inquiryPayment", request).await;
        // Antom goes by paymentId if both are asked for, so only that one has to agree then.
        about(answer, |told: &PaymentInquiry| match &request.payment_id {
            Some(_) => same(&request.payment_id, &told.payment_id),
            None => same(&request.payment_request_id, &told.payment_request_id),
        })
    }

    /// Takes authorised money, when the payment was opened with
    /// [`CaptureMode::Manual`](crate::CaptureMode::Manual).
    ///
    /// A success means that the money is taken. `CAPTURE_RESULT` is posted to the payment's
    /// `paymentNotifyUrl` as well.
    ///
    /// ```no_run
    /// use antom::{Amount, CallError, CaptureRequest, codes};
    ///
    /// # async fn capture(client: antom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let request = CaptureRequest::new("CAPTURE-1", "2026…", Amount::new("SGD", 6400));
    /// request.check()?;
    /// match client.capture(&request).await {
    ///     Ok(answer) => println!("taken: {:?}", answer.body.capture_amount),
    ///     Err(error) if error.result_code() == Some(codes::CAPTURE_IN_PROCESS) => {
    ///         println!("accepted; the notification will tell");
    ///     }
    ///     Err(CallError::Refused { result, .. }) => println!("not taken: {}", result.result_code),
    ///     Err(again) => println!("ask again with CAPTURE-1: {again}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#capture). After
    /// [`CallError::Unknown`] the money may be taken: repeat the request **as it was**, with the
    /// same `capture_request_id`, or wait for the notification. If the code is
    /// [`CAPTURE_IN_PROCESS`](crate::codes::CAPTURE_IN_PROCESS), it was accepted and is under way.
    /// [`inquiry_payment`](Self::inquiry_payment) lists captures.
    pub async fn capture(&self, request: &CaptureRequest) -> Result<Answer<Capture>, CallError> {
        let answer = self.call("payments/capture", request).await;
        about(answer, |told: &Capture| {
            is(&request.capture_request_id, &told.capture_request_id)
                && is(&request.payment_id, &told.payment_id)
        })
    }

    /// Undoes a payment wholly: before it is paid the order is closed, afterwards the money goes
    /// back. Antom takes it until 00:15 GMT+8 of the next day, and for cards only until the money
    /// is captured; after that it is a [`refund`](Self::refund).
    ///
    /// There is no notification of it, and a notification of the payment's success may still
    /// arrive afterwards. The cancellation prevails.
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#cancel). After
    /// [`CallError::Unknown`] the payment may be cancelled: repeat the request **as it was**, three
    /// times or so. If that does not decide it, ask with [`inquiry_payment`](Self::inquiry_payment)
    /// whether the status is
    /// [`TransactionStatus::Cancelled`](crate::TransactionStatus::Cancelled).
    pub async fn cancel(&self, request: &CancelRequest) -> Result<Answer<Cancellation>, CallError> {
        let answer = self.call("payments/cancel", request).await;
        about(answer, |told: &Cancellation| match &request.payment_id {
            Some(_) => same(&request.payment_id, &told.payment_id),
            None => same(&request.payment_request_id, &told.payment_request_id),
        })
    }

    /// Gives money back, wholly or in part. There may be several refunds of one payment, up to
    /// what was captured in all.
    ///
    /// A success means that the refund is done on Antom's side. `REFUND_RESULT` is posted to
    /// `refundNotifyUrl` for every refund that was accepted, and for none that was refused here.
    ///
    /// ```no_run
    /// use antom::{Amount, CallError, RefundRequest, codes};
    ///
    /// # async fn refund(client: antom::Client) -> Result<(), Box<dyn std::error::Error>> {
    /// let request = RefundRequest::new("REFUND-1", "2026…", Amount::new("SGD", 1400));
    /// request.check()?;
    /// match client.refund(&request).await {
    ///     Ok(answer) => println!("given back: {:?}", answer.body.refund_amount),
    ///     Err(error) if error.result_code() == Some(codes::REFUND_IN_PROCESS) => {
    ///         println!("accepted; the notification or inquiry_refund will tell");
    ///     }
    ///     Err(CallError::Refused { result, .. }) => println!("kept: {}", result.result_code),
    ///     Err(again) => println!("ask again with REFUND-1: {again}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// A [`CallError`]; its codes are explained in [`codes`](crate::codes#refund). After
    /// [`CallError::Unknown`] the money may be on its way back: repeat the request **as it was**,
    /// with the same `refund_request_id`. A new id would be a second refund. If the code is
    /// [`REFUND_IN_PROCESS`](crate::codes::REFUND_IN_PROCESS), it was accepted and is under way:
    /// wait for the notification, or ask with [`inquiry_refund`](Self::inquiry_refund);
    /// [`CallError::answered`] reads Antom's id of it.
    pub async fn refund(&self, request: &RefundRequest) -> Result<Answer<Refund>, CallError> {
        let answer = self.call("payments/refund", request).await;
        about(answer, |told: &Refund| {
            is(&request.refund_request_id, &told.refund_request_id)
                && is(&request.payment_id, &told.payment_id)
        })
    }

    /// Asks how a refund stands. Decide by [`RefundInquiry::refund_status`].
    ///
    /// # Errors
    ///
    /// A [`CallError`], none of which says that the refund failed. A refusal because the refund is
    /// not known means that the request never arrived, or not yet; see
    /// [`codes`](crate::codes#inquiries-of-refunds).
    pub async fn inquiry_refund(
        &self,
        request: &InquiryRefund,
    ) -> Result<Answer<RefundInquiry>, CallError> {
        let answer = self.call("payments/inquiryRefund", request).await;
        about(answer, |told: &RefundInquiry| match &request.refund_id {
            Some(_) => same(&request.refund_id, &told.refund_id),
            None => same(&request.refund_request_id, &told.refund_request_id),
        })
    }
}

/// Whether the id that was told can be the one that was asked for. Answers often leave ids out.
pub(crate) fn same(asked: &Option<String>, told: &Option<String>) -> bool {
    asked.as_ref().is_none_or(|asked| is(asked, told))
}

pub(crate) fn is(asked: &str, told: &Option<String>) -> bool {
    told.as_ref().is_none_or(|told| told == asked)
}

/// An answer's signature does not cover its request, so an answer that names something else is
/// neither a success, nor a refusal, nor an acceptance of what was asked.
pub(crate) fn about<A: DeserializeOwned>(
    outcome: Result<Answer<A>, CallError>,
    matches: impl Fn(&A) -> bool,
) -> Result<Answer<A>, CallError> {
    let stray = |result, raw| CallError::Unknown {
        reason: UnknownReason::WrongSubject,
        result,
        raw: Some(raw),
    };
    match outcome {
        Ok(answer) if !matches(&answer.body) => {
            let result = crate::client::hint(answer.raw.as_bytes());
            Err(stray(result, answer.raw))
        }
        Err(error) if error.answered().is_some_and(|body| !matches(&body)) => Err(match error {
            CallError::Refused { result, raw } => stray(Some(result), raw),
            CallError::Unknown {
                result,
                raw: Some(raw),
                ..
            } => stray(result, raw),
            other => other,
        }),
        outcome => outcome,
    }
}
