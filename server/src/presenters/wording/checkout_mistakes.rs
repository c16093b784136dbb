//! What a buyer has to mend in the checkout, in words that say how.

use app::view::{Field, FieldError};

use crate::presenters::wording::payment_refusals;
use crate::services::orders::checkout::form::{CheckoutField, Mistake};

/// The mistake at its field of the page.
#[must_use]
pub fn field_error(mistake: &Mistake) -> FieldError {
    FieldError {
        field: match mistake {
            Mistake::Missing(field) | Mistake::NotText { field, .. } => Some(page_field(*field)),
            Mistake::NoEmailAddress => Some(Field::Email),
            Mistake::NoPhoneNumber => Some(Field::Phone),
            Mistake::Payment(_) => Some(Field::Pay),
            Mistake::CartIsEmpty
            | Mistake::CartChanged
            | Mistake::NotAvailable { .. }
            | Mistake::SoldOut { .. } => None,
        },
        message: message(mistake),
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
        CheckoutField::Postcode => Field::Postcode,
        CheckoutField::Delivery => Field::Delivery,
    }
}

fn message(mistake: &Mistake) -> String {
    match mistake {
        Mistake::Missing(field) => missing(*field).to_owned(),
        Mistake::NotText {
            field: CheckoutField::Address2,
            max,
        } => format!("Keep this line to {max} characters."),
        Mistake::NotText { field, max } => {
            format!("{} Use at most {max} ordinary characters.", missing(*field))
        }
        Mistake::NoEmailAddress => {
            "Enter an email address like name@example.com, with at most 64 characters.".to_owned()
        }
        Mistake::NoPhoneNumber => {
            "Enter a phone number like +65 6123 4567, or leave it empty.".to_owned()
        }
        Mistake::Payment(refusal) => payment_refusals::selection(refusal),
        Mistake::CartIsEmpty => {
            "Your cart is empty. Put something in before you check out.".to_owned()
        }
        Mistake::CartChanged => {
            "Your cart or a price changed after you opened this page. Please check the order below, then pay."
                .to_owned()
        }
        Mistake::NotAvailable {
            name,
            label,
            left: 0,
        } => format!("{name} in {label} is sold out. Take it out of your cart to go on."),
        Mistake::NotAvailable { name, label, left } => {
            format!("Only {left} left of {name} in {label}. Change the number in your cart to go on.")
        }
        Mistake::SoldOut { name } => format!(
            "{name} was sold out a moment ago. Change your cart to go on; you have not been charged."
        ),
    }
}

fn missing(field: CheckoutField) -> &'static str {
    match field {
        CheckoutField::Email => "Enter your email address, so that we can send the receipt.",
        CheckoutField::Name => "Enter your full name.",
        CheckoutField::Phone => "Enter your phone number.",
        CheckoutField::Country => "Choose the country we deliver to.",
        CheckoutField::Address1 | CheckoutField::Address2 => "Enter the street and number.",
        CheckoutField::City => "Enter the town or city.",
        CheckoutField::Postcode => "Enter the postcode.",
        CheckoutField::Delivery => "Choose how we deliver.",
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
