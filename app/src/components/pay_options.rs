use leptos::prelude::*;
use wording::Words;

use super::alert::field_error;
use super::field::{TextField, described_by};
use crate::{
    context::words,
    view::{Field, PayOptions, SavedCard, Saving, Way},
};

/// How to pay: one radio for each way, and below them what a card can be asked besides. All of it
/// is plain form fields.
#[component]
pub fn PayOptionsField(
    options: PayOptions,
    error: Option<String>,
    /// What is wrong with the CPF that was typed.
    #[prop(default = None)]
    cpf_error: Option<String>,
) -> impl IntoView {
    let words = words();
    let checked = options.checked();
    let saved = options.saved.iter().map(|card| of_card(card, words));
    let ways = options.ways.iter().filter(|way| way.enabled).map(of_way);
    let rows = saved.chain(ways).enumerate();
    let rows: Vec<AnyView> = rows.map(|(at, row)| radio(row, at, &checked)).collect();
    let unusable = unusable(&options, rows.len(), words);
    view! {
        <fieldset class:invalid=error.is_some() aria-describedby=described_by("pay", false, error.is_some())>
            <legend>{words.pay_choice()}</legend>
            {field_error("pay", error.as_deref())}
            <div class="options">{rows}</div>
            {unusable}
            {cpf(&options, cpf_error, words)}
            {card_wishes(&options, words)}
            {saving(&options, words)}
        </fieldset>
    }
}

struct Row {
    value: String,
    name: AnyView,
    note: String,
    logo: Option<String>,
    enabled: bool,
    kind: Kind,
}

/// What happens once Pay is pressed; the style sheet goes by it.
#[derive(Clone, Copy)]
enum Kind {
    SavedCard,
    TypedCard,
    AsksForCpf,
    Elsewhere,
}

impl Kind {
    const fn class(self) -> Option<&'static str> {
        match self {
            Self::SavedCard => Some("card-radio saved-radio"),
            Self::TypedCard => Some("card-radio typed-radio"),
            Self::AsksForCpf => Some("cpf-radio"),
            Self::Elsewhere => None,
        }
    }
}

fn of_card(card: &SavedCard, words: Words) -> Row {
    let (brand, last_four) = (card.brand.clone(), card.last_four.clone());
    Row {
        value: card.way(),
        name: view! {
            {brand}
            " "
            <span class="mono">{format!("•••• {last_four}")}</span>
        }
        .into_any(),
        note: match (card.expired, card.expiry.is_empty()) {
            (true, _) => words.pay_saved_expired(&card.expiry),
            (false, true) => words.pay_saved().to_owned(),
            (false, false) => words.pay_saved_until(&card.expiry),
        },
        logo: None,
        enabled: !card.expired,
        kind: Kind::SavedCard,
    }
}

fn of_way(way: &Way) -> Row {
    Row {
        value: way.id.clone(),
        name: way.name.clone().into_any(),
        note: way.note.clone(),
        logo: way.logo.clone(),
        enabled: way.enabled,
        kind: if way.id == Way::CARD {
            Kind::TypedCard
        } else if way.asks_for_cpf {
            Kind::AsksForCpf
        } else {
            Kind::Elsewhere
        },
    }
}

/// The first one carries the field's id, so that the error summary leads to it.
fn radio(row: Row, at: usize, checked: &str) -> AnyView {
    let id = if at == 0 {
        Field::Pay.id().to_owned()
    } else {
        format!("{}-{at}", Field::Pay.id())
    };
    let logo = row.logo.map(|src| {
        view! { <img class="logo" src=src alt="" width="40" height="24" loading="lazy" /> }
    });
    let is_checked = row.value == checked;
    view! {
        <div class="option" class:unavailable=!row.enabled>
            <input
                class=row.kind.class()
                id=id.clone()
                type="radio"
                name="pay"
                value=row.value
                checked=is_checked
                disabled=!row.enabled
                aria-describedby=format!("{id}-note")
            />
            <label for=id.clone()>{row.name}</label>
            <span>{logo}</span>
            <span class="small muted" id=format!("{id}-note")>
                {row.note}
            </span>
        </div>
    }
    .into_any()
}

/// What Antom has and this order cannot be paid by, with the reasons, out of the way.
fn unusable(options: &PayOptions, before: usize, words: Words) -> Option<AnyView> {
    let rows: Vec<AnyView> = options
        .ways
        .iter()
        .filter(|way| !way.enabled)
        .enumerate()
        .map(|(at, way)| radio(of_way(way), before + at, ""))
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words.pay_unusable()}</summary>
                <div class="options">{rows}</div>
            </details>
        }
        .into_any()
    })
}

/// The taxpayer number, where a way that asks for it can be chosen, and nowhere else; the style sheet
/// shows it beside that way only. It may stay empty: Antom's page then asks for it.
fn cpf(options: &PayOptions, error: Option<String>, words: Words) -> Option<AnyView> {
    let is_asked = |way: &Way| way.enabled && way.asks_for_cpf;
    options.ways.iter().any(is_asked).then(|| {
        view! {
            <div class="cpf-extra">
                <TextField
                    id=Field::Cpf.id()
                    label=words.pay_cpf()
                    hint=words.pay_cpf_hint()
                    kind="text"
                    autocomplete="off"
                    inputmode="numeric"
                    optional=true
                    value=options.form.cpf.clone()
                    error=error
                />
            </div>
        }
        .into_any()
    })
}

/// Instalments and brands, where Antom offers them; the style sheet shows them beside a card only.
fn card_wishes(options: &PayOptions, words: Words) -> Option<AnyView> {
    let instalments = (!options.instalments.is_empty()).then(|| {
        let chosen = options.form.instalments.clone();
        let months = options.instalments.iter().map(|months| {
            let value = months.to_string();
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {words.pay_in_months(*months)}
                </option>
            }
        });
        view! {
            <div class="field">
                <label for="instalments">{words.pay_instalments()}</label>
                <select id="instalments" name="instalments">
                    <option value="">{words.pay_at_once()}</option>
                    {months.collect::<Vec<_>>()}
                </select>
            </div>
        }
    });
    let brands = (!options.brands.is_empty()).then(|| {
        let chosen = options.form.brand.clone();
        let open = !chosen.is_empty();
        let brands = options.brands.iter().map(|(code, name)| {
            let selected = *code == chosen;
            view! {
                <option value=code.clone() selected=selected>
                    {name.clone()}
                </option>
            }
        });
        view! {
            <details class="typed-extras" open=open>
                <summary>{words.pay_brand_needed()}</summary>
                <div class="field">
                    <label for="brand">{words.pay_brand()}</label>
                    <select id="brand" name="brand">
                        <option value="">{words.pay_brand_any()}</option>
                        {brands.collect::<Vec<_>>()}
                    </select>
                </div>
            </details>
        }
    });
    (instalments.is_some() || brands.is_some()).then(|| {
        view! {
            <div class="card-extras">
                {instalments}
                {brands}
            </div>
        }
        .into_any()
    })
}

fn saving(options: &PayOptions, words: Words) -> Option<AnyView> {
    match options.saving {
        Saving::AskedHere => {
            let save = options.form.save;
            Some(
                view! {
                    <p class="checkbox">
                        <input id="save" type="checkbox" name="save" value="yes" checked=save />
                        <label for="save">{words.pay_save()}</label>
                    </p>
                }
                .into_any(),
            )
        }
        Saving::AskedLater => Some(
            view! {
                <p class="small muted">
                    {words.pay_save_later()}
                </p>
            }
            .into_any(),
        ),
        Saving::NeedsAccount => {
            let needs_account = words.pay_save_needs_account();
            Some(
                view! {
                    <p class="small muted">
                        {needs_account.s0}
                        <a href="/account/login">{needs_account.pay_get_login_link}</a>
                        {needs_account.s1}
                    </p>
                }
                .into_any(),
            )
        }
        Saving::Never => None,
    }
}
