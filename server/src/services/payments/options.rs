//! How the buyer may pay, and whether what was chosen is still to be had.

use std::sync::Arc;

use domain::Money;
use domain::ledger::Method;
use domain::order::CaptureMode;
use domain::text::{Cpf, CpfMistake};

use crate::config::{Consent, MethodList};
use crate::gateway::Question;
use crate::gateway::reply::{CardBrand, PaymentOption};
use crate::services::payments::saved_cards::{self, SavedCard};
use crate::services::payments::selection::PaymentSelection;
use crate::services::{Refusal, ServiceError, Shop, UseCaseError};
use crate::store::payments::attempt_terms::{CardPreferences, MethodChoice, Saving};
use domain::order::Device;

/// Who wants to pay what, and on what.
#[derive(Clone, Copy, Debug)]
pub struct Payer<'a> {
    /// The buyer who is logged in, if the order is, or will be, in this account.
    pub buyer: Option<&'a str>,
    pub device: &'a Device,
    /// Two letters of ISO 3166.
    pub region: &'a str,
    pub total: Money,
}

/// What the buyer's form says of how to pay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaymentInput {
    pub way: RequestedWay,
    /// Antom's name of a card brand; empty for whatever the card says.
    pub brand: String,
    /// In how many months; empty for at once.
    pub instalments: String,
    /// Whether the buyer wants the card saved.
    pub save: bool,
    /// The CPF that was typed, or why it is none. Read only where the method asks for one.
    pub cpf: Result<Option<Cpf>, CpfMistake>,
}

impl Default for PaymentInput {
    fn default() -> Self {
        Self {
            way: RequestedWay::default(),
            brand: String::new(),
            instalments: String::new(),
            save: false,
            cpf: Ok(None),
        }
    }
}

/// One of the ways to pay, as it was asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum RequestedWay {
    /// Nothing was said, so as before.
    #[default]
    AsBefore,
    /// Antom's Checkout Page, with everything on it.
    Page,
    /// One method, by Antom's name.
    Method(String),
    /// A card that is typed on Antom's page.
    Card,
    /// A saved card, by the shop's id of it.
    SavedCard(String),
    /// No way that there is.
    Unknown,
}

/// Why a way to pay is not to be had. Nothing was charged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectionRefusal {
    NothingChosen,
    /// Antom offers it, but not for this order now.
    Disabled {
        option: Box<PaymentOption>,
        total: Money,
    },
    NotOffered,
    /// A South Korean card is captured at once, and this order is captured by the merchant.
    IssuerNeedsAutomaticCapture,
    /// A saved card is charged as what it is.
    IssuerNeedsTypedCard,
    CardGone,
    CardExpired {
        brand: String,
        last_four: String,
    },
    BrandNotOffered,
    InstalmentsNotOffered,
    Cpf(CpfMistake),
}

impl Refusal for SelectionRefusal {}

/// Why nothing was selected.
pub type SelectionError = UseCaseError<SelectionRefusal>;

/// Everything there is to choose from.
#[derive(Clone, Debug)]
pub struct PaymentOptions {
    pub saved: Vec<SavedCard>,
    /// `None`: Antom did not say.
    pub offered: Option<Arc<[PaymentOption]>>,
    /// In how many months a card can be paid; empty for at once.
    pub instalments: Vec<u32>,
    /// Brands to choose from; empty where a card says itself what it is.
    pub brands: Vec<CardBrand>,
    pub saving: SavingOffer,
    /// Whether the merchant takes cards at all.
    pub takes_cards: bool,
}

impl PaymentOptions {
    /// What Antom offers for cards.
    #[must_use]
    pub fn card(&self) -> Option<&PaymentOption> {
        card_of(self.offered.as_deref())
    }
}

fn card_of(offered: Option<&[PaymentOption]>) -> Option<&PaymentOption> {
    offered?.iter().find(|option| option.is_card())
}

/// Whether a card can be saved on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavingOffer {
    /// Only for buyers with an account.
    NeedsAccount,
    /// Antom asks on the page where the card is typed.
    AskedOnPage,
    /// The shop asks in its own form.
    AskedHere,
    /// This shop saves no cards.
    Never,
}

/// Everything there is to choose from, for a page.
pub async fn options(
    shop: &Shop,
    payer: &Payer<'_>,
    capture_mode: CaptureMode,
) -> Result<PaymentOptions, ServiceError> {
    let question = question(payer, capture_mode);
    let gateway = &shop.gateway;
    let offered = gateway
        .payment_options_for_page(&question, &shop.clock)
        .await;
    let card = card_of(offered.as_deref());
    let takes_cards = methods(shop, payer).allows(PaymentOption::CARD);
    let may_card = takes_cards && card.is_none_or(|card| card.disabled_because.is_none());
    let saved = match payer.buyer {
        Some(buyer) if may_card => saved_cards::of_buyer(shop, buyer).await?,
        Some(_) | None => Vec::new(),
    };
    Ok(PaymentOptions {
        saved,
        instalments: card
            .filter(|_| shop.file.parts.instalments)
            .map_or(Vec::new(), |card| card.instalments.clone()),
        brands: card.map_or(Vec::new(), |card| brands(card, capture_mode)),
        saving: if takes_cards {
            saving_offer(shop, payer.buyer)
        } else {
            SavingOffer::Never
        },
        takes_cards,
        offered,
    })
}

/// What the merchant offers to whoever pays.
fn methods<'a>(shop: &'a Shop, payer: &Payer<'_>) -> MethodList<'a> {
    let currency = payer.total.currency();
    shop.gateway.methods(currency, payer.region)
}

fn question<'a>(payer: &Payer<'a>, capture_mode: CaptureMode) -> Question<'a> {
    Question {
        total: payer.total,
        device: payer.device,
        region: payer.region,
        capture_mode,
    }
}

/// Checks what the buyer chose against what Antom offers now.
///
/// # Errors
/// A refusal when it is not to be had, or no longer.
pub async fn select(
    shop: &Shop,
    payer: &Payer<'_>,
    capture_mode: CaptureMode,
    input: &PaymentInput,
) -> Result<PaymentSelection, SelectionError> {
    let selection = |choice, saving| PaymentSelection {
        choice,
        device: payer.device.clone(),
        saving,
        by_owner: payer.buyer.is_some(),
        cpf: None,
    };
    let saving = match saving_offer(shop, payer.buyer) {
        SavingOffer::AskedOnPage => Saving::Ask,
        SavingOffer::AskedHere if input.save => Saving::Yes,
        SavingOffer::AskedHere | SavingOffer::NeedsAccount | SavingOffer::Never => Saving::Never,
    };
    let saving_on_page =
        if shop.file.pay.save_cards_on_page && methods(shop, payer).allows(PaymentOption::CARD) {
            saving
        } else {
            Saving::Never
        };
    let offered = match &input.way {
        RequestedWay::AsBefore => return Ok(selection(None, saving_on_page)),
        RequestedWay::Page => return Ok(selection(Some(MethodChoice::Page), saving_on_page)),
        RequestedWay::Unknown => return Err(SelectionRefusal::NothingChosen.into()),
        RequestedWay::Method(_) | RequestedWay::Card | RequestedWay::SavedCard(_) => {
            // Without an answer the payment itself tells.
            let question = question(payer, capture_mode);
            shop.gateway.payment_options(&question, &shop.clock).await
        }
    };
    let offered = offered.as_deref();
    let method = match &input.way {
        RequestedWay::Method(name) => name.as_str(),
        RequestedWay::AsBefore
        | RequestedWay::Page
        | RequestedWay::Card
        | RequestedWay::SavedCard(_)
        | RequestedWay::Unknown => PaymentOption::CARD,
    };
    if !methods(shop, payer).allows(method) {
        return Err(SelectionRefusal::NotOffered.into());
    }
    let saved = match &input.way {
        RequestedWay::Method(name) => {
            usable(offered, name, payer.total)?;
            let cpf = match Method::parse(name).filter(Method::asks_for_cpf) {
                Some(_) => input.cpf.clone().map_err(SelectionRefusal::Cpf)?,
                None => None,
            };
            let method = MethodChoice::Method { name: name.clone() };
            return Ok(PaymentSelection {
                cpf,
                ..selection(Some(method), Saving::Never)
            });
        }
        RequestedWay::SavedCard(id) => Some(saved_by(shop, payer.buyer, id).await?),
        RequestedWay::AsBefore
        | RequestedWay::Page
        | RequestedWay::Card
        | RequestedWay::Unknown => None,
    };
    let card = usable(offered, PaymentOption::CARD, payer.total)?;
    if !shop.file.parts.instalments && !input.instalments.is_empty() {
        return Err(SelectionRefusal::InstalmentsNotOffered.into());
    }
    let preferences = card_preferences(input, card)?;
    if preferences.issuer_authenticates && capture_mode == CaptureMode::Manual {
        return Err(SelectionRefusal::IssuerNeedsAutomaticCapture.into());
    }
    let choice = match saved {
        Some(_) if preferences.issuer_authenticates => {
            return Err(SelectionRefusal::IssuerNeedsTypedCard.into());
        }
        Some(id) => MethodChoice::SavedCard { id, preferences },
        None => MethodChoice::Card(preferences),
    };
    Ok(selection(Some(choice), saving))
}

/// What Antom offers for a method, if it answered; refused if it cannot be used now.
fn usable<'a>(
    offered: Option<&'a [PaymentOption]>,
    method: &str,
    total: Money,
) -> Result<Option<&'a PaymentOption>, SelectionRefusal> {
    let Some(offered) = offered else {
        // A method's name comes from the form, so nothing but a name may pass.
        let is_name = method
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        return if is_name && (1..=64).contains(&method.len()) {
            Ok(None)
        } else {
            Err(SelectionRefusal::NothingChosen)
        };
    };
    match offered.iter().find(|option| option.method == method) {
        Some(option) if option.disabled_because.is_none() => Ok(Some(option)),
        Some(option) => Err(SelectionRefusal::Disabled {
            option: Box::new(option.clone()),
            total,
        }),
        None => Err(SelectionRefusal::NotOffered),
    }
}

async fn saved_by(shop: &Shop, buyer: Option<&str>, id: &str) -> Result<String, SelectionError> {
    let cards = match buyer {
        Some(buyer) => saved_cards::of_buyer(shop, buyer).await?,
        None => Vec::new(),
    };
    match cards.into_iter().find(|card| card.id == id) {
        Some(card) if card.expired => Err(SelectionRefusal::CardExpired {
            brand: card.brand,
            last_four: card.last_four,
        }
        .into()),
        Some(card) => Ok(card.id),
        None => Err(SelectionRefusal::CardGone.into()),
    }
}

fn card_preferences(
    input: &PaymentInput,
    card: Option<&PaymentOption>,
) -> Result<CardPreferences, SelectionRefusal> {
    let brand = match input.brand.as_str() {
        "" => None,
        code => {
            let brands = card.map_or(&[][..], |card| &card.brands);
            let known = brands.iter().find(|brand| brand.code == code);
            Some(known.ok_or(SelectionRefusal::BrandNotOffered)?)
        }
    };
    let instalments = match input.instalments.as_str() {
        "" => None,
        text => {
            let offered = card.map_or(&[][..], |card| &card.instalments);
            let months = text.parse().ok().filter(|months| offered.contains(months));
            Some(months.ok_or(SelectionRefusal::InstalmentsNotOffered)?)
        }
    };
    Ok(CardPreferences {
        brand: brand.map(|brand| brand.code.clone()),
        issuer_authenticates: brand.is_some_and(|brand| brand.is_korean),
        instalments,
    })
}

fn saving_offer(shop: &Shop, buyer: Option<&str>) -> SavingOffer {
    let saves = shop.vault.can_seal() && shop.file.parts.accounts;
    match (saves, buyer, shop.cards.consent) {
        (false, ..) => SavingOffer::Never,
        (true, None, _) => SavingOffer::NeedsAccount,
        (true, Some(_), Consent::OnAntomsPage) => SavingOffer::AskedOnPage,
        (true, Some(_), Consent::InTheShop) => SavingOffer::AskedHere,
    }
}

/// Only where there is something to choose: with one brand a card says itself what it is. What a
/// South Korean issuer authenticates is captured automatically or not at all (guide 004).
fn brands(card: &PaymentOption, capture_mode: CaptureMode) -> Vec<CardBrand> {
    let is_possible =
        |brand: &&CardBrand| !brand.is_korean || capture_mode == CaptureMode::Automatic;
    let has_choice =
        |brand: &CardBrand| brand.is_korean || CO_BADGED.contains(&brand.code.as_str());
    let brands = card.brands.iter().filter(is_possible);
    if !brands.clone().any(has_choice) {
        return Vec::new();
    }
    brands.cloned().collect()
}

/// Brands of one country that stand on a card beside an international one.
const CO_BADGED: [&str; 3] = ["CARTES_BANCAIRES", "ELO", "TROY"];

#[cfg(test)]
mod tests {
    use domain::Currency;

    use super::*;

    fn sgd(minor: i64) -> Money {
        Money::new(minor, Currency::Sgd).unwrap()
    }

    fn option(method: &str, disabled_because: Option<&str>) -> PaymentOption {
        PaymentOption {
            method: method.to_owned(),
            name: method.to_owned(),
            logo: None,
            disabled_because: disabled_because.map(ToOwned::to_owned),
            min: None,
            max: Some(sgd(100_000)),
            brands: Vec::new(),
            instalments: vec![3],
        }
    }

    #[test]
    fn a_method_from_the_form_is_a_name_or_nothing() {
        assert!(usable(None, "ALIPAY_CN", sgd(1)).is_ok());
        for bad in ["", "alipay", "A B", "A\"B"] {
            assert!(usable(None, bad, sgd(1)).is_err(), "{bad}");
        }
        let offered = [option("TNG", Some("CHANNEL_DISABLE"))];
        let refused = usable(Some(&offered), "TNG", sgd(1)).unwrap_err();
        assert!(matches!(refused, SelectionRefusal::Disabled { .. }));
    }

    #[test]
    fn instalments_and_brands_are_those_that_are_offered() {
        let card = option("CARD", None);
        let input = |instalments: &str, brand: &str| PaymentInput {
            instalments: instalments.to_owned(),
            brand: brand.to_owned(),
            ..PaymentInput::default()
        };
        let months = |input| card_preferences(&input, Some(&card)).map(|card| card.instalments);
        assert_eq!(months(input("3", "")), Ok(Some(3)));
        for (instalments, brand) in [("4", ""), ("-1", ""), ("x", ""), ("", "VISA")] {
            assert!(months(input(instalments, brand)).is_err());
        }
    }
}
