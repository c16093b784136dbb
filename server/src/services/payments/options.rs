//! How the buyer may pay, and whether what was chosen is still to be had.

use app::view::{PayForm, PayOptions, SavedCard, Saving as SavingView, Way};
use domain::Money;
use domain::order::CaptureMode;

use crate::config::Consent;
use crate::gateway::Question;
use crate::gateway::reply::{CardBrand, PaymentOption};
use crate::presenters::wording::buyer;
use crate::services::payments::saved_cards;
use crate::services::payments::saved_cards::SavedCard as Card;
use crate::services::payments::selection::PaymentSelection;
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempt_terms::{CardPreferences, Device, MethodChoice, Saving};

/// What the form names a method by that has a page of its own at Antom's.
const METHOD: &str = "method:";
const SAVED: &str = "saved:";

/// Who wants to pay what, and on what.
#[derive(Clone, Copy, Debug)]
pub struct Payer<'a> {
    /// The buyer who is logged in.
    pub buyer: Option<&'a str>,
    pub device: &'a Device,
    /// Two letters of ISO 3166.
    pub region: &'a str,
    pub total: Money,
}

/// Why not, as a sentence for the buyer.
#[derive(Debug, thiserror::Error)]
pub enum ChoiceError {
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Service(#[from] ServiceError),
}

fn refused(message: impl Into<String>) -> ChoiceError {
    ChoiceError::Refused(message.into())
}

/// Everything there is to choose from, for a page.
///
/// # Errors
/// When the database does not answer.
pub async fn options(
    shop: &Shop,
    payer: &Payer<'_>,
    capture_mode: CaptureMode,
) -> Result<PayOptions, ServiceError> {
    let Payer {
        buyer,
        device,
        region,
        total,
    } = *payer;
    let offers = {
        let question = Question {
            total,
            device,
            region,
            capture_mode,
        };
        let gateway = &shop.gateway;
        gateway
            .payment_options_for_page(&question, &shop.clock)
            .await
    };
    let card = offers
        .as_deref()
        .and_then(|offers| offers.iter().find(|offer| offer.is_card()));
    let may_card = card.is_none_or(|card| card.disabled_because.is_none());
    let saved = match buyer {
        Some(buyer) if may_card => saved_cards::of_buyer(shop, buyer).await?,
        Some(_) | None => Vec::new(),
    };
    Ok(PayOptions {
        saved: saved.iter().map(saved_card).collect(),
        ways: ways(offers.as_deref(), total),
        brands: card.map_or(Vec::new(), |card| brands(card, capture_mode)),
        instalments: card.map_or(Vec::new(), |card| card.instalments.clone()),
        saving: saving(shop, buyer),
        form: PayForm::default(),
    })
}

/// Checks what the buyer chose against what Antom offers now.
///
/// # Errors
/// With a sentence when it is not to be had, or no longer.
pub async fn choose(
    shop: &Shop,
    payer: &Payer<'_>,
    capture_mode: CaptureMode,
    form: &PayForm,
) -> Result<PaymentSelection, ChoiceError> {
    let device = payer.device.clone();
    if form.pay.is_empty() {
        return Ok(PaymentSelection {
            choice: None,
            device,
            saving: Saving::Never,
        });
    }
    if form.pay == Way::PAGE {
        return Ok(PaymentSelection {
            choice: Some(MethodChoice::Page),
            device,
            saving: Saving::Never,
        });
    }
    let question = Question {
        total: payer.total,
        device: payer.device,
        region: payer.region,
        capture_mode,
    };
    // Without an answer the payment itself tells.
    let offers = shop.gateway.payment_options(&question, &shop.clock).await;
    let offers = offers.as_deref();
    if let Some(name) = form.pay.strip_prefix(METHOD) {
        usable(offers, name, payer.total)?;
        return Ok(PaymentSelection {
            choice: Some(MethodChoice::Method {
                name: name.to_owned(),
            }),
            device,
            saving: Saving::Never,
        });
    }
    let saved = match form.pay.strip_prefix(SAVED) {
        Some(id) => Some(saved_by(shop, payer.buyer, id).await?),
        None if form.pay == Way::CARD => None,
        None => return Err(refused("Choose how you want to pay.")),
    };
    let card = usable(offers, PaymentOption::CARD, payer.total)?;
    let preferences = card_preferences(form, card)?;
    if preferences.issuer_authenticates && capture_mode == CaptureMode::Manual {
        return Err(refused(
            "That South Korean card cannot be used for this order. Choose another way to pay; nothing was charged.",
        ));
    }
    let choice = match saved {
        Some(_) if preferences.issuer_authenticates => {
            return Err(refused(
                "A saved card is charged as what it is. To use a South Korean card, choose “Card”.",
            ));
        }
        Some(id) => MethodChoice::SavedCard { id, preferences },
        None => MethodChoice::Card(preferences),
    };
    Ok(PaymentSelection {
        choice: Some(choice),
        device,
        saving: match saving(shop, payer.buyer) {
            SavingView::AskedLater => Saving::Ask,
            SavingView::AskedHere if form.save => Saving::Yes,
            SavingView::AskedHere | SavingView::NeedsAccount | SavingView::Never => Saving::Never,
        },
    })
}

/// The form that says this choice.
pub(crate) fn form_of(choice: &MethodChoice) -> PayForm {
    let pay = match choice {
        MethodChoice::Page => Way::PAGE.to_owned(),
        MethodChoice::Method { name } => format!("{METHOD}{name}"),
        MethodChoice::Card(_) => Way::CARD.to_owned(),
        MethodChoice::SavedCard { id, .. } => format!("{SAVED}{id}"),
    };
    let preferences = choice.card().cloned().unwrap_or_default();
    PayForm {
        pay,
        brand: preferences.brand.unwrap_or_default(),
        instalments: preferences
            .instalments
            .map(|months| months.to_string())
            .unwrap_or_default(),
        save: false,
    }
}

/// The offer of a method, if Antom told of it; refused if it cannot be used now.
fn usable<'a>(
    offers: Option<&'a [PaymentOption]>,
    method: &str,
    total: Money,
) -> Result<Option<&'a PaymentOption>, ChoiceError> {
    let Some(offers) = offers else {
        // A method's name comes from the form, so nothing but a name may pass.
        let is_name = method
            .bytes()
            .all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit() || byte == b'_');
        return if is_name && (1..=64).contains(&method.len()) {
            Ok(None)
        } else {
            Err(refused("Choose how you want to pay."))
        };
    };
    let offer = offers.iter().find(|offer| offer.method == method);
    match offer {
        Some(offer) if offer.disabled_because.is_none() => Ok(Some(offer)),
        Some(offer) => Err(refused(format!(
            "You cannot pay this order with {} any more. {} Choose another way; nothing was charged.",
            offer.name,
            disabled_because(offer, total),
        ))),
        None => Err(refused(
            "That way to pay is not offered any more. Choose another one; nothing was charged.",
        )),
    }
}

async fn saved_by(shop: &Shop, buyer: Option<&str>, id: &str) -> Result<String, ChoiceError> {
    const GONE: &str =
        "That card is not saved here any more. Choose another way to pay; nothing was charged.";
    let Some(buyer) = buyer else {
        return Err(refused(GONE));
    };
    let cards = saved_cards::of_buyer(shop, buyer).await?;
    match cards.into_iter().find(|card| card.id == id) {
        Some(card) if card.expired => Err(refused(format!(
            "Your {} ending {} has expired. Pay with another card; nothing was charged.",
            buyer::brand(&card.brand),
            card.last_four,
        ))),
        Some(card) => Ok(card.id),
        None => Err(refused(GONE)),
    }
}

fn card_preferences(
    form: &PayForm,
    card: Option<&PaymentOption>,
) -> Result<CardPreferences, ChoiceError> {
    let brand = match form.brand.as_str() {
        "" => None,
        code => {
            let brands = card.map_or(&[][..], |card| &card.brands);
            let known = brands.iter().find(|brand| brand.code == code);
            Some(known.ok_or_else(|| {
                refused("That card brand is not offered for this order. Choose one from the list.")
            })?)
        }
    };
    let instalments = match form.instalments.as_str() {
        "" => None,
        text => {
            let offered = card.map_or(&[][..], |card| &card.instalments);
            let months = text.parse().ok().filter(|months| offered.contains(months));
            Some(months.ok_or_else(|| {
                refused("Those instalments are not offered for this order. Choose again.")
            })?)
        }
    };
    Ok(CardPreferences {
        brand: brand.map(|brand| brand.code.clone()),
        issuer_authenticates: brand.is_some_and(|brand| brand.is_korean),
        instalments,
    })
}

fn saving(shop: &Shop, buyer: Option<&str>) -> SavingView {
    match (shop.vault.can_seal(), buyer, shop.cards.consent) {
        (false, ..) => SavingView::Never,
        (true, None, _) => SavingView::NeedsAccount,
        (true, Some(_), Consent::OnAntomsPage) => SavingView::AskedLater,
        (true, Some(_), Consent::InTheShop) => SavingView::AskedHere,
    }
}

fn saved_card(card: &Card) -> SavedCard {
    SavedCard {
        id: card.id.clone(),
        brand: buyer::brand(&card.brand),
        last_four: card.last_four.clone(),
        expiry: buyer::expiry(card.expiry),
        expired: card.expired,
    }
}

/// A card first and the whole Checkout Page last; between them Antom's own order, and what cannot
/// be used after what can.
fn ways(offers: Option<&[PaymentOption]>, total: Money) -> Vec<Way> {
    let card = offers.and_then(|offers| offers.iter().find(|offer| offer.is_card()));
    let others = offers
        .unwrap_or_default()
        .iter()
        .filter(|offer| !offer.is_card());
    let mut others: Vec<&PaymentOption> = others.collect();
    others.sort_by_key(|offer| offer.disabled_because.is_some());
    let mut ways = vec![card_way(card, total)];
    ways.extend(others.into_iter().map(|offer| way(offer, total)));
    ways.push(Way {
        id: Way::PAGE.to_owned(),
        name: "Antom’s Checkout Page".to_owned(),
        logo: None,
        note: "Every way to pay that there is; you choose on the page.".to_owned(),
        enabled: true,
    });
    ways
}

fn card_way(card: Option<&PaymentOption>, total: Money) -> Way {
    let usual = Way {
        id: Way::CARD.to_owned(),
        name: "Card".to_owned(),
        logo: None,
        note: "Credit or debit; you type it on Antom’s page.".to_owned(),
        enabled: true,
    };
    let Some(card) = card else {
        return usual;
    };
    let brands: Vec<&str> = card
        .brands
        .iter()
        .filter(|brand| !brand.is_korean)
        .map(|brand| brand.name.as_str())
        .collect();
    let note = if brands.is_empty() {
        usual.note.clone()
    } else {
        format!("{}; you type it on Antom’s page.", brands.join(", "))
    };
    Way {
        name: card.name.clone(),
        logo: card.logo.clone(),
        note: if card.disabled_because.is_some() {
            disabled_because(card, total)
        } else {
            note
        },
        enabled: card.disabled_because.is_none(),
        ..usual
    }
}

fn way(offer: &PaymentOption, total: Money) -> Way {
    Way {
        id: format!("{METHOD}{}", offer.method),
        name: offer.name.clone(),
        logo: offer.logo.clone(),
        note: if offer.disabled_because.is_some() {
            disabled_because(offer, total)
        } else {
            room(offer, total)
        },
        enabled: offer.disabled_because.is_none(),
    }
}

/// So many times the order's total is a limit that nobody runs into.
const OUT_OF_SIGHT: i64 = 100;

/// The limit of a way that can pay this order, if a larger order might run into it.
fn room(offer: &PaymentOption, total: Money) -> String {
    let near = |most: &Money| most.minor() / OUT_OF_SIGHT < total.minor();
    match offer.max.filter(near) {
        Some(most) => format!("For amounts up to {most}."),
        None => String::new(),
    }
}

/// Why it cannot be used, as a sentence.
fn disabled_because(offer: &PaymentOption, total: Money) -> String {
    match offer.disabled_because.as_deref() {
        Some(why) if why.contains("CURRENCY") => {
            format!("Not for payments in {}.", total.currency().code())
        }
        Some(why) if why.contains("LIMIT") => match limits(offer) {
            limits if limits.is_empty() => "Not for this amount.".to_owned(),
            limits => limits,
        },
        Some(why) if why.contains("DISABLE") => "Not available at the moment.".to_owned(),
        Some(_) | None => "Not available for this order.".to_owned(),
    }
}

/// The limits that this order is outside of.
fn limits(offer: &PaymentOption) -> String {
    let least = offer.min.filter(|least| least.minor() > 1);
    match (least, offer.max) {
        (Some(least), Some(most)) => format!("For amounts from {least} to {most}."),
        (Some(least), None) => format!("For amounts from {least}."),
        (None, Some(most)) => format!("For amounts up to {most}."),
        (None, None) => String::new(),
    }
}

/// Only where there is something to choose: with one brand a card says itself what it is. What a
/// South Korean issuer authenticates is captured automatically or not at all (guide 004).
fn brands(card: &PaymentOption, capture_mode: CaptureMode) -> Vec<(String, String)> {
    let is_possible =
        |brand: &&CardBrand| !brand.is_korean || capture_mode == CaptureMode::Automatic;
    let has_choice =
        |brand: &CardBrand| brand.is_korean || CO_BADGED.contains(&brand.code.as_str());
    let brands = card.brands.iter().filter(is_possible);
    if !brands.clone().any(has_choice) {
        return Vec::new();
    }
    let name = |brand: &CardBrand| (brand.code.clone(), brand.name.clone());
    brands.map(name).collect()
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

    fn offer(method: &str, disabled_because: Option<&str>) -> PaymentOption {
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
    fn a_card_is_first_and_what_cannot_be_used_comes_late() {
        let offers = [
            offer("GCASH", Some("CHANNEL_NOT_SUPPORT_CURRENCY")),
            offer("TNG", None),
            offer("CARD", None),
        ];
        let ways = ways(Some(&offers), sgd(6400));
        let told: Vec<_> = ways
            .iter()
            .map(|way| (way.id.as_str(), way.enabled))
            .collect();
        assert_eq!(
            told,
            [
                ("card", true),
                ("method:TNG", true),
                ("method:GCASH", false),
                ("page", true)
            ]
        );
        assert_eq!(ways[2].note, "Not for payments in SGD.");
        assert_eq!(ways[1].note, "For amounts up to SGD 1,000.00.");
    }

    #[test]
    fn a_limit_that_is_far_away_is_not_told() {
        assert_eq!(room(&offer("TNG", None), sgd(1000)), "");
        assert_ne!(room(&offer("TNG", None), sgd(1001)), "");
    }

    #[test]
    fn without_antoms_word_a_card_and_the_page_are_there() {
        let ids: Vec<_> = ways(None, sgd(1)).into_iter().map(|way| way.id).collect();
        assert_eq!(ids, ["card", "page"]);
    }

    #[test]
    fn a_method_from_the_form_is_a_name_or_nothing() {
        assert!(usable(None, "ALIPAY_CN", sgd(1)).is_ok());
        for bad in ["", "alipay", "A B", "A\"B"] {
            assert!(usable(None, bad, sgd(1)).is_err(), "{bad}");
        }
        let offers = [offer("TNG", Some("CHANNEL_DISABLE"))];
        let gone = usable(Some(&offers), "TNG", sgd(1)).unwrap_err();
        assert!(gone.to_string().contains("nothing was charged"), "{gone}");
    }

    #[test]
    fn instalments_and_brands_are_those_that_are_offered() {
        let card = offer("CARD", None);
        let form = |instalments: &str, brand: &str| PayForm {
            instalments: instalments.to_owned(),
            brand: brand.to_owned(),
            ..PayForm::default()
        };
        assert_eq!(
            card_preferences(&form("3", ""), Some(&card))
                .unwrap()
                .instalments,
            Some(3)
        );
        for (instalments, brand) in [("4", ""), ("-1", ""), ("x", ""), ("", "VISA")] {
            assert!(card_preferences(&form(instalments, brand), Some(&card)).is_err());
        }
    }
}
