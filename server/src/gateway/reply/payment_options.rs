//! The ways to pay that Antom offers, as the shop shows them.

use antom::card_brands::SOUTH_KOREAN;
use antom::{Amount, Consultation, PaymentMethod, PaymentOption, SupportCardBrand};
use domain::Money;

use crate::gateway::reply::evidence::money;

/// One way to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// `paymentMethodType`
    pub method: String,
    pub name: String,
    /// An address that the page may show.
    pub logo: Option<String>,
    /// Why it cannot be used now, in Antom's words; `None`: it can.
    pub obstacle: Option<String>,
    /// The least and the most that can be paid so.
    pub least: Option<Money>,
    pub most: Option<Money>,
    /// The brands of cards.
    pub brands: Vec<Brand>,
    /// In how many months it can be paid.
    pub instalments: Vec<u32>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Brand {
    /// Antom's name for it.
    pub code: String,
    pub name: String,
    /// Its issuer authenticates the buyer, in South Korea.
    pub is_korean: bool,
}

impl Offer {
    #[must_use]
    pub fn is_card(&self) -> bool {
        self.method == PaymentMethod::CARD
    }
}

/// In Antom's order. `shows` tells whether a picture may be shown from an address.
pub(crate) fn of(
    consultation: &Consultation,
    amount: &Amount,
    shows: impl Fn(&str) -> Option<String>,
) -> Vec<Offer> {
    consultation
        .payment_options
        .iter()
        .map(|option| offer(option, amount, &shows))
        .collect()
}

fn offer(option: &PaymentOption, amount: &Amount, shows: impl Fn(&str) -> Option<String>) -> Offer {
    let logo = option
        .logo
        .as_ref()
        .and_then(|logo| logo.logo_url.as_deref());
    let limit = option.single_limit(&amount.currency);
    let details = option.payment_option_detail.as_ref();
    Offer {
        method: option.payment_method_type.clone(),
        name: option.name().to_owned(),
        logo: logo.and_then(shows),
        obstacle: (!option.is_enabled()).then(|| option.disable_reason.clone().unwrap_or_default()),
        least: limit.and_then(|limit| money(limit.min_amount.as_ref())),
        most: limit.and_then(|limit| money(limit.max_amount.as_ref())),
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

fn brand(brand: &SupportCardBrand) -> Option<Brand> {
    let code = brand.card_brand.clone()?;
    let named = brand.logo.as_ref().and_then(|logo| logo.logo_name.clone());
    Some(Brand {
        name: named.unwrap_or_else(|| code.replace('_', " ")),
        is_korean: SOUTH_KOREAN.contains(&code.as_str()),
        code,
    })
}
