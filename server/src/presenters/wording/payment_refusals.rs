//! Why a buyer cannot pay so, or now: every sentence says whether something was charged.

use domain::Money;

use crate::gateway::reply::PaymentOption;
use crate::presenters::wording::buyer;
use crate::services::payments::begin::PaymentRefusal;
use crate::services::payments::options::SelectionRefusal;

/// Why a way to pay cannot be chosen.
#[must_use]
pub fn selection(refusal: &SelectionRefusal) -> String {
    match refusal {
        SelectionRefusal::NothingChosen => "Choose how you want to pay.".to_owned(),
        SelectionRefusal::Disabled { option, total } => format!(
            "You cannot pay this order with {} any more. {} Choose another way; nothing was charged.",
            option.name,
            disabled_because(option, *total),
        ),
        SelectionRefusal::NotOffered => {
            "That way to pay is not offered any more. Choose another one; nothing was charged."
                .to_owned()
        }
        SelectionRefusal::IssuerNeedsAutomaticCapture => {
            "That South Korean card cannot be used for this order. Choose another way to pay; nothing was charged."
                .to_owned()
        }
        SelectionRefusal::IssuerNeedsTypedCard => {
            "A saved card is charged as what it is. To use a South Korean card, choose “Card”."
                .to_owned()
        }
        SelectionRefusal::CardGone => {
            "That card is not saved here any more. Choose another way to pay; nothing was charged."
                .to_owned()
        }
        SelectionRefusal::CardExpired { brand, last_four } => format!(
            "Your {} ending {last_four} has expired. Pay with another card; nothing was charged.",
            buyer::brand(brand),
        ),
        SelectionRefusal::BrandNotOffered => {
            "That card brand is not offered for this order. Choose one from the list.".to_owned()
        }
        SelectionRefusal::InstalmentsNotOffered => {
            "Those instalments are not offered for this order. Choose again.".to_owned()
        }
    }
}

/// Why the order cannot be paid, or changed, now.
#[must_use]
pub fn payment(refusal: &PaymentRefusal) -> String {
    match refusal {
        PaymentRefusal::OrderIsOver => {
            "This order can no longer be paid. Your cart is still there: check out again."
                .to_owned()
        }
        PaymentRefusal::NotChecked => {
            "We could not check with the payment service whether you have paid already. Please try again in a minute."
                .to_owned()
        }
        PaymentRefusal::CancelNotChecked => {
            "We could not check with the payment service whether this order was paid. Please try again in a minute."
                .to_owned()
        }
        PaymentRefusal::UnderWay => {
            "A payment for this order is under way, so it cannot be changed now. Check its result first."
                .to_owned()
        }
        PaymentRefusal::TooManyAttempts => {
            "This order was tried too often. Nothing was charged; please write to us and we will help."
                .to_owned()
        }
        PaymentRefusal::SoldOut { sku } => format!(
            "{sku} was sold out in the meantime. You have not been charged; please change your cart and check out again."
        ),
    }
}

/// Why it cannot be used, as a sentence.
pub(crate) fn disabled_because(offer: &PaymentOption, total: Money) -> String {
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
