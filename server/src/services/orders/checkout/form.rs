use app::view::{COUNTRIES, CheckoutForm, Field, FieldError};

pub(crate) fn error(field: Field, message: &str) -> FieldError {
    FieldError {
        field: Some(field),
        message: message.to_owned(),
    }
}

pub(crate) fn about_order(message: &str) -> FieldError {
    FieldError {
        field: None,
        message: message.to_owned(),
    }
}

/// What the buyer has to mend, in the order of the page's fields.
pub(crate) fn check_form(form: &CheckoutForm) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let email = form.email.trim();
    let email_fits = email.parse::<lettre::Address>().is_ok() && email.len() <= 64;
    if email.is_empty() {
        errors.push(error(
            Field::Email,
            "Enter your email address, so that we can send the receipt.",
        ));
    } else if !email_fits {
        errors.push(error(
            Field::Email,
            "Enter an email address like name@example.com, with at most 64 characters.",
        ));
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
        errors.push(error(
            Field::Phone,
            "Enter a phone number like +65 6123 4567, or leave it empty.",
        ));
    }
    require(
        &mut errors,
        Field::Name,
        &form.name,
        100,
        "Enter your full name.",
    );
    if !COUNTRIES.iter().any(|(code, _)| *code == form.country) {
        errors.push(error(Field::Country, "Choose the country we deliver to."));
    }
    require(
        &mut errors,
        Field::Address1,
        &form.address1,
        200,
        "Enter the street and number.",
    );
    if form.address2.chars().count() > 200 || form.address2.chars().any(char::is_control) {
        errors.push(error(Field::Address2, "Keep this line to 200 characters."));
    }
    require(
        &mut errors,
        Field::City,
        &form.city,
        32,
        "Enter the town or city.",
    );
    require(
        &mut errors,
        Field::Postcode,
        &form.postcode,
        16,
        "Enter the postcode.",
    );
    errors
}

fn require(errors: &mut Vec<FieldError>, field: Field, value: &str, most: usize, message: &str) {
    let length = value.trim().chars().count();
    if length == 0 {
        errors.push(error(field, message));
    } else if length > most || value.chars().any(char::is_control) {
        errors.push(error(
            field,
            &format!("{} Use at most {most} ordinary characters.", message),
        ));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled() -> CheckoutForm {
        let text = ToOwned::to_owned;
        CheckoutForm {
            email: text("ada@example.com"),
            name: text("Ada Lovelace"),
            phone: text(""),
            country: text("SG"),
            address1: text("1 Harbour Road"),
            address2: text(""),
            city: text("Singapore"),
            postcode: text("098633"),
            delivery: text("standard"),
            ..CheckoutForm::default()
        }
    }

    #[test]
    fn a_filled_form_has_no_mistakes() {
        assert_eq!(check_form(&filled()), []);
    }

    #[test]
    fn each_empty_required_field_is_named() {
        let fields: Vec<_> = check_form(&CheckoutForm::default())
            .into_iter()
            .filter_map(|error| error.field)
            .collect();
        assert_eq!(
            fields,
            [
                Field::Email,
                Field::Name,
                Field::Country,
                Field::Address1,
                Field::City,
                Field::Postcode
            ]
        );
    }
}
