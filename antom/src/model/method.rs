//! The way to pay that a request names.

use std::collections::BTreeMap;

use serde_json::Value;

use super::codes::TokenizeMode;
use super::token::CardToken;
use super::wire::{JsonText, wire};

wire! {
    /// The way to pay that the buyer chose.
    ///
    /// ```
    /// use antom::{CardToken, PaymentMethod};
    ///
    /// assert_eq!(PaymentMethod::card().payment_method_type, "CARD");
    /// let saved = PaymentMethod::saved_card(CardToken::new("ALIPAY…"));
    /// assert!(!format!("{saved:?}").contains("ALIPAY…"));
    /// ```
    pub struct PaymentMethod {
        /// The method, such as `CARD`. Antom adds methods without notice, so it stays a text.
        pub payment_method_type: String,
        /// The `cardToken` of an earlier payment, at most 128 characters: the buyer need not type the
        /// card again.
        pub payment_method_id: Option<CardToken>,
        /// For South Korean cards: the issuer is to authenticate the buyer. Such payments are captured
        /// automatically, never by a call (guide 004).
        pub require_issuer_authentication: Option<bool>,
        /// Which kind of card may pay: `CREDIT`, `DEBIT`, `PREPAID`, `CHARGE` or `DEFERRED_DEBIT`.
        pub funding: Option<String>,
        /// The buyer's id with the method.
        pub customer_id: Option<String>,
        /// Anything agreed with Antom besides, at most 2048 characters.
        pub extend_info: Option<JsonText>,
        /// What this method needs besides.
        pub payment_method_meta_data: Option<PaymentMethodMetaData>,
    }

    /// What a method needs besides its name.
    #[derive(Default)]
    pub struct PaymentMethodMetaData {
        /// Whether the card is kept for later payments. Without it, it is not.
        pub tokenize_mode: Option<TokenizeMode>,
        /// Whether a card must pass 3D Secure. `Some(false)` and nothing mean the same: the acquirer
        /// may still ask for it. South Korean cards have none.
        #[serde(rename = "is3DSAuthentication")]
        pub is_3ds_authentication: Option<bool>,
        /// Whether 3D Secure may be started for a payment that the issuer would refuse without it.
        pub enable_authentication_upgrade: Option<bool>,
        /// Whether the card was stored at an earlier payment.
        pub is_card_on_file: Option<bool>,
        /// The brand that the buyer chose: of a card with two brands, or for a South Korean card with
        /// [`require_issuer_authentication`](PaymentMethod::require_issuer_authentication), which then
        /// leads straight to the page of that brand.
        pub selected_card_brand: Option<String>,
        /// Fills in the e-mail address for Przelewy24 and Mercado Pago.
        pub payer_email: Option<String>,
        /// Fills in the Brazilian taxpayer number for Mercado Pago.
        pub cpf: Option<String>,
        /// Anything else that a method asks for, such as what marks a payment as initiated by the
        /// merchant.
        #[serde(flatten)]
        pub other: BTreeMap<String, Value>,
    }
}

impl PaymentMethod {
    /// The type of all cards.
    pub const CARD: &'static str = "CARD";

    /// The type of a company's account at Antom (guide 001).
    pub const BUSINESS_ACCOUNT: &'static str = "ANTOM_BIZ_ACCOUNT";

    /// A method by its name.
    pub fn new(payment_method_type: impl Into<String>) -> Self {
        Self {
            payment_method_type: payment_method_type.into(),
            payment_method_id: None,
            require_issuer_authentication: None,
            funding: None,
            customer_id: None,
            extend_info: None,
            payment_method_meta_data: None,
        }
    }

    /// A card that the buyer types on Antom's page.
    #[must_use]
    pub fn card() -> Self {
        Self::new(Self::CARD)
    }

    /// A card that was stored at an earlier payment.
    #[must_use]
    pub fn saved_card(token: CardToken) -> Self {
        Self {
            payment_method_id: Some(token),
            payment_method_meta_data: Some(PaymentMethodMetaData {
                is_card_on_file: Some(true),
                ..PaymentMethodMetaData::default()
            }),
            ..Self::card()
        }
    }

    /// A company's account at Antom.
    #[must_use]
    pub fn business_account() -> Self {
        Self::new(Self::BUSINESS_ACCOUNT)
    }

    /// Whether a company's account pays.
    #[must_use]
    pub fn is_business_account(&self) -> bool {
        self.payment_method_type == Self::BUSINESS_ACCOUNT
    }

    /// Whether it is a card, typed or saved.
    #[must_use]
    pub fn is_card(&self) -> bool {
        self.payment_method_type == Self::CARD
    }
}
