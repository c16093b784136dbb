//! What Antom is known to refuse in `pay` and `consult`.

use super::check::{RequestError, optional, order, positive, text};
use super::codes::{CaptureMode, TerminalType};
use super::env::Env;
use super::order::Buyer;
use super::pay::PayRequest;

impl PayRequest {
    /// Checks what can be checked without asking: fields that must be given, lengths, amounts, that
    /// the goods sum up to the order's amount, and what goes together.
    ///
    /// ```
    /// use antom::{Amount, Env, OsType, Order, PayRequest, PaymentMethod, RequestError, TerminalType};
    ///
    /// let total = Amount::new("SGD", 6400);
    /// let order = Order::new("ORDER-1", "A weekender", total.clone());
    /// let env = Env::new(TerminalType::Wap, "203.0.113.7");
    /// let card = PaymentMethod::card();
    /// let request = PayRequest::new("PAY-1", total, order, card, "https://shop.example/", env);
    /// assert_eq!(request.check(), Err(RequestError::Missing("env.osType")));
    /// ```
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        text("paymentRequestId", &self.payment_request_id, 64)?;
        text("paymentRedirectUrl", &self.payment_redirect_url, 2048)?;
        optional("paymentNotifyUrl", &self.payment_notify_url, 2048)?;
        optional("merchantRegion", &self.merchant_region, 2)?;
        optional("userRegion", &self.user_region, 2)?;
        optional("merchantAccountId", &self.merchant_account_id, 32)?;
        optional("metadata", &self.metadata, 2048)?;
        positive("paymentAmount", &self.payment_amount)?;
        if self.payment_amount.currency != self.order.order_amount.currency {
            return Err(RequestError::MixedCurrencies("paymentAmount"));
        }
        self.env.check()?;
        required("env.clientIp", &self.env.client_ip)?;
        self.method()?;
        order(&self.order)
    }

    fn method(&self) -> Result<(), RequestError> {
        const ID: &str = "paymentMethod.paymentMethodId";
        let method = &self.payment_method;
        text(
            "paymentMethod.paymentMethodType",
            &method.payment_method_type,
            64,
        )?;
        let on_file = method
            .payment_method_meta_data
            .as_ref()
            .and_then(|meta| meta.is_card_on_file);
        match &method.payment_method_id {
            Some(token) => text(ID, token.expose(), 128)?,
            None if on_file == Some(true) => return Err(RequestError::Missing(ID)),
            None => {}
        }
        if !method.is_card() {
            return Ok(());
        }
        let factor = self.payment_factor.as_ref();
        if factor.and_then(|factor| factor.is_authorization) != Some(true) {
            return Err(RequestError::Missing("paymentFactor.isAuthorization"));
        }
        let manual = factor.and_then(|factor| factor.capture_mode) == Some(CaptureMode::Manual);
        if manual && method.require_issuer_authentication == Some(true) {
            return Err(RequestError::AutomaticCaptureOnly);
        }
        if !self.order.buyer.as_ref().is_some_and(named) {
            return Err(RequestError::Missing("order.buyer"));
        }
        Ok(())
    }
}

impl Env {
    /// What both calls ask for.
    pub(super) fn check(&self) -> Result<(), RequestError> {
        match self.terminal_type {
            None => return Err(RequestError::Missing("env.terminalType")),
            Some(TerminalType::Wap | TerminalType::App) if self.os_type.is_none() => {
                return Err(RequestError::Missing("env.osType"));
            }
            Some(
                TerminalType::Web | TerminalType::Wap | TerminalType::App | TerminalType::MiniApp,
            ) => {}
        }
        Ok(())
    }
}

/// Whether Antom can tell who the buyer is.
pub(super) fn named(buyer: &Buyer) -> bool {
    buyer.reference_buyer_id.is_some()
        || buyer.buyer_phone_no.is_some()
        || buyer.buyer_email.is_some()
}

fn required(field: &'static str, value: &Option<String>) -> Result<(), RequestError> {
    match value {
        Some(value) => text(field, value, 64),
        None => Err(RequestError::Missing(field)),
    }
}
