//! Where the shop meets Antom: an order becomes a request, an answer becomes evidence.

mod redact;
pub mod reply;
mod request;

use std::sync::Arc;
use std::time::Instant;

use antom::{
    Answer, CallError, CancelRequest, Cancellation, Capture, CaptureRequest, CardToken, Client,
    DeleteTokenRequest, DeletedToken, InquiryPayment, InquiryRefund, PayOutcome, PayRequest,
    PaymentInquiry, PaymentSession, Refund, RefundInquiry,
};
use domain::order::CaptureMode;
use domain::{Currency, Money};

use crate::config::{AllowedOrigins, RedirectRefused};
use crate::gateway::redact::Kept;
use crate::gateway::reply::payment_options::Offer;
pub use crate::gateway::request::RequestError;
use crate::platform::metrics::Metrics;
use crate::platform::metrics::labels::Api;
use crate::platform::vault::Vault;
use crate::store::orders::{OrderLineRow, OrderRow};
use crate::store::payments::attempt_terms::{Device, Terms};
use crate::store::payments::refunds::RefundRow;

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

/// For what the ways to pay are asked about.
#[derive(Clone, Copy, Debug)]
pub struct Question<'a> {
    pub total: Money,
    pub device: &'a Device,
    /// Two letters of ISO 3166.
    pub region: &'a str,
    pub capture_mode: CaptureMode,
}

#[derive(Debug)]
pub struct Gateway {
    client: Client,
    address: ShopAddress,
    origins: AllowedOrigins,
    metrics: Arc<Metrics>,
    vault: Vault,
}

impl Gateway {
    #[must_use]
    pub fn new(
        client: Client,
        address: ShopAddress,
        origins: AllowedOrigins,
        metrics: Arc<Metrics>,
        vault: Vault,
    ) -> Self {
        Self {
            client,
            address,
            origins,
            metrics,
            vault,
        }
    }

    /// Where its calls are counted, and everything else too.
    #[must_use]
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }

    /// What seals the tokens in its answers.
    #[must_use]
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    /// Makes a call: every call to Antom is made here. Counts it, and says in the log how it ended.
    async fn counted<T>(
        &self,
        api: Api,
        call: impl Future<Output = Result<T, CallError>>,
    ) -> Result<T, CallError>
    where
        Result<T, CallError>: Kept,
    {
        let started = Instant::now();
        #[cfg(debug_assertions)]
        let call = crate::platform::crash_point::around(api.as_str(), call);
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
        answer.without_tokens(&self.vault)
    }

    /// consult: the ways to pay, in Antom's order.
    ///
    /// # Errors
    /// As [`CallError`]: nothing is known of the ways to pay.
    pub async fn offers(&self, question: &Question<'_>) -> Result<Vec<Offer>, CallError> {
        let request = request::consult(question, &self.address);
        let call = self.client.consult(&request);
        let answer = self.counted(Api::Consult, call).await?;
        let shows = |address: &str| self.origins.check_redirect(address).ok();
        Ok(reply::payment_options::of(
            &answer.body,
            &request.payment_amount,
            shows,
        ))
    }

    /// What `pay` is asked for this attempt on this order, but for the token of a saved card.
    ///
    /// # Errors
    /// When the order cannot be put into a request.
    pub fn pay_request(
        &self,
        order: &OrderRow,
        lines: &[OrderLineRow],
        payment_request_id: &str,
        terms: &Terms,
    ) -> Result<PayRequest, RequestError> {
        request::pay(order, lines, payment_request_id, terms, &self.address)
    }

    /// pay; `token` is that of the saved card, if it is by one.
    ///
    /// # Errors
    /// As [`CallError`]: unless it is a refusal, the payment may be under way.
    pub async fn pay(
        &self,
        mut request: PayRequest,
        token: Option<CardToken>,
    ) -> Result<PayOutcome, CallError> {
        request.payment_method.payment_method_id = token;
        self.counted(Api::Pay, self.client.pay(&request)).await
    }

    /// createPaymentSession for this attempt on this order, as the buyer chose.
    ///
    /// # Errors
    /// The outer one when the order cannot be put into a request; the inner one is Antom's.
    pub async fn open_session(
        &self,
        order: &OrderRow,
        lines: &[OrderLineRow],
        payment_request_id: &str,
        terms: Option<&Terms>,
    ) -> Result<Result<Answer<PaymentSession>, CallError>, RequestError> {
        let request = request::create_payment_session(
            order,
            lines,
            payment_request_id,
            terms,
            &self.address,
        )?;
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

    /// deleteToken: Antom forgets a saved card.
    ///
    /// # Errors
    /// As [`CallError`]: `INVALID_TOKEN` means that it knows of no such card any more.
    pub async fn delete_token(&self, token: CardToken) -> Result<Answer<DeletedToken>, CallError> {
        let request = DeleteTokenRequest::new(token);
        let call = self.client.delete_token(&request);
        self.counted(Api::DeleteToken, call).await
    }

    /// The address of the hosted page, if a buyer may be sent there.
    ///
    /// # Errors
    /// When there is none, or it leads to where no gateway is.
    pub fn trusted_url(&self, normal_url: Option<&str>) -> Result<String, RedirectRefused> {
        self.origins.check_redirect(normal_url.unwrap_or_default())
    }
}
