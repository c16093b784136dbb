//! Where the shop meets Antom: an order becomes a request, an answer becomes evidence.

mod details;
pub mod evidence;
pub mod refusal;
mod request;

use std::sync::Arc;
use std::time::Instant;

use antom::{
    Answer, CallError, CancelRequest, Cancellation, Capture, CaptureRequest, Client,
    InquiryPayment, InquiryRefund, PaymentInquiry, PaymentSession, Refund, RefundInquiry,
};
use domain::{Currency, Money};

pub use self::request::RequestError;
use crate::config::{AllowedOrigins, RedirectRefused};
use crate::metrics::Metrics;
use crate::metrics::labels::Api;
use crate::store::orders::{OrderLineRow, OrderRow};
use crate::store::refunds::RefundRow;

/// What the requests say of the shop, whichever order they are about.
#[derive(Clone, Debug)]
pub struct ShopAddress {
    /// Without a trailing slash.
    pub public_url: String,
    /// Where the pictures are, below `public_url`: `/pkg/<hash>`.
    pub assets: String,
    /// `None`: the order's own currency.
    pub settlement_currency: Option<Currency>,
}

#[derive(Debug)]
pub struct Gateway {
    client: Client,
    address: ShopAddress,
    origins: AllowedOrigins,
    metrics: Arc<Metrics>,
}

impl Gateway {
    #[must_use]
    pub fn new(
        client: Client,
        address: ShopAddress,
        origins: AllowedOrigins,
        metrics: Arc<Metrics>,
    ) -> Self {
        Self {
            client,
            address,
            origins,
            metrics,
        }
    }

    /// Where its calls are counted, and everything else too.
    #[must_use]
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }

    /// Makes a call: every call to Antom is made here. Counts it, and says in the log how it ended.
    async fn counted<T>(
        &self,
        api: Api,
        call: impl Future<Output = Result<Answer<T>, CallError>>,
    ) -> Result<Answer<T>, CallError> {
        let started = Instant::now();
        #[cfg(debug_assertions)]
        let call = crate::crash_point::around(api.as_str(), call);
        // On the heap, since it would be held twice here, and it is large.
        let answer = Box::pin(call).await;
        let (took, error) = (started.elapsed(), answer.as_ref().err());
        let outcome = self.metrics.called(api, took, error).as_str();
        let code = error.and_then(CallError::result_code);
        let ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        // Pages that wait ask every two seconds.
        if api == Api::InquiryPayment {
            tracing::debug!(api = api.as_str(), outcome, code, ms, "asked Antom");
        } else {
            tracing::info!(api = api.as_str(), outcome, code, ms, "asked Antom");
        }
        answer
    }

    /// createPaymentSession for this attempt on this order.
    ///
    /// # Errors
    /// The outer one when the order cannot be put into a request; the inner one is Antom's.
    pub async fn open_session(
        &self,
        order: &OrderRow,
        lines: &[OrderLineRow],
        payment_request_id: &str,
    ) -> Result<Result<Answer<PaymentSession>, CallError>, RequestError> {
        let request =
            request::create_payment_session(order, lines, payment_request_id, &self.address)?;
        self.metrics.attempt_begun();
        let call = self.client.create_payment_session(&request);
        Ok(self.counted(Api::CreatePaymentSession, call).await)
    }

    /// inquiryPayment.
    ///
    /// # Errors
    /// As [`CallError`]: `ORDER_NOT_EXIST` means that the buyer has not submitted anything.
    pub async fn inquire(
        &self,
        payment_request_id: &str,
    ) -> Result<Answer<PaymentInquiry>, CallError> {
        let request = InquiryPayment::by_request_id(payment_request_id);
        let call = self.client.inquiry_payment(&request);
        self.counted(Api::InquiryPayment, call).await
    }

    /// cancel: the whole payment, as long as it is neither captured nor a day old.
    ///
    /// # Errors
    /// As [`CallError`]: without an answer, the same call is made again.
    pub async fn cancel(
        &self,
        payment_request_id: &str,
    ) -> Result<Answer<Cancellation>, CallError> {
        let request = CancelRequest::by_request_id(payment_request_id);
        let call = self.client.cancel(&request);
        self.counted(Api::Cancel, call).await
    }

    /// capture: takes what an authorisation holds.
    ///
    /// # Errors
    /// As [`CallError`]: without an answer, the same call is made again under the same id.
    pub async fn capture(
        &self,
        capture_request_id: &str,
        payment_id: &str,
        amount: Money,
    ) -> Result<Answer<Capture>, CallError> {
        let amount = request::amount(amount);
        let request = CaptureRequest::new(capture_request_id, payment_id, amount);
        let call = self.client.capture(&request);
        self.counted(Api::Capture, call).await
    }

    /// refund.
    ///
    /// # Errors
    /// As [`CallError`]: without an answer, the same call is made again under the same id.
    pub async fn refund(
        &self,
        refund: &RefundRow,
        payment_id: &str,
        amount: Money,
    ) -> Result<Answer<Refund>, CallError> {
        let request = request::refund(refund, payment_id, amount, &self.address);
        let call = self.client.refund(&request);
        self.counted(Api::Refund, call).await
    }

    /// inquiryRefund.
    ///
    /// # Errors
    /// As [`CallError`]: `REFUND_NOT_EXIST` may also mean that Antom does not know of it yet.
    pub async fn inquire_refund(
        &self,
        refund_request_id: &str,
    ) -> Result<Answer<RefundInquiry>, CallError> {
        let request = InquiryRefund::by_request_id(refund_request_id);
        let call = self.client.inquiry_refund(&request);
        self.counted(Api::InquiryRefund, call).await
    }

    /// The address of the hosted page, if a buyer may be sent there.
    ///
    /// # Errors
    /// When there is none, or it leads to where no gateway is.
    pub fn trusted_url(&self, normal_url: Option<&str>) -> Result<String, RedirectRefused> {
        self.origins.check_redirect(normal_url.unwrap_or_default())
    }
}
