//! `consult`: which ways to pay there are for an amount.

use super::amount::Amount;
use super::check::{RequestError, optional, positive};
use super::codes::ProductCode;
use super::env::Env;
use super::option::PaymentOption;
use super::order::Buyer;
use super::result::OperationResult;
use super::session::{PaymentFactor, SettlementStrategy};
use super::wire::{Details, JsonText, wire};

wire! {
    /// The question which ways to pay there are.
    ///
    /// ```
    /// use antom::{Amount, ConsultRequest, Env, TerminalType};
    ///
    /// let env = Env::new(TerminalType::Web, "203.0.113.7");
    /// let request = ConsultRequest {
    ///     user_region: Some("SG".to_owned()),
    ///     ..ConsultRequest::new(Amount::new("SGD", 6400), env)
    /// };
    /// assert_eq!(request.check(), Ok(()));
    /// ```
    pub struct ConsultRequest {
        /// Always [`ProductCode::CashierPayment`] for one-time payments.
        pub product_code: ProductCode,
        /// How much is to be paid.
        pub payment_amount: Amount,
        /// Where the buyer is: `terminal_type` must be given, and `os_type` with a phone.
        pub env: Env,
        /// Where the buyer is, two letters of ISO 3166: what is common there comes first.
        pub user_region: Option<String>,
        /// Where you trade, two letters of ISO 3166.
        pub merchant_region: Option<String>,
        /// Only methods of these regions: two letters each, or `GLOBAL`.
        pub allowed_payment_method_regions: Vec<String>,
        /// Only these methods.
        pub allowed_payment_methods: Vec<String>,
        /// None of these methods.
        pub blocked_payment_methods: Vec<String>,
        /// Who buys.
        pub buyer: Option<Buyer>,
        /// Whether it is authorised first, for cards.
        pub payment_factor: Option<PaymentFactor>,
        /// In which currency you are paid out; needed if you signed up for several.
        pub settlement_strategy: Option<SettlementStrategy>,
        /// Which of your accounts this is for, if you have several.
        pub merchant_account_id: Option<String>,
        /// Anything agreed with Antom besides.
        pub extend_info: Option<JsonText>,
    }

    /// The answer: the ways to pay, in Antom's order.
    pub struct Consultation {
        /// How the question came out.
        pub result: OperationResult,
        /// The ways to pay. One that is of an unexpected form is left out, so that the others can still
        /// be offered.
        pub payment_options: Details<PaymentOption>,
        /// Anything agreed with Antom besides.
        pub extend_info: Option<JsonText>,
    }
}

impl ConsultRequest {
    /// The question for an amount and a place.
    #[must_use]
    pub fn new(payment_amount: Amount, env: Env) -> Self {
        Self {
            product_code: ProductCode::CashierPayment,
            payment_amount,
            env,
            user_region: None,
            merchant_region: None,
            allowed_payment_method_regions: Vec::new(),
            allowed_payment_methods: Vec::new(),
            blocked_payment_methods: Vec::new(),
            buyer: None,
            payment_factor: None,
            settlement_strategy: None,
            merchant_account_id: None,
            extend_info: None,
        }
    }

    /// Checks what can be checked without asking.
    ///
    /// # Errors
    ///
    /// The first reason found for which Antom would refuse the request.
    pub fn check(&self) -> Result<(), RequestError> {
        positive("paymentAmount", &self.payment_amount)?;
        optional("userRegion", &self.user_region, 2)?;
        optional("merchantRegion", &self.merchant_region, 2)?;
        optional("merchantAccountId", &self.merchant_account_id, 32)?;
        self.env.check()
    }
}

impl Consultation {
    /// The option of this method, such as `CARD`, if there is one.
    #[must_use]
    pub fn option(&self, payment_method_type: &str) -> Option<&PaymentOption> {
        self.payment_options
            .iter()
            .find(|option| option.payment_method_type == payment_method_type)
    }
}
