use leptos::prelude::*;

use super::alert::field_error;
use super::field::described_by;
use crate::view::{Field, PayOptions, SavedCard, Saving, Way};

/// How to pay: one radio for each way, and below them what a card can be asked besides. All of it
/// is plain form fields.
#[component]
pub fn PayOptionsField(options: PayOptions, error: Option<String>) -> impl IntoView {
    let checked = options.checked();
    let saved = options.saved.iter().map(of_card);
    let ways = options.ways.iter().map(of_way);
    let rows = saved.chain(ways).enumerate();
    let rows: Vec<AnyView> = rows.map(|(at, row)| radio(row, at, &checked)).collect();
    view! {
        <fieldset class:invalid=error.is_some() aria-describedby=described_by("pay", false, error.is_some())>
            <legend>"How to pay"</legend>
            {field_error("pay", error.as_deref())}
            <div class="options">{rows}</div>
            {card_wishes(&options)}
            {saving(&options)}
        </fieldset>
    }
}

struct Row {
    value: String,
    name: AnyView,
    note: String,
    logo: Option<String>,
    enabled: bool,
    is_card: bool,
}

fn of_card(card: &SavedCard) -> Row {
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
            (true, _) => format!("Expired {}. Pay with another card.", card.expiry),
            (false, true) => "Saved for you.".to_owned(),
            (false, false) => format!("Saved for you, good until {}.", card.expiry),
        },
        logo: None,
        enabled: !card.expired,
        is_card: true,
    }
}

fn of_way(way: &Way) -> Row {
    Row {
        value: way.id.clone(),
        name: way.name.clone().into_any(),
        note: way.note.clone(),
        logo: way.logo.clone(),
        enabled: way.enabled,
        is_card: way.id == Way::CARD,
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
                class=row.is_card.then_some("card-radio")
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

/// Instalments and brands, where Antom offers them; the style sheet shows them beside a card only.
fn card_wishes(options: &PayOptions) -> Option<AnyView> {
    let instalments = (!options.instalments.is_empty()).then(|| {
        let chosen = options.form.instalments.clone();
        let months = options.instalments.iter().map(|months| {
            let value = months.to_string();
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {format!("In {months} monthly instalments")}
                </option>
            }
        });
        view! {
            <div class="field">
                <label for="instalments">"Pay the card"</label>
                <select id="instalments" name="instalments">
                    <option value="">"At once"</option>
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
            <details open=open>
                <summary>"My card carries two brands, or is South Korean"</summary>
                <div class="field">
                    <label for="brand">"Charge it as"</label>
                    <select id="brand" name="brand">
                        <option value="">"What the card says"</option>
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

fn saving(options: &PayOptions) -> Option<AnyView> {
    match options.saving {
        Saving::AskedHere => {
            let save = options.form.save;
            Some(
                view! {
                    <p class="checkbox">
                        <input id="save" type="checkbox" name="save" value="yes" checked=save />
                        <label for="save">"Save the card at Antom for my next order"</label>
                    </p>
                }
                .into_any(),
            )
        }
        Saving::AskedLater => Some(
            view! {
                <p class="small muted">
                    "On the page where you type the card, Antom asks whether to save it for your next order."
                </p>
            }
            .into_any(),
        ),
        Saving::NeedsAccount => Some(
            view! {
                <p class="small muted">
                    "To save a card for next time, " <a href="/account/login">"get a login link"</a>
                    " first."
                </p>
            }
            .into_any(),
        ),
        Saving::Never => None,
    }
}
