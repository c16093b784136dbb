//! The ways to pay that Antom offers, as the shop shows them.

use antom::card_brands::SOUTH_KOREAN;
use antom::{Amount, Consultation, PaymentMethod, PaymentOption as AntomOption, SupportCardBrand};
use domain::Money;

use crate::gateway::reply::evidence::money;

/// One way to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentOption {
    /// `paymentMethodType`
    pub method: String,
    pub name: String,
    /// An address that the page may show.
    pub logo: Option<String>,
    /// Why it cannot be used now, in Antom's words; `None`: it can.
    pub disabled_because: Option<String>,
    /// The smallest and the largest amount that can be paid so.
    pub min: Option<Money>,
    pub max: Option<Money>,
    /// The brands of cards.
    pub brands: Vec<CardBrand>,
    /// In how many months it can be paid.
    pub instalments: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardBrand {
    /// Antom's name for it.
    pub code: String,
    pub name: String,
    /// Its issuer authenticates the buyer, in South Korea.
    pub is_korean: bool,
}

impl PaymentOption {
    /// What Antom calls the method that takes any card.
    pub const CARD: &str = PaymentMethod::CARD;

    #[must_use]
    pub fn is_card(&self) -> bool {
        self.method == Self::CARD
    }
}

/// In Antom's order. `shows` tells whether a picture may be shown from an address.
pub(crate) fn of(
    consultation: &Consultation,
    amount: &Amount,
    shows: impl Fn(&str) -> Option<String>,
) -> Vec<PaymentOption> {
    consultation
        .payment_options
        .iter()
        .map(|option| payment_option(option, amount, &shows))
        .collect()
}

fn payment_option(
    option: &AntomOption,
    amount: &Amount,
    shows: impl Fn(&str) -> Option<String>,
) -> PaymentOption {
    let logo = option
        .logo
        .as_ref()
        .and_then(|logo| logo.logo_url.as_deref());
    let limit = option.single_limit(&amount.currency);
    let details = option.payment_option_detail.as_ref();
    PaymentOption {
        method: option.payment_method_type.clone(),
        name: option.name().to_owned(),
        logo: logo.and_then(shows),
        disabled_because: (!option.is_enabled())
            .then(|| option.disable_reason.clone().unwrap_or_default()),
        min: limit.and_then(|limit| money(limit.min_amount.as_ref())),
        max: limit.and_then(|limit| money(limit.max_amount.as_ref())),
        brands: details
            .iter()
            .flat_map(|details| &details.support_card_brands)
            .filter_map(brand)
            .collect(),
        instalments: option
            .plans(amount)
            .filter_map(|plan| plan.installment_num.as_deref()?.parse().ok())
            .filter(|months| *months > 1)
            .collect(),
    }
}

fn brand(brand: &SupportCardBrand) -> Option<CardBrand> {
    let code = brand.card_brand.clone()?;
    let named = brand.logo.as_ref().and_then(|logo| logo.logo_name.clone());
    Some(CardBrand {
        name: named.unwrap_or_else(|| code.replace('_', " ")),
        is_korean: SOUTH_KOREAN.contains(&code.as_str()),
        code,
    })
}
