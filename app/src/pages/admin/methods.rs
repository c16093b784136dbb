use leptos::prelude::*;
use wording::Words;

use super::query;
use crate::{
    components::{
        SelectField,
        admin::{AdminPage, Cell, Column, NavEntry, Table, choices},
    },
    context::{back_office, words},
    view::admin::{AdminFrame, ListedMethod, Methods, MethodsQuery, OfferedWay},
};

#[component]
pub fn MethodsPage() -> impl IntoView {
    let read = |name| query(name).unwrap_or_default();
    let asked = MethodsQuery {
        currency: read("currency"),
        country: read("country"),
    };
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.methods(asked).await.map(Some);
        back_office
            .show(
                answer,
                |frame, methods| view! { <MethodsView frame methods /> },
            )
            .await
    })
}

#[component]
pub fn MethodsView(frame: AdminFrame, methods: Methods) -> impl IntoView {
    let words = words();
    let Methods {
        query,
        currencies,
        countries,
        rule,
        total,
        checkout,
        is_silent,
        page,
    } = methods;
    let silent =
        is_silent.then(|| view! { <p class="alert warning">{words.admin_methods_silent()}</p> });
    let page = if page.is_empty() {
        view! { <p>{words.admin_methods_all()}</p> }.into_any()
    } else {
        listed(page, words).into_any()
    };
    view! {
        <AdminPage frame title=words.admin_frame_methods() nav=NavEntry::Methods>
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_frame_methods()}</h1>
                    <p class="mono small">{words.admin_methods_for_total(total)}</p>
                </div>
                <form class="filters admin-filters" method="get" action="/admin/methods">
                    <SelectField
                        id="currency"
                        label=words.admin_methods_currency()
                        choices=choices(currencies)
                        chosen=query.currency
                        error=None
                    />
                    <SelectField
                        id="country"
                        label=words.admin_methods_country()
                        choices=choices(countries)
                        chosen=query.country
                        error=None
                    />
                    <button class="button">{words.admin_methods_show()}</button>
                </form>
                <p>{rule}</p>
                <section aria-labelledby="checkout">
                    <h2 id="checkout">{words.admin_methods_checkout()}</h2>
                    {silent}
                    {offered(checkout, words)}
                </section>
                <section aria-labelledby="page">
                    <h2 id="page">{words.admin_methods_page()}</h2>
                    {page}
                </section>
            </div>
        </AdminPage>
    }
}

fn offered(ways: Vec<OfferedWay>, words: Words) -> impl IntoView {
    let columns = vec![
        Column::figure(words.admin_methods_place().to_owned()),
        Column::text(words.admin_methods_method().to_owned()),
        Column::text(words.admin_methods_offered().to_owned()),
        Column::wide(words.admin_methods_note().to_owned()),
    ];
    let rows = (1..)
        .zip(ways)
        .map(|(place, way)| {
            vec![
                Cell::text(format!("{place}")),
                Cell::text(way.name),
                Cell::text(yes_or_no(way.is_usable, words).to_owned()),
                Cell::text(way.note),
            ]
        })
        .collect();
    view! { <Table caption=words.admin_methods_checkout() hide_caption=true columns rows /> }
}

fn listed(methods: Vec<ListedMethod>, words: Words) -> impl IntoView {
    let columns = vec![
        Column::figure(words.admin_methods_order().to_owned()),
        Column::text(words.admin_methods_method().to_owned()),
        Column::text(words.admin_methods_code().to_owned()),
        Column::text(words.admin_methods_quick().to_owned()),
    ];
    let rows = methods
        .into_iter()
        .map(|method| {
            vec![
                Cell::text(method.order),
                Cell::text(method.name),
                Cell::new(view! { <span class="mono">{method.code}</span> }),
                Cell::text(yes_or_no(method.is_quick, words).to_owned()),
            ]
        })
        .collect();
    view! { <Table caption=words.admin_methods_page() hide_caption=true columns rows /> }
}

fn yes_or_no(is: bool, words: Words) -> &'static str {
    if is {
        words.admin_methods_yes()
    } else {
        words.admin_methods_no()
    }
}
