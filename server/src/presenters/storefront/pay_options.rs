//! The ways to pay as a page offers them, and what its form says of them.

use app::view::{PayForm, PayOptions, SavedCard, Saving, Way};
use domain::Money;
use domain::ledger::Method;
use domain::text::cpf;
use wording::Words;

use crate::gateway::reply::{CardBrand, PaymentOption};
use crate::presenters::wording::buyer;
use crate::presenters::wording::payment_refusals::disabled_because;
use crate::services::payments::options::{PaymentInput, PaymentOptions, RequestedWay, SavingOffer};
use crate::services::payments::saved_cards;
use crate::services::payments::trips;
use crate::store::payments::attempt_terms::MethodChoice;

/// What the form names a method by that has a page of its own at Antom's.
const METHOD: &str = "method:";
const SAVED: &str = "saved:";

/// What the form says for a method that has a page of its own at Antom's.
#[must_use]
pub fn way_of_method(name: &str) -> String {
    format!("{METHOD}{name}")
}

/// What there is to choose from, for an order of `total`.
pub(crate) fn pay_options(options: &PaymentOptions, total: Money, words: Words) -> PayOptions {
    let offered = options.offered.as_deref();
    let name = |brand: &CardBrand| (brand.code.clone(), brand.name.clone());
    PayOptions {
        saved: options.saved.iter().map(saved_card).collect(),
        ways: ways(offered, options.takes_cards, total, words),
        brands: options.brands.iter().map(name).collect(),
        instalments: options.instalments.clone(),
        saving: match options.saving {
            SavingOffer::NeedsAccount => Saving::NeedsAccount,
            SavingOffer::AskedOnPage => Saving::AskedLater,
            SavingOffer::AskedHere => Saving::AskedHere,
            SavingOffer::Never => Saving::Never,
        },
        form: PayForm::default(),
    }
}

/// The one way in which a company pays.
pub(crate) fn business_account(words: Words) -> PayOptions {
    PayOptions {
        ways: vec![Way {
            id: way_of_method(trips::BUSINESS),
            name: words.pay_business_account().to_owned(),
            logo: None,
            note: words.pay_business_account_note().to_owned(),
            enabled: true,
            asks_for_cpf: false,
        }],
        saving: Saving::Never,
        ..PayOptions::default()
    }
}

/// What the form says.
#[must_use]
pub fn payment_input(form: &PayForm) -> PaymentInput {
    let way = match form.pay.as_str() {
        "" => RequestedWay::AsBefore,
        Way::PAGE => RequestedWay::Page,
        Way::CARD => RequestedWay::Card,
        other => match (other.strip_prefix(METHOD), other.strip_prefix(SAVED)) {
            (Some(name), _) => RequestedWay::Method(name.to_owned()),
            (None, Some(id)) => RequestedWay::SavedCard(id.to_owned()),
            (None, None) => RequestedWay::Unknown,
        },
    };
    PaymentInput {
        way,
        brand: form.brand.clone(),
        instalments: form.instalments.clone(),
        save: form.save,
        cpf: cpf(&form.cpf),
    }
}

/// The form that says this choice.
pub(crate) fn form_of(choice: &MethodChoice) -> PayForm {
    let pay = match choice {
        MethodChoice::Page => Way::PAGE.to_owned(),
        MethodChoice::Method { name } => way_of_method(name),
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
        cpf: String::new(),
    }
}

fn saved_card(card: &saved_cards::SavedCard) -> SavedCard {
    SavedCard {
        id: card.id.clone(),
        brand: buyer::brand(&card.brand),
        last_four: card.last_four.clone(),
        expiry: buyer::expiry(card.expiry),
        expired: card.expired,
    }
}

/// A card first, where cards are taken, and the whole Checkout Page last; between them the
/// merchant's order or Antom's, and what cannot be used after what can.
fn ways(
    offers: Option<&[PaymentOption]>,
    takes_cards: bool,
    total: Money,
    words: Words,
) -> Vec<Way> {
    let card = offers.and_then(|offers| offers.iter().find(|offer| offer.is_card()));
    let others = offers
        .unwrap_or_default()
        .iter()
        .filter(|offer| !offer.is_card());
    let mut others: Vec<&PaymentOption> = others.collect();
    others.sort_by_key(|offer| offer.disabled_because.is_some());
    let mut ways = Vec::new();
    if takes_cards {
        ways.push(card_way(card, total, words));
    }
    ways.extend(others.into_iter().map(|offer| way(offer, total, words)));
    ways.push(Way {
        id: Way::PAGE.to_owned(),
        name: words.pay_page().to_owned(),
        logo: None,
        note: words.pay_page_note().to_owned(),
        enabled: true,
        asks_for_cpf: false,
    });
    ways
}

fn card_way(card: Option<&PaymentOption>, total: Money, words: Words) -> Way {
    let usual = Way {
        id: Way::CARD.to_owned(),
        name: words.pay_card().to_owned(),
        logo: None,
        note: words.pay_card_note().to_owned(),
        enabled: true,
        asks_for_cpf: false,
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
        words.pay_card_brands(words.list(&brands))
    };
    Way {
        logo: card.logo.clone(),
        note: if card.disabled_because.is_some() {
            disabled_because(card, total, words)
        } else {
            note
        },
        enabled: card.disabled_because.is_none(),
        ..usual
    }
}

fn way(offer: &PaymentOption, total: Money, words: Words) -> Way {
    Way {
        id: way_of_method(&offer.method),
        name: offer.name.clone(),
        logo: offer.logo.clone(),
        note: if offer.disabled_because.is_some() {
            disabled_because(offer, total, words)
        } else {
            room(offer, total, words)
        },
        enabled: offer.disabled_because.is_none(),
        asks_for_cpf: Method::parse(&offer.method).is_some_and(|method| method.asks_for_cpf()),
    }
}

/// So many times the order's total is a limit that nobody runs into.
const OUT_OF_SIGHT: i64 = 100;

/// The limit of a way that can pay this order, if a larger order might run into it.
fn room(offer: &PaymentOption, total: Money, words: Words) -> String {
    let near = |most: &Money| most.minor() / OUT_OF_SIGHT < total.minor();
    match offer.max.filter(near) {
        Some(most) => words.pay_up_to(words.money(most)),
        None => String::new(),
    }
}

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
    fn each_reason_of_antoms_is_a_sentence() {
        let words = Words::default();
        let told = |why: &str| disabled_because(&offer("TNG", Some(why)), sgd(6400), words);
        let (now, order) = (words.pay_not_now(), words.pay_not_for_order());
        for (why, sentence) in [
            (
                "CHANNEL_NOT_SUPPORT_CURRENCY",
                words.pay_not_in_currency("SGD"),
            ),
            (
                "EXCEED_CHANNEL_LIMIT_RULE",
                words.pay_up_to(words.money(sgd(100_000))),
            ),
            ("SERVICE_DEGRADE", now.to_owned()),
            ("CHANNEL_DISABLE", now.to_owned()),
            ("CHANNEL_NOT_IN_SERVICE_TIME", now.to_owned()),
            ("PAYMENT_ACCOUNT_NOT_AVAILABLE", order.to_owned()),
            ("SOMETHING_NEW", order.to_owned()),
            ("", order.to_owned()),
        ] {
            assert_eq!(told(why), sentence, "{why}");
        }
    }

    #[test]
    fn a_card_is_first_and_what_cannot_be_used_comes_late() {
        let offers = [
            offer("GCASH", Some("CHANNEL_NOT_SUPPORT_CURRENCY")),
            offer("TNG", None),
            offer("CARD", None),
        ];
        let ways = ways(Some(&offers), true, sgd(6400), Words::default());
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
        assert_eq!(room(&offer("TNG", None), sgd(1000), Words::default()), "");
        assert_ne!(room(&offer("TNG", None), sgd(1001), Words::default()), "");
    }

    #[test]
    fn without_antoms_word_a_card_and_the_page_are_there() {
        let ids: Vec<_> = ways(None, true, sgd(1), Words::default())
            .into_iter()
            .map(|way| way.id)
            .collect();
        assert_eq!(ids, ["card", "page"]);
    }
}
