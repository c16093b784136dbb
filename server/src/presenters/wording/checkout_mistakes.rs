//! What a buyer has to mend in the checkout, in words that say how.

use app::view::{Field, FieldError};
use wording::Words;

use crate::presenters::wording::{email_mistakes, payment_refusals};
use crate::services::orders::checkout::form::{CheckoutField, Mistake};

/// The mistake at its field of the page.
#[must_use]
pub fn field_error(mistake: &Mistake, words: Words) -> FieldError {
    FieldError {
        field: match mistake {
            Mistake::Missing(field) | Mistake::TooLong { field, .. } => Some(page_field(*field)),
            Mistake::Email(_) => Some(Field::Email),
            Mistake::NoPostcode { .. } => Some(Field::Postcode),
            Mistake::Payment(refusal) => Some(payment_refusals::field(refusal)),
            Mistake::CartIsEmpty
            | Mistake::CartChanged
            | Mistake::NotAvailable { .. }
            | Mistake::SoldOut { .. } => None,
        },
        message: message(mistake, words),
    }
}

fn page_field(field: CheckoutField) -> Field {
    match field {
        CheckoutField::Email => Field::Email,
        CheckoutField::Name => Field::Name,
        CheckoutField::Phone => Field::Phone,
        CheckoutField::Country => Field::Country,
        CheckoutField::Address1 => Field::Address1,
        CheckoutField::Address2 => Field::Address2,
        CheckoutField::City => Field::City,
        CheckoutField::State => Field::State,
        CheckoutField::Postcode => Field::Postcode,
        CheckoutField::Delivery => Field::Delivery,
    }
}

fn message(mistake: &Mistake, words: Words) -> String {
    match mistake {
        Mistake::Missing(field) => missing(*field, words),
        Mistake::TooLong { max, has, .. } => words.mistake_too_long(*has, *max),
        Mistake::NoPostcode { example } => words.mistake_no_postcode(example),
        Mistake::Email(mistake) => email_mistakes::for_receipt(*mistake, words),
        Mistake::Payment(refusal) => payment_refusals::selection(refusal, words),
        Mistake::CartIsEmpty => words.mistake_cart_empty().to_owned(),
        Mistake::CartChanged => words.mistake_cart_changed().to_owned(),
        Mistake::NotAvailable {
            name,
            label,
            left: 0,
        } => words.mistake_line_sold_out(name, label),
        Mistake::NotAvailable { name, label, left } => {
            words.mistake_line_scarce(*left, name, label)
        }
        Mistake::SoldOut { name } => words.mistake_sold_out(name),
    }
}

fn missing(field: CheckoutField, words: Words) -> String {
    match field {
        CheckoutField::Email => words.mistake_email_missing().to_owned(),
        CheckoutField::Name => words.mistake_name_missing().to_owned(),
        CheckoutField::Phone => words.mistake_phone_missing().to_owned(),
        CheckoutField::Country => words.mistake_country_missing().to_owned(),
        CheckoutField::Address1 | CheckoutField::Address2 => {
            words.mistake_address_missing().to_owned()
        }
        CheckoutField::City => words.mistake_city_missing().to_owned(),
        CheckoutField::State => words.mistake_state_missing().to_owned(),
        CheckoutField::Postcode => words.mistake_postcode_missing().to_owned(),
        CheckoutField::Delivery => words.mistake_delivery_missing().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use domain::order::DELIVERY_COUNTRIES;

    #[test]
    fn the_page_offers_the_countries_that_are_delivered_to() {
        let offered = app::countries::COUNTRIES.map(|(code, _)| code);
        assert_eq!(offered, DELIVERY_COUNTRIES);
    }
}
