//! What a buyer fills in, and what of it has to be mended.

use domain::address::{AddressFormat, AddressLine, FormLine};
use domain::text::{EmailMistake, email};

use crate::config::Sell;
use crate::services::payments::options::{PaymentInput, SelectionRefusal};

/// What the buyer typed, cleaned ([`domain::text`]).
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
    /// State, province or prefecture, by its code.
    pub state: String,
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
    State,
    Postcode,
    Delivery,
}

/// Something that the buyer has to mend.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mistake {
    Missing(CheckoutField),
    /// It has more characters than `max`.
    TooLong {
        field: CheckoutField,
        max: usize,
        has: usize,
    },
    Email(EmailMistake),
    /// No postcode of the country looks so; one that exists.
    NoPostcode {
        example: String,
    },
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

/// The most characters of each line that a label has room for.
const MAX_NAME: usize = 200;
const MAX_LINE: usize = 200;
const MAX_CITY: usize = 100;

/// What the buyer has to mend, in the order of the page's fields.
///
/// Limits are those of people's lives; what Antom takes less of is cut or left out on the way to
/// it. A phone number is for people to read, so any will do.
pub(crate) fn check_form(sell: &Sell, form: &CheckoutInput) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    if let Err(mistake) = email(&form.email) {
        mistakes.push(Mistake::Email(mistake));
    }
    mistakes.extend(check_address(sell, form));
    mistakes
}

/// What of the address has to be mended.
pub(crate) fn check_address(sell: &Sell, form: &CheckoutInput) -> Vec<Mistake> {
    let mut mistakes = Vec::new();
    let format = AddressFormat::of(&form.country).filter(|_| sell.delivers_to(&form.country));
    if format.is_none() {
        mistakes.push(Mistake::Missing(CheckoutField::Country));
    }
    mistakes.extend(required(CheckoutField::Name, &form.name, MAX_NAME));
    match format {
        Some(format) => mistakes.extend(address(form, format)),
        // The one line that every country's addresses have.
        None => mistakes.extend(required(CheckoutField::Address1, &form.address1, MAX_LINE)),
    }
    mistakes
}

fn address(form: &CheckoutInput, format: &AddressFormat) -> Vec<Mistake> {
    let of_line = |entry: &FormLine| {
        let (field, value, max) = match entry.line {
            AddressLine::Address1 => (CheckoutField::Address1, &form.address1, MAX_LINE),
            AddressLine::Address2 => (CheckoutField::Address2, &form.address2, MAX_LINE),
            AddressLine::City => (CheckoutField::City, &form.city, MAX_CITY),
            AddressLine::State => (CheckoutField::State, &form.state, MAX_CITY),
            AddressLine::Postcode => (CheckoutField::Postcode, &form.postcode, MAX_CITY),
        };
        if value.is_empty() {
            return entry.required.then_some(Mistake::Missing(field));
        }
        match entry.line {
            AddressLine::State if format.state(value).is_none() => Some(Mistake::Missing(field)),
            AddressLine::Postcode if format.postcode(value).is_none() => {
                let example = format.postcode_example().unwrap_or_default().to_owned();
                Some(Mistake::NoPostcode { example })
            }
            _ => fits(field, value, max),
        }
    };
    format.form.iter().filter_map(of_line).collect()
}

impl CheckoutInput {
    /// The form as its country writes addresses: without lines that the country does not have, the
    /// postcode with its blanks and hyphens, the state by its code, the address as mail servers
    /// take it.
    #[must_use]
    pub fn in_its_countrys_way(self) -> Self {
        let Some(format) = AddressFormat::of(&self.country) else {
            return self;
        };
        let of = |line, value: String| {
            if format.has(line) {
                value
            } else {
                String::new()
            }
        };
        let postcode = format.postcode(&self.postcode).unwrap_or(self.postcode);
        let state = format.state(&self.state).map(|state| state.code.clone());
        let city = format.town.clone().unwrap_or(self.city);
        Self {
            email: email(&self.email).unwrap_or(self.email),
            address2: of(AddressLine::Address2, self.address2),
            city,
            state: of(AddressLine::State, state.unwrap_or(self.state)),
            postcode: of(AddressLine::Postcode, postcode),
            ..self
        }
    }
}

fn required(field: CheckoutField, value: &str, max: usize) -> Option<Mistake> {
    if value.is_empty() {
        Some(Mistake::Missing(field))
    } else {
        fits(field, value, max)
    }
}

fn fits(field: CheckoutField, value: &str, max: usize) -> Option<Mistake> {
    let has = value.chars().count();
    (has > max).then_some(Mistake::TooLong { field, max, has })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sell() -> Sell {
        Sell {
            currencies: Vec::new(),
            countries: ["SG", "HK", "US", "JP"].map(ToOwned::to_owned).into(),
            default_country: None,
        }
    }

    #[test]
    fn a_country_that_the_shop_does_not_deliver_to_is_none() {
        let sell = Sell {
            countries: vec!["DE".to_owned()],
            ..sell()
        };
        assert_eq!(
            check_form(&sell, &filled()),
            [Mistake::Missing(CheckoutField::Country)]
        );
    }

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
        assert_eq!(check_form(&sell(), &filled()), []);
    }

    #[test]
    fn each_country_asks_for_what_its_addresses_need() {
        for (country, missing) in [
            ("SG", vec![CheckoutField::Address1, CheckoutField::Postcode]),
            ("HK", vec![CheckoutField::Address1, CheckoutField::City]),
            (
                "US",
                vec![
                    CheckoutField::Address1,
                    CheckoutField::City,
                    CheckoutField::State,
                    CheckoutField::Postcode,
                ],
            ),
            (
                "JP",
                vec![
                    CheckoutField::Postcode,
                    CheckoutField::State,
                    CheckoutField::City,
                    CheckoutField::Address1,
                ],
            ),
        ] {
            let form = CheckoutInput {
                email: filled().email,
                name: filled().name,
                country: country.to_owned(),
                ..CheckoutInput::default()
            };
            let missing: Vec<Mistake> = missing.into_iter().map(Mistake::Missing).collect();
            assert_eq!(check_form(&sell(), &form), missing, "{country}");
        }
    }

    #[test]
    fn what_no_parcel_could_be_sent_to_is_refused_at_its_field() {
        let berlin_in_singapore = CheckoutInput {
            city: "Berlin".to_owned(),
            postcode: "10115".to_owned(),
            ..filled()
        };
        let example = "098633".to_owned();
        assert_eq!(
            check_form(&sell(), &berlin_in_singapore),
            [Mistake::NoPostcode { example }]
        );
        let springfield = CheckoutInput {
            country: "US".to_owned(),
            city: "Springfield".to_owned(),
            state: "ZZ".to_owned(),
            postcode: "x".to_owned(),
            ..filled()
        };
        let example = "62701".to_owned();
        assert_eq!(
            check_form(&sell(), &springfield),
            [
                Mistake::Missing(CheckoutField::State),
                Mistake::NoPostcode { example }
            ]
        );
    }

    #[test]
    fn each_empty_required_field_is_named() {
        let fields: Vec<_> = check_form(&sell(), &CheckoutInput::default())
            .into_iter()
            .filter_map(|mistake| match mistake {
                Mistake::Missing(field) => Some(field),
                Mistake::Email(EmailMistake::Empty) => Some(CheckoutField::Email),
                _ => None,
            })
            .collect();
        assert_eq!(
            fields,
            [
                CheckoutField::Email,
                CheckoutField::Country,
                CheckoutField::Name,
                CheckoutField::Address1,
            ]
        );
    }
}
