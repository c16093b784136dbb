//! What `consult` tells about one way to pay.

use std::collections::BTreeMap;

use super::amount::Amount;
use super::payment::Discount;
use super::wire::{Detail, Details, JsonText, wire};

wire! {
    /// One way to pay.
    ///
    /// ```
    /// let option: antom::PaymentOption = serde_json::from_str(
    ///     r#"{
    ///         "paymentMethodType": "GCASH",
    ///         "enabled": false,
    ///         "disableReason": "CHANNEL_NOT_SUPPORT_CURRENCY",
    ///         "logo": {"logoName": "GCash", "logoUrl": "https://logos.example/gcash.svg"}
    ///     }"#,
    /// )?;
    /// assert!(!option.is_enabled());
    /// assert_eq!(option.name(), "GCash");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub struct PaymentOption {
        /// The method, such as `CARD`.
        pub payment_method_type: String,
        /// Whether it can be used now; see [`is_enabled`](Self::is_enabled).
        pub enabled: Option<bool>,
        /// Why not, such as `CHANNEL_NOT_SUPPORT_CURRENCY`, `EXCEED_CHANNEL_LIMIT_RULE`,
        /// `SERVICE_DEGRADE`, `CHANNEL_DISABLE`, `CHANNEL_NOT_IN_SERVICE_TIME` or
        /// `PAYMENT_ACCOUNT_NOT_AVAILABLE`.
        pub disable_reason: Option<String>,
        /// Whether Antom advises it for this buyer.
        pub preferred: Option<bool>,
        /// Its kind, such as `CARD` or `WALLET`.
        pub payment_method_category: Option<String>,
        /// Where it is used: two letters each, or `GLOBAL`.
        pub payment_method_region: Details<String>,
        /// In which currencies it can be paid.
        pub supported_currencies: Details<String>,
        /// Its name and logo.
        pub logo: Detail<Logo>,
        /// How much it takes, by currency; see [`single_limit`](Self::single_limit).
        pub amount_limit_info_map: Detail<BTreeMap<String, AmountLimitInfo>>,
        /// For cards: brands, and for banks: which.
        pub payment_option_detail: Detail<PaymentOptionDetail>,
        /// The instalments that it offers.
        pub installment: Detail<Installment>,
        /// What it offers off.
        pub promotion_infos: Details<PromotionInfo>,
        /// The names of its promotions, by language, as JSON.
        pub promo_names: Option<JsonText>,
        /// How the buyer is led through it, such as `REDIRECT`.
        pub interaction_type: Option<String>,
        /// The bank that it stands for.
        pub bank_identifier_code: Option<String>,
        /// Anything agreed with Antom besides.
        pub extend_info: Option<JsonText>,
    }

    /// A name with a picture.
    #[derive(Default)]
    pub struct Logo {
        /// The name to show.
        pub logo_name: Option<String>,
        /// Where the picture is.
        pub logo_url: Option<String>,
    }

    /// How much a method takes in one currency.
    #[derive(Default)]
    pub struct AmountLimitInfo {
        /// At once.
        pub single_limit: Detail<AmountLimit>,
        /// In a day.
        pub day_limit: Detail<AmountLimit>,
        /// In a month.
        pub month_limit: Detail<AmountLimit>,
    }

    /// The least and the most.
    #[derive(Default)]
    pub struct AmountLimit {
        /// The least.
        pub min_amount: Detail<Amount>,
        /// The most.
        pub max_amount: Detail<Amount>,
        /// What is left of the most.
        pub remain_amount: Detail<Amount>,
    }

    /// What cards, or banks, a method stands for.
    #[derive(Default)]
    pub struct PaymentOptionDetail {
        /// The card brands it takes.
        pub support_card_brands: Details<SupportCardBrand>,
        /// The kinds of card it takes, such as `CREDIT`.
        pub funding: Details<String>,
        /// The banks it leads to.
        pub support_banks: Details<SupportBank>,
    }

    /// A card brand.
    #[derive(Default)]
    pub struct SupportCardBrand {
        /// The brand, such as `VISA`.
        pub card_brand: Option<String>,
        /// Its name and logo.
        pub logo: Detail<Logo>,
    }

    /// A bank.
    #[derive(Default)]
    pub struct SupportBank {
        /// Its code.
        pub bank_identifier_code: Option<String>,
        /// Its short name.
        pub bank_short_name: Option<String>,
        /// Its name and logo.
        pub bank_logo: Detail<Logo>,
    }

    /// The instalments that a method offers.
    #[derive(Default)]
    pub struct Installment {
        /// The plans.
        pub plans: Details<Plan>,
        /// The card brands that have them.
        pub support_card_brands: Details<SupportCardBrand>,
    }

    /// A plan of instalments.
    #[derive(Default)]
    pub struct Plan {
        /// How many.
        pub installment_num: Option<String>,
        /// How far apart: `MONTH`.
        pub interval: Option<String>,
        /// The interest that the buyer pays, per cent.
        pub interest_rate: Option<String>,
        /// Whether it can be chosen now.
        pub enabled: Option<bool>,
        /// The least that can be paid so.
        pub min_installment_amount: Detail<Amount>,
        /// The most that can be paid so.
        pub max_installment_amount: Detail<Amount>,
    }

    /// A promotion that a method offers.
    #[derive(Default)]
    pub struct PromotionInfo {
        /// `DISCOUNT` or `INTEREST_FREE`.
        pub promotion_type: Option<String>,
        /// What it takes off.
        pub discount: Detail<Discount>,
        /// Instalments without interest.
        pub interest_free: Detail<InterestFree>,
    }

    /// Instalments without interest.
    #[derive(Default)]
    pub struct InterestFree {
        /// Who offers it.
        pub provider: Option<String>,
        /// Until when, ISO 8601.
        pub expire_time: Option<String>,
        /// How many instalments it is for.
        pub installment_free_nums: Details<u32>,
        /// The least that can be paid so.
        pub min_payment_amount: Detail<Amount>,
        /// The most that can be paid so.
        pub max_payment_amount: Detail<Amount>,
        /// How much of the interest is waived, per cent.
        pub free_percentage: Option<String>,
    }
}

impl PaymentOption {
    /// Whether it can be used now. One that does not say so cannot.
    #[must_use]
    pub fn is_enabled(&self) -> bool {
        self.enabled == Some(true)
    }

    /// The name to show: that of the logo, or the method's own.
    #[must_use]
    pub fn name(&self) -> &str {
        let named = self
            .logo
            .as_ref()
            .and_then(|logo| logo.logo_name.as_deref());
        named.unwrap_or(&self.payment_method_type)
    }

    /// The least and the most that one payment in this currency can be.
    #[must_use]
    pub fn single_limit(&self, currency: &str) -> Option<&AmountLimit> {
        self.amount_limit_info_map
            .as_ref()?
            .get(currency)?
            .single_limit
            .as_ref()
    }

    /// The plans of instalments that can be chosen for this amount.
    pub fn plans<'a>(&'a self, amount: &'a Amount) -> impl Iterator<Item = &'a Plan> {
        let plans = self.installment.iter().flat_map(|all| &all.plans);
        plans.filter(|plan| plan.covers(amount))
    }
}

impl Plan {
    fn covers(&self, amount: &Amount) -> bool {
        let beside = |limit: &Option<Amount>, holds: fn(i64, i64) -> bool| match limit {
            None => true,
            Some(limit) => {
                limit.currency == amount.currency
                    && limit
                        .minor()
                        .zip(amount.minor())
                        .is_some_and(|(limit, amount)| holds(limit, amount))
            }
        };
        self.enabled != Some(false)
            && beside(&self.min_installment_amount, |min, amount| amount >= min)
            && beside(&self.max_installment_amount, |max, amount| amount <= max)
    }
}
