//! What a buyer fills in, and what of it has to be mended.

use domain::order::is_delivered_to;

use crate::services::payments::options::{PaymentInput, SelectionRefusal};

/// What the buyer typed, unchanged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckoutInput {
    pub email: String,
    pub name: String,
    pub phone: String,
    /// Two letters of ISO 3166.
    pub country: String,
    pub address1: String,
    pub address2: String,
    pub city: String,
    pub postcode: String,
    pub delivery: String,
    pub payment: PaymentInput,
}

/// A field of the checkout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckoutField {
    Email,
    Name,
    Phone,
    Country,
    Address1,
    Address2,
    City,
    Postcode,
    Delivery,
}

/// Something that the buyer has to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    Missing(CheckoutField),
    /// More characters than `max`, or some that are none.
    NotText {
        field: CheckoutField,
        max: usize,
    },
    NoEmailAddress,
    NoPhoneNumber,
    Payment(SelectionRefusal),
    CartIsEmpty,
    /// Something changed after the buyer opened the page.
    CartChanged,
    NotAvailable {
        name: String,
        label: String,
        /// So many are left.
        left: u32,
    },
    /// It was sold out a moment ago.
    SoldOut {
        name: String,
    },
}

/// What the buyer has to mend, in the order of the page's fields.
pub(crate) fn check_form(form: &CheckoutInput) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let email = form.email.trim();
    let email_fits = email.parse::<lettre::Address>().is_ok() && email.len() <= 64;
    if email.is_empty() {
        mistakes.push(Mistake::Missing(CheckoutField::Email));
    } else if !email_fits {
        mistakes.push(Mistake::NoEmailAddress);
    }
    let phone = form.phone.trim();
    let digits = phone.chars().filter(char::is_ascii_digit).count();
    if !phone.is_empty()
        && (!phone
            .chars()
            .all(|c| c.is_ascii_digit() || "+-() .".contains(c))
            || !(6..=15).contains(&digits)
            || phone.len() > 24)
    {
        mistakes.push(Mistake::NoPhoneNumber);
    }
    mistakes.extend(required(CheckoutField::Name, &form.name, 100));
    if !is_delivered_to(&form.country) {
        mistakes.push(Mistake::Missing(CheckoutField::Country));
    }
    mistakes.extend(required(CheckoutField::Address1, &form.address1, 200));
    if form.address2.chars().count() > 200 || form.address2.chars().any(char::is_control) {
        mistakes.push(Mistake::NotText {
            field: CheckoutField::Address2,
            max: 200,
        });
    }
    mistakes.extend(required(CheckoutField::City, &form.city, 32));
    mistakes.extend(required(CheckoutField::Postcode, &form.postcode, 16));
    mistakes
}

fn required(field: CheckoutField, value: &str, max: usize) -> Option<Mistake> {
    let length = value.trim().chars().count();
    if length == 0 {
        Some(Mistake::Missing(field))
    } else if length > max || value.chars().any(char::is_control) {
        Some(Mistake::NotText { field, max })
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> CheckoutInput {
        let text = ToOwned::to_owned;
        CheckoutInput {
            email: text("ada@example.com"),
            name: text("Ada Lovelace"),
            phone: text(""),
            country: text("SG"),
            address1: text("1 Harbour Road"),
            address2: text(""),
            city: text("Singapore"),
            postcode: text("098633"),
            delivery: text("standard"),
            ..CheckoutInput::default()
        }
    }

    #[test]
    fn a_filled_form_has_no_mistakes() {
        assert_eq!(check_form(&filled()), []);
    }

    #[test]
    fn each_empty_required_field_is_named() {
        let fields: Vec<_> = check_form(&CheckoutInput::default())
            .into_iter()
            .filter_map(|mistake| match mistake {
                Mistake::Missing(field) => Some(field),
                _ => None,
            })
            .collect();
        assert_eq!(
            fields,
            [
                CheckoutField::Email,
                CheckoutField::Name,
                CheckoutField::Country,
                CheckoutField::Address1,
                CheckoutField::City,
                CheckoutField::Postcode
            ]
        );
    }
}
