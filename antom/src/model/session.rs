//! `createPaymentSession`: the hosted Checkout Page.

use super::amount::Amount;
use super::codes::{CaptureMode, ProductCode, ProductScene};
use super::env::Env;
use super::method::{PaymentMethod, PaymentMethodMetaData};
use super::order::Order;
use super::result::OperationResult;
use super::scalar::as_text;
use super::subscription::SubscriptionInfo;
use super::wire::{JsonText, wire};

wire! {
    /// The request for a page that takes one payment, or the first payment of a subscription.
    ///
    /// [`CreatePaymentSession::new`] fills in what must be given; set the other fields as needed.
    ///
    /// If the answer is lost or unknown, ask again with a **new** `payment_request_id` (guide 000). The
    /// first session may still be paid, so keep it on record.
    pub struct CreatePaymentSession {
        /// Always [`ProductCode::CashierPayment`] on the hosted page, for subscriptions too.
        pub product_code: ProductCode,
        /// [`ProductScene::CheckoutPayment`] for the hosted page.
        pub product_scene: Option<ProductScene>,
        /// Your own id of this attempt to pay, unique for ever, at most 64 characters.
        pub payment_request_id: String,
        /// How much to take.
        pub payment_amount: Amount,
        /// What it is for.
        pub order: Order,
        /// Where the buyer's browser goes afterwards, at most 2048 characters. That it comes back there
        /// proves nothing about the payment.
        pub payment_redirect_url: String,
        /// Where notifications are posted, at most 2048 characters. Without it the address set in
        /// Antom's dashboard is used. Avoid a query string.
        pub payment_notify_url: Option<String>,
        /// In which currency you are paid out; needed if you signed up for several.
        pub settlement_strategy: Option<SettlementStrategy>,
        /// The language of the page, at most 8 characters, such as `en_SG`. Without it the browser's.
        pub locale: Option<String>,
        /// How the money is captured.
        pub payment_factor: Option<PaymentFactor>,
        /// The one method that the buyer chose already, if it was chosen outside the page.
        pub payment_method: Option<PaymentMethod>,
        /// Which methods the page offers, and in what order. It prevails over the dashboard.
        pub available_payment_method: Option<AvailablePaymentMethod>,
        /// The subscription that the buyer signs up for, and whose first payment this is. The
        /// buyer's IP address is due in `env` with it.
        pub subscription_info: Option<SubscriptionInfo>,
        /// When the session expires, ISO 8601: at most one hour ahead, which is also the default.
        pub payment_session_expiry_time: Option<String>,
        /// Where the buyer is.
        pub env: Option<Env>,
        /// Where you trade, two letters of ISO 3166.
        pub merchant_region: Option<String>,
        /// Which of your accounts this is for, if you have several.
        pub merchant_account_id: Option<String>,
        /// Anything of yours that should come back in the notification, at most 2048 characters.
        pub metadata: Option<JsonText>,
    }

    /// In which currency the merchant is paid out.
    #[derive(Default)]
    pub struct SettlementStrategy {
        /// Three letters of ISO 4217.
        pub settlement_currency: Option<String>,
    }

    /// How the money is captured.
    #[derive(Default)]
    pub struct PaymentFactor {
        /// Who captures; without it Antom does, at once.
        pub capture_mode: Option<CaptureMode>,
        /// Whether the payment only authorises at first. Always so for cards.
        pub is_authorization: Option<bool>,
    }

    /// What the hosted page offers.
    #[derive(Default)]
    pub struct AvailablePaymentMethod {
        /// The methods to offer; empty for all that your contract allows.
        pub payment_method_type_list: Vec<PaymentMethodTypeItem>,
        /// What is known already, so that the buyer need not type it.
        pub payment_method_meta_data: Option<PaymentMethodMetaData>,
    }

    /// One method on the hosted page.
    pub struct PaymentMethodTypeItem {
        /// The method, such as `CARD`, `ALIPAY_CN` or `TNG`. Antom adds methods without notice, so it
        /// stays a text.
        pub payment_method_type: String,
        /// Its place in the list: the smaller, the higher.
        #[serde(serialize_with = "as_text")]
        pub payment_method_order: Option<u32>,
        /// Whether it also stands above the list as a quick payment. Only `ALIPAY_CN`, `APPLEPAY` and
        /// `GOOGLEPAY` can.
        pub express_checkout: Option<bool>,
    }

    /// The answer: a page that waits for the buyer.
    pub struct PaymentSession {
        /// How the call came out.
        pub result: OperationResult,
        /// The encrypted session, for client-side SDKs. The hosted page does not need it.
        pub payment_session_data: Option<String>,
        /// When the page expires; see [`PaymentSession::expires_at`].
        pub payment_session_expiry_time: Option<String>,
        /// Antom's id of the session.
        pub payment_session_id: Option<String>,
        /// Where to send the buyer's browser. Take it as it is, after checking its host against those
        /// you expect: its query is not always encoded as one would expect.
        pub normal_url: Option<String>,
    }
}

impl CreatePaymentSession {
    /// A request for the hosted Checkout Page with everything that must be given.
    pub fn new(
        payment_request_id: impl Into<String>,
        payment_amount: Amount,
        order: Order,
        payment_redirect_url: impl Into<String>,
    ) -> Self {
        Self {
            product_code: ProductCode::CashierPayment,
            product_scene: Some(ProductScene::CheckoutPayment),
            payment_request_id: payment_request_id.into(),
            payment_amount,
            order,
            payment_redirect_url: payment_redirect_url.into(),
            payment_notify_url: None,
            settlement_strategy: None,
            locale: None,
            payment_factor: None,
            payment_method: None,
            available_payment_method: None,
            subscription_info: None,
            payment_session_expiry_time: None,
            env: None,
            merchant_region: None,
            merchant_account_id: None,
            metadata: None,
        }
    }
}

impl SettlementStrategy {
    /// Paid out in this currency, three letters of ISO 4217.
    pub fn new(currency: impl Into<String>) -> Self {
        Self {
            settlement_currency: Some(currency.into()),
        }
    }
}

impl PaymentMethodTypeItem {
    /// A method at Antom's own place in the list, and not as a quick payment.
    pub fn new(payment_method_type: impl Into<String>) -> Self {
        Self {
            payment_method_type: payment_method_type.into(),
            payment_method_order: None,
            express_checkout: None,
        }
    }
}

impl PaymentSession {
    /// When the page expires, if Antom said so in a form that [`parse_time`](crate::parse_time)
    /// reads.
    #[must_use]
    pub fn expires_at(&self) -> Option<time::OffsetDateTime> {
        crate::parse_time(self.payment_session_expiry_time.as_deref()?)
    }
}
