use domain::address::{AddressFormat, AddressLine, FormLine};
use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{
        TextField,
        alert::field_error,
        field::{described_by, error_at},
    },
    context::site,
    countries::country_name,
    view::{CheckoutForm, Field, FieldError},
};

/// Where the parcel goes: the country first, then the lines that its addresses have.
pub(crate) fn fieldset(
    form: &CheckoutForm,
    errors: &[FieldError],
    words: Words,
) -> impl IntoView + use<> {
    let format = AddressFormat::of(&form.country);
    let lines = match format {
        Some(format) => format.form.clone(),
        None => until_the_country_is_known(),
    };
    let lines = lines
        .iter()
        .map(|line| address_line(line, format, form, errors, words))
        .collect::<Vec<_>>();
    view! {
        <fieldset>
            <legend>{words.checkout_address()}</legend>
            {country(form, error_at(errors, Field::Country), words)}
            <TextField
                id=Field::Name.id()
                label=words.checkout_name()
                autocomplete="shipping name"
                value=form.name.clone()
                error=error_at(errors, Field::Name)
            />
            {lines}
        </fieldset>
    }
}

fn until_the_country_is_known() -> Vec<FormLine> {
    let line = |line, required| FormLine { line, required };
    vec![
        line(AddressLine::Address1, true),
        line(AddressLine::Address2, false),
        line(AddressLine::City, true),
        line(AddressLine::Postcode, true),
    ]
}

fn country(form: &CheckoutForm, error: Option<String>, words: Words) -> impl IntoView + use<> {
    let about = site().about.clone();
    let mut countries: Vec<_> = about
        .countries
        .iter()
        .filter_map(|code| Some((code.clone(), country_name(code, words)?)))
        .collect();
    // The shop's own comes first.
    if let [_, others @ ..] = countries.as_mut_slice() {
        others.sort_by_cached_key(|(_, name)| words.sort_key(name));
    }
    let countries = countries
        .into_iter()
        .map(|(code, name)| {
            view! {
                <option value=code.clone() selected=code == form.country>
                    {name}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="field" class:invalid=error.is_some()>
            <label for="country">{words.checkout_country()}</label>
            {field_error("country", error.as_deref())}
            <select
                id="country"
                name="country"
                autocomplete="shipping country"
                aria-describedby=described_by("country", false, error.is_some())
                aria-invalid=error.is_some().then_some("true")
            >
                <option value="">{words.checkout_country_choose()}</option>
                {countries}
            </select>
            <button class="link-button" name="leave" value="country">
                {words.checkout_update_country()}
            </button>
        </div>
    }
}

fn address_line(
    entry: &FormLine,
    format: Option<&AddressFormat>,
    form: &CheckoutForm,
    errors: &[FieldError],
    words: Words,
) -> AnyView {
    let (field, value, autocomplete) = match entry.line {
        AddressLine::Address1 => (Field::Address1, &form.address1, "shipping address-line1"),
        AddressLine::Address2 => (Field::Address2, &form.address2, "shipping address-line2"),
        AddressLine::City => (Field::City, &form.city, "shipping address-level2"),
        AddressLine::Postcode => (Field::Postcode, &form.postcode, "shipping postal-code"),
        AddressLine::State => {
            let error = error_at(errors, Field::State);
            return state(form, format, error, words).into_any();
        }
    };
    let example = match entry.line {
        AddressLine::Postcode => format.and_then(AddressFormat::postcode_example),
        _ => None,
    };
    view! {
        <TextField
            id=field.id()
            label=label(entry.line, format, words)
            hint=example.map(|example| words.checkout_postcode_hint(example)).unwrap_or_default()
            autocomplete=autocomplete
            optional=!entry.required
            value=value.clone()
            error=error_at(errors, field)
        />
    }
    .into_any()
}

fn state(
    form: &CheckoutForm,
    format: Option<&AddressFormat>,
    error: Option<String>,
    words: Words,
) -> impl IntoView + use<> {
    let chosen = format.and_then(|format| format.state(&form.state));
    let states = format
        .map(|format| format.states.as_slice())
        .unwrap_or_default();
    let options = states
        .iter()
        .map(|state| {
            view! {
                <option value=state.code.clone() selected=chosen == Some(state)>
                    {state.name.clone()}
                </option>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <div class="field" class:invalid=error.is_some()>
            <label for="state">{label(AddressLine::State, format, words)}</label>
            {field_error("state", error.as_deref())}
            <select
                id="state"
                name="state"
                autocomplete="shipping address-level1"
                aria-describedby=described_by("state", false, error.is_some())
                aria-invalid=error.is_some().then_some("true")
            >
                <option value="">{words.checkout_state_choose()}</option>
                {options}
            </select>
        </div>
    }
}

/// What the line is called in this country.
fn label(line: AddressLine, format: Option<&AddressFormat>, words: Words) -> &'static str {
    let own = format.and_then(|format| format.label(line));
    match (line, own.unwrap_or_default()) {
        (AddressLine::Address1, _) => words.checkout_address1(),
        (AddressLine::Address2, _) => words.checkout_address2(),
        (AddressLine::City, "suburb") => words.checkout_suburb(),
        (AddressLine::City, "district") => words.checkout_district(),
        (AddressLine::City, "post-town") => words.checkout_post_town(),
        (AddressLine::City, _) => words.checkout_city(),
        (AddressLine::State, "province") => words.checkout_province(),
        (AddressLine::State, "prefecture") => words.checkout_prefecture(),
        (AddressLine::State, _) => words.checkout_state(),
        (AddressLine::Postcode, "zip") => words.checkout_zip(),
        (AddressLine::Postcode, "cep") => words.checkout_cep(),
        (AddressLine::Postcode, "cap") => words.checkout_cap(),
        (AddressLine::Postcode, "postal-code") => words.checkout_postal_code(),
        (AddressLine::Postcode, _) => words.checkout_postcode(),
    }
}
