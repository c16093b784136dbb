use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{ErrorSummary, Meta, Page, SelectField, TextField},
    context::{show, storefront, words},
    forms::RefusedTrip,
    ports::Asked,
    view::{
        Moment, TravelDetail, TravelOffer, TravelQuery, TravelSearch, TripPage as Trip, TripQuery,
    },
};

type Errors = Vec<(Option<String>, String)>;

#[component]
pub fn TravelPage() -> impl IntoView {
    let asked = use_context::<Asked>().unwrap_or_default();
    let of = |name: &str| asked.get(name).unwrap_or_default().to_owned();
    let query = TravelQuery {
        kind: of("kind"),
        from: of("from"),
        to: of("to"),
        day: of("day"),
        people: of("people"),
        nights: of("nights"),
        rooms: of("rooms"),
    };
    let shop = storefront();
    Suspend::new(async move {
        show(
            shop.travel(query).await.map(Some),
            |search| view! { <TravelView search /> },
        )
    })
}

#[component]
pub fn TravelView(search: TravelSearch) -> impl IntoView {
    let words = words();
    let meta = Meta::public(words.travel_title(), words.travel_lead(), "/travel");
    let TravelSearch {
        kinds,
        cities,
        typed,
        errors,
        offers,
        closed,
    } = search;
    let summary = summary(&errors);
    let offers = offers.map(|offers| found(offers, words));
    let error = move |id: &str| error_of(&errors, id);
    let form = (!closed).then(|| {
        view! {
            <form method="get" action="/travel" class="travel-search">
                <SelectField id="kind" label=words.travel_kind() choices=kinds chosen=typed.kind error=error("kind") />
                <SelectField
                    id="from"
                    label=words.travel_from()
                    choices=cities.clone()
                    chosen=typed.from
                    error=error("from")
                />
                <SelectField
                    id="to"
                    label=words.travel_to()
                    choices=cities
                    chosen=typed.to
                    hint=words.travel_to_hint()
                    error=error("to")
                />
                <TextField
                    id="day"
                    label=words.travel_day()
                    kind="date"
                    autocomplete="off"
                    hint=words.travel_day_hint()
                    value=typed.day
                    error=error("day")
                />
                {count("people", words.travel_people(), "", typed.people, error("people"))}
                {count("nights", words.travel_nights(), words.travel_nights_hint(), typed.nights, error("nights"))}
                {count("rooms", words.travel_rooms(), words.travel_nights_hint(), typed.rooms, error("rooms"))}
                <button class="button button-primary">{words.travel_search()}</button>
            </form>
        }
    });
    let closed = closed.then(|| view! { <p>{words.travel_closed()}</p> });
    view! {
        <Page meta>
            {summary}
            <div class="page travel">
                <h1>{words.travel_title()}</h1>
                <p class="lead">{words.travel_lead()}</p>
                {closed}
                {form}
                {offers}
            </div>
        </Page>
    }
}

fn found(offers: Vec<TravelOffer>, words: Words) -> impl IntoView {
    let none = offers
        .is_empty()
        .then(|| view! { <p>{words.travel_none()}</p> });
    let offers = offers
        .into_iter()
        .map(|offer| {
            let details = details(offer.details, words);
            view! {
                <li class="ticket ticket-with-stub">
                    <div>
                        <h3>{offer.title.clone()}</h3>
                        <ul class="sentences">{details}</ul>
                    </div>
                    <div>
                        <p class="figure">{offer.price}</p>
                        <a class="button" href=offer.href>
                            {words.travel_choose()}
                            <span class="visually-hidden">{format!(" {}", offer.title)}</span>
                        </a>
                    </div>
                </li>
            }
        })
        .collect::<Vec<_>>();
    view! {
        <h2>{words.travel_found()}</h2>
        {none}
        <ul class="ticket-list">{offers}</ul>
    }
}

/// A sentence each. Times stay those of the places, whatever the reader's clock says.
fn details(details: Vec<TravelDetail>, words: Words) -> Vec<AnyView> {
    let time = |at: Moment| view! { <time datetime=at.iso>{at.text}</time> };
    let item = |detail| match detail {
        TravelDetail::Said(sentence) => view! { <li>{sentence}</li> }.into_any(),
        TravelDetail::Times {
            departs,
            arrives,
            carrier,
        } => {
            let said = words.travel_leg_times(carrier);
            view! { <li>{said.s0}{time(departs)}{said.s1}{time(arrives)}{said.s2}</li> }.into_any()
        }
    };
    details.into_iter().map(item).collect()
}

#[component]
pub fn TripPage() -> impl IntoView {
    let asked = use_context::<Asked>().unwrap_or_default();
    let of = |name: &str| asked.get(name).unwrap_or_default().to_owned();
    let query = TripQuery {
        offer: of("offer"),
        day: of("day"),
        people: of("people"),
        nights: of("nights"),
        rooms: of("rooms"),
    };
    let refused = use_context::<RefusedTrip>();
    let shop = storefront();
    Suspend::new(async move {
        show(shop.trip(query).await, |mut trip| {
            let errors = refused.map(|refused| {
                trip.form = refused.form;
                refused.errors
            });
            view! { <TripView trip errors=errors.unwrap_or_default() /> }
        })
    })
}

#[component]
pub fn TripView(trip: Trip, errors: Errors) -> impl IntoView {
    let words = words();
    let meta =
        Meta::private(trip.title.clone(), "/travel/book".to_owned()).refused(!errors.is_empty());
    let summary = summary(&errors);
    let hidden = trip
        .hidden
        .into_iter()
        .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
        .collect::<Vec<_>>();
    let details = details(trip.details, words);
    let people = trip
        .form
        .people
        .into_iter()
        .enumerate()
        .map(|(index, names)| person(index + 1, names, &errors, words))
        .collect::<Vec<_>>();
    let [company, contact, email] = ["company", "contact", "email"].map(|id| error_of(&errors, id));
    view! {
        <Page meta>
            {summary}
            <article class="page">
                <p class="kicker">
                    <a href="/travel">{words.travel_title()}</a>
                </p>
                <h1>{trip.title}</h1>
                <ul>{details}</ul>
                <p class="figure">{trip.price}</p>
                <form method="post" action="/travel/book" novalidate>
                    {hidden}
                    <h2>{words.travel_company()}</h2>
                    <TextField
                        id="company"
                        label=words.travel_company_name()
                        autocomplete="organization"
                        value=trip.form.company
                        error=company
                    />
                    <TextField
                        id="contact"
                        label=words.travel_contact()
                        autocomplete="name"
                        value=trip.form.contact
                        error=contact
                    />
                    <TextField
                        id="email"
                        label=words.travel_email()
                        kind="email"
                        autocomplete="email"
                        hint=words.travel_email_hint()
                        value=trip.form.email
                        error=email
                    />
                    <h2>{words.travel_who()}</h2>
                    <p class="hint">{words.travel_who_hint()}</p>
                    {people}
                    <p>{words.travel_pay_hint()}</p>
                    <button class="button button-primary button-large">{trip.button}</button>
                </form>
            </article>
        </Page>
    }
}

fn person(
    number: usize,
    (first, last): (String, String),
    errors: &Errors,
    words: Words,
) -> impl IntoView + use<> {
    let part = |name: &str, label: &'static str, value: String| {
        let id = format!("{name}-{number}");
        let error = error_of(errors, &id);
        let described = error.is_some().then(|| format!("{id}-error"));
        let wrong = error.is_some();
        let message = error.map(|message| {
            view! {
                <p class="error" id=format!("{id}-error")>
                    {message}
                </p>
            }
        });
        view! {
            <div class="field" class:invalid=wrong>
                <label for=id.clone()>{label}</label>
                {message}
                <input
                    id=id.clone()
                    name=id
                    value=value
                    autocomplete="off"
                    aria-describedby=described
                    aria-invalid=wrong.then_some("true")
                />
            </div>
        }
    };
    view! {
        <fieldset>
            <legend>{words.travel_person(number.to_string())}</legend>
            {part("first", words.travel_first(), first)}
            {part("last", words.travel_last(), last)}
        </fieldset>
    }
}

fn summary(errors: &Errors) -> Option<AnyView> {
    (!errors.is_empty()).then(|| view! { <ErrorSummary errors=errors.clone() /> }.into_any())
}

fn error_of(errors: &Errors, id: &str) -> Option<String> {
    let mut errors = errors.iter();
    errors
        .find(|(field, _)| field.as_deref() == Some(id))
        .map(|(_, message)| message.clone())
}

/// How many of something.
fn count(
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: String,
    error: Option<String>,
) -> impl IntoView + use<> {
    view! {
        <TextField id=id label=label autocomplete="off" inputmode="numeric" hint=hint value=value error=error />
    }
}
