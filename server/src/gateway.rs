//! Where the shop meets Antom: an order becomes a request, an answer becomes evidence.

pub mod evidence;
pub mod refusal;
mod request;

use antom::{
    Answer, CallError, CancelRequest, Cancellation, Capture, CaptureRequest, Client,
    InquiryPayment, InquiryRefund, PaymentInquiry, PaymentSession, Refund, RefundInquiry,
};
use domain::{Currency, Money};

pub use self::request::RequestError;
use crate::config::{AllowedOrigins, RedirectRefused};
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
}

impl Gateway {
    #[must_use]
    pub fn new(client: Client, address: ShopAddress, origins: AllowedOrigins) -> Self {
        Self {
            client,
            address,
            origins,
        }
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
        Ok(self.client.create_payment_session(&request).await)
    }

    /// inquiryPayment.
    ///
    /// # Errors
    /// As [`CallError`]: `ORDER_NOT_EXIST` means that the buyer has not submitted anything.
    pub async fn inquire(
        &self,
        payment_request_id: &str,
    ) -> Result<Answer<PaymentInquiry>, CallError> {
        self.client
            .inquiry_payment(&InquiryPayment::by_request_id(payment_request_id))
            .await
    }

    /// cancel: the whole payment, as long as it is neither captured nor a day old.
    ///
    /// # Errors
    /// As [`CallError`]: without an answer, the same call is made again.
    pub async fn cancel(
        &self,
        payment_request_id: &str,
    ) -> Result<Answer<Cancellation>, CallError> {
        self.client
            .cancel(&CancelRequest::by_request_id(payment_request_id))
            .await
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
        self.client
            .capture(&CaptureRequest::new(capture_request_id, payment_id, amount))
            .await
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
        self.client
            .refund(&request::refund(refund, payment_id, amount, &self.address))
            .await
    }

    /// inquiryRefund.
    ///
    /// # Errors
    /// As [`CallError`]: `REFUND_NOT_EXIST` may also mean that Antom does not know of it yet.
    pub async fn inquire_refund(
        &self,
        refund_request_id: &str,
    ) -> Result<Answer<RefundInquiry>, CallError> {
        self.client
            .inquiry_refund(&InquiryRefund::by_request_id(refund_request_id))
            .await
    }

    /// The address of the hosted page, if a buyer may be sent there.
    ///
    /// # Errors
    /// When there is none, or it leads to where no gateway is.
    pub fn trusted_url(&self, normal_url: Option<&str>) -> Result<String, RedirectRefused> {
        self.origins.check_redirect(normal_url.unwrap_or_default())
    }
}
