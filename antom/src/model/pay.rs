//! `pay`: a payment without the hosted Checkout Page, here by card.

use super::amount::Amount;
use super::codes::ProductCode;
use super::env::Env;
use super::method::PaymentMethod;
use super::order::Order;
use super::payment::{CreditPayPlan, PromotionResult};
use super::result::OperationResult;
use super::session::{PaymentFactor, SettlementStrategy};
use super::shared::payment_result;
use super::wire::{Detail, Details, JsonText, wire};

wire! {
    /// The request for one payment (guides 003 and 004).
    ///
    /// [`PayRequest::new`] fills in what must be given; set the other fields as needed.
    ///
    /// If the answer is lost or unknown, ask with `inquiryPayment` about the **same**
    /// `payment_request_id`: the payment may be under way, or paid (guide 003).
    ///
    /// ```
    /// use antom::{
    ///     Amount, Buyer, Env, Order, PayRequest, PaymentMethod, PaymentMethodMetaData, TerminalType,
    ///     TokenizeMode,
    /// };
    ///
    /// let total = Amount::new("SGD", 6400);
    /// let mut order = Order::new("ORDER-1", "A weekender", total.clone());
    /// order.buyer = Some(Buyer {
    ///     reference_buyer_id: Some("BUYER-7".to_owned()),
    ///     ..Buyer::default()
    /// });
    /// let card = PaymentMethod {
    ///     payment_method_meta_data: Some(PaymentMethodMetaData {
    ///         tokenize_mode: Some(TokenizeMode::AskForConsent),
    ///         is_3ds_authentication: Some(true),
    ///         ..PaymentMethodMetaData::default()
    ///     }),
    ///     ..PaymentMethod::card()
    /// };
    /// let env = Env::new(TerminalType::Web, "203.0.113.7");
    /// let request = PayRequest::new("PAY-1", total, order, card, "https://shop.example/result", env);
    /// assert_eq!(request.check(), Ok(()));
    /// ```
    pub struct PayRequest {
        /// Always [`ProductCode::CashierPayment`] for one-time payments.
        pub product_code: ProductCode,
        /// Your own id of this attempt to pay, unique for ever, at most 64 characters.
        pub payment_request_id: String,
        /// How much to take.
        pub payment_amount: Amount,
        /// What it is for. For a card, its buyer must be identified: see [`Buyer`](super::Buyer).
        pub order: Order,
        /// The way to pay.
        pub payment_method: PaymentMethod,
        /// Where the buyer's browser goes afterwards, at most 2048 characters, HTTPS. That it comes back
        /// there proves nothing about the payment.
        pub payment_redirect_url: String,
        /// Where the buyer is: `terminal_type` and `client_ip` must be given, and `os_type` with a phone.
        pub env: Env,
        /// Where notifications are posted, at most 2048 characters, HTTPS. Without it the address set in
        /// Antom's dashboard is used. Avoid a query string.
        pub payment_notify_url: Option<String>,
        /// Authorised first, and captured by whom. A card needs `is_authorization`.
        pub payment_factor: Option<PaymentFactor>,
        /// When the buyer can pay no longer, ISO 8601. Without it 14 minutes from now.
        pub payment_expiry_time: Option<String>,
        /// In which currency you are paid out; needed if you signed up for several.
        pub settlement_strategy: Option<SettlementStrategy>,
        /// The instalments that the buyer chose among those that `consult` offers.
        pub credit_pay_plan: Option<CreditPayPlan>,
        /// Where you trade, two letters of ISO 3166.
        pub merchant_region: Option<String>,
        /// Where the buyer is, two letters of ISO 3166.
        pub user_region: Option<String>,
        /// Which of your accounts this is for, if you have several.
        pub merchant_account_id: Option<String>,
        /// Anything of yours that should come back in the notification, at most 2048 characters.
        pub metadata: Option<JsonText>,
        /// Anything agreed with Antom besides.
        pub extend_info: Option<JsonText>,
    }
}

payment_result! {
    /// The answer: how the payment stands.
    ///
    /// Of status `S` it is paid, or authorised if it is by card. Of status `U` the buyer has to go on to
    /// [`continue_url`](Self::continue_url), or it is under way without the buyer. Of status `F` there is
    /// nothing but the result.
    pub struct Payment {
        /// How the payment came out.
        pub result: OperationResult,
        /// Where the buyer goes on, as an address.
        pub normal_url: Option<String>,
        /// Where the buyer goes on, as the scheme of an app.
        pub scheme_url: Option<String>,
        /// Where the buyer goes on, as an address that opens an app.
        pub applink_url: Option<String>,
        /// The app that those addresses open.
        pub app_identifier: Option<String>,
        /// Where the buyer goes on, as a form.
        pub redirect_action_form: Detail<RedirectActionForm>,
        /// That form, written as a text of JSON; see [`action_form`](Self::action_form).
        pub payment_action_form: Option<JsonText>,
        /// Promotions applied.
        pub promotion_result: Details<PromotionResult>,
        /// Anything agreed with Antom besides.
        pub extend_info: Option<JsonText>,
    }
}

wire! {
    /// A form that sends the buyer on.
    #[derive(Default)]
    pub struct RedirectActionForm {
        /// `GET` or `POST`.
        pub method: Option<String>,
        /// What to post, if it is to be posted.
        pub parameters: Option<JsonText>,
        /// Where to.
        pub redirect_url: Option<String>,
        /// What kind of form it is, such as `RedirectActionForm`.
        #[serde(alias = "paymentActionFormType")]
        pub action_form_type: Option<String>,
    }
}

impl PayRequest {
    /// A request with everything that must be given. A card is only authorised at first, as guide
    /// 003 demands; Antom captures it at once unless you set
    /// [`CaptureMode::Manual`](super::CaptureMode::Manual).
    pub fn new(
        payment_request_id: impl Into<String>,
        payment_amount: Amount,
        order: Order,
        payment_method: PaymentMethod,
        payment_redirect_url: impl Into<String>,
        env: Env,
    ) -> Self {
        let payment_factor = payment_method.is_card().then(|| PaymentFactor {
            is_authorization: Some(true),
            ..PaymentFactor::default()
        });
        Self {
            product_code: ProductCode::CashierPayment,
            payment_request_id: payment_request_id.into(),
            payment_amount,
            order,
            payment_method,
            payment_redirect_url: payment_redirect_url.into(),
            env,
            payment_notify_url: None,
            payment_factor,
            payment_expiry_time: None,
            settlement_strategy: None,
            credit_pay_plan: None,
            merchant_region: None,
            user_region: None,
            merchant_account_id: None,
            metadata: None,
            extend_info: None,
        }
    }
}

impl Payment {
    /// Where to send the buyer's browser, if the buyer has anything left to do. Take it as it is,
    /// after checking its host against those you expect.
    ///
    /// It is `normal_url`, or what the action forms say if they need no more than a redirect.
    #[must_use]
    pub fn continue_url(&self) -> Option<String> {
        self.normal_url.clone().or_else(|| {
            let form = self.redirect_action_form.clone();
            form.or_else(|| self.action_form())
                .filter(RedirectActionForm::is_plain)?
                .redirect_url
        })
    }

    /// `payment_action_form`, read.
    #[must_use]
    pub fn action_form(&self) -> Option<RedirectActionForm> {
        serde_json::from_str(self.payment_action_form.as_deref()?).ok()
    }
}

impl RedirectActionForm {
    pub(super) fn is_plain(&self) -> bool {
        self.method
            .as_deref()
            .is_none_or(|method| method.eq_ignore_ascii_case("GET"))
    }
}
