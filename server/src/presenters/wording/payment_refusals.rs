//! Why a buyer cannot pay so, or now: every sentence says whether something was charged.

use app::view::Field;
use domain::Money;
use domain::text::CpfMistake;
use wording::Words;

use crate::gateway::reply::PaymentOption;
use crate::presenters::wording::buyer;
use crate::services::payments::begin::PaymentRefusal;
use crate::services::payments::options::SelectionRefusal;

/// Why a way to pay cannot be chosen.
#[must_use]
pub fn selection(refusal: &SelectionRefusal, words: Words) -> String {
    match refusal {
        SelectionRefusal::NothingChosen => words.refusal_nothing_chosen().to_owned(),
        SelectionRefusal::Disabled { option, total } => {
            words.refusal_disabled(&option.name, disabled_because(option, *total, words))
        }
        SelectionRefusal::NotOffered => words.refusal_not_offered().to_owned(),
        SelectionRefusal::IssuerNeedsAutomaticCapture => words.refusal_korean_card().to_owned(),
        SelectionRefusal::IssuerNeedsTypedCard => words.refusal_korean_card_saved().to_owned(),
        SelectionRefusal::CardGone => words.refusal_card_gone().to_owned(),
        SelectionRefusal::CardExpired { brand, last_four } => {
            words.refusal_card_expired(buyer::brand(brand), last_four)
        }
        SelectionRefusal::BrandNotOffered => words.refusal_brand_not_offered().to_owned(),
        SelectionRefusal::InstalmentsNotOffered => {
            words.refusal_instalments_not_offered().to_owned()
        }
        SelectionRefusal::Cpf(CpfMistake::Length) => words.refusal_cpf_length().to_owned(),
        SelectionRefusal::Cpf(CpfMistake::CheckDigits) => {
            words.refusal_cpf_check_digits().to_owned()
        }
    }
}

/// The field of the page that a refusal is about.
#[must_use]
pub fn field(refusal: &SelectionRefusal) -> Field {
    match refusal {
        SelectionRefusal::Cpf(_) => Field::Cpf,
        SelectionRefusal::NothingChosen
        | SelectionRefusal::Disabled { .. }
        | SelectionRefusal::NotOffered
        | SelectionRefusal::IssuerNeedsAutomaticCapture
        | SelectionRefusal::IssuerNeedsTypedCard
        | SelectionRefusal::CardGone
        | SelectionRefusal::CardExpired { .. }
        | SelectionRefusal::BrandNotOffered
        | SelectionRefusal::InstalmentsNotOffered => Field::Pay,
    }
}

/// Why the order cannot be paid, or changed, now.
#[must_use]
pub fn payment(refusal: &PaymentRefusal, words: Words) -> String {
    match refusal {
        PaymentRefusal::OrderIsOver => words.refusal_order_over().to_owned(),
        PaymentRefusal::NotChecked => words.refusal_not_checked().to_owned(),
        PaymentRefusal::CancelNotChecked => words.refusal_cancel_not_checked().to_owned(),
        PaymentRefusal::UnderWay => words.refusal_under_way().to_owned(),
        PaymentRefusal::TooManyAttempts => words.refusal_too_many_attempts().to_owned(),
        PaymentRefusal::CannotBeSent => words.refusal_cannot_be_sent().to_owned(),
        PaymentRefusal::SoldOut { sku } => words.refusal_sold_out(sku),
    }
}

/// Why it cannot be used, as a sentence.
pub(crate) fn disabled_because(offer: &PaymentOption, total: Money, words: Words) -> String {
    match offer.disabled_because.as_deref() {
        Some(why) if why.contains("CURRENCY") => words.pay_not_in_currency(total.currency().code()),
        Some(why) if why.contains("LIMIT") => limits(offer, words),
        // What may be over in an hour, by the words of Antom's that are known.
        Some(why)
            if ["DISABLE", "DEGRADE", "SERVICE_TIME"]
                .iter()
                .any(|it| why.contains(it)) =>
        {
            words.pay_not_now().to_owned()
        }
        Some(_) | None => words.pay_not_for_order().to_owned(),
    }
}

/// The limits that this order is outside of.
fn limits(offer: &PaymentOption, words: Words) -> String {
    let least = offer.min.filter(|least| least.minor() > 1);
    match (least, offer.max) {
        (Some(least), Some(most)) => words.pay_between(words.money(least), words.money(most)),
        (Some(least), None) => words.pay_from(words.money(least)),
        (None, Some(most)) => words.pay_up_to(words.money(most)),
        (None, None) => words.pay_not_for_amount().to_owned(),
    }
}
