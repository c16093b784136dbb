use leptos::prelude::*;
use wording::Words;

use crate::{
    components::{
        TextField,
        admin::{AdminPage, Cell, Column, Table, Time},
    },
    context::{back_office, words},
    view::admin::{Access, AccessLogin, AdminFrame, Colleague, SecondFactor},
};

#[component]
pub fn AccessPage() -> impl IntoView {
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.access().await.map(Some);
        back_office
            .show(
                answer,
                |frame, access| view! { <AccessView frame access /> },
            )
            .await
    })
}

#[component]
pub fn AccessView(frame: AdminFrame, access: Access) -> impl IntoView {
    let words = words();
    let Access {
        name,
        role,
        form_id,
        second_factor,
        logins,
        colleagues,
    } = access;
    let colleagues = (!colleagues.is_empty()).then(|| all_merchants(colleagues, words));
    view! {
        <AdminPage frame title=words.admin_access_title()>
            <div class="page">
                <div class="title-row">
                    <h1>{words.admin_access_title()}</h1>
                    <p class="mono small">{name}</p>
                </div>
                <p>{role}</p>
                <h2>{words.admin_access_second_factor()}</h2>
                {factor(second_factor, form_id, words)}
                <h2>{words.admin_access_logins()}</h2>
                {login_table(logins, words)}
                {colleagues}
            </div>
        </AdminPage>
    }
}

fn factor(factor: SecondFactor, form_id: String, words: Words) -> AnyView {
    let begin = |sentence: String, button: &'static str| {
        let form_id = form_id.clone();
        view! {
            <p>{sentence}</p>
            <form method="post" action="/admin/access/factor">
                <input type="hidden" name="form" value=form_id />
                <button class="button">{button}</button>
            </form>
        }
        .into_any()
    };
    match factor {
        SecondFactor::NotForFirst => {
            view! { <p>{words.admin_access_not_for_first()}</p> }.into_any()
        }
        SecondFactor::Off => begin(
            words.admin_access_factor_off().to_owned(),
            words.admin_access_factor_begin(),
        ),
        SecondFactor::On { codes_left } => begin(
            words.admin_access_factor_on(codes_left),
            words.admin_access_factor_another(),
        ),
        SecondFactor::BeingSetUp { secret, link } => view! {
            <p>{words.admin_access_factor_how()}</p>
            <p>
                <a class="mono copyable" href=link>
                    {secret}
                </a>
            </p>
            <form method="post" action="/admin/access/factor" novalidate>
                <input type="hidden" name="form" value=form_id />
                <TextField
                    id="code"
                    label=words.admin_login_code()
                    autocomplete="one-time-code"
                    inputmode="numeric"
                    value=String::new()
                    error=None
                />
                <button class="button button-primary">{words.admin_access_factor_confirm()}</button>
            </form>
        }
        .into_any(),
    }
}

fn login_table(logins: Vec<AccessLogin>, words: Words) -> impl IntoView {
    let columns = vec![
        Column::text(words.admin_column_time().to_owned()),
        Column::wide(words.admin_access_browser().to_owned()),
        Column::text(words.admin_access_source().to_owned()),
        Column::text(words.admin_access_end().to_owned()),
    ];
    let rows = logins
        .into_iter()
        .map(|login| {
            let end = if login.here {
                view! { <span>{words.admin_access_here()}</span> }.into_any()
            } else {
                view! {
                    <form method="post" action="/admin/access/logins/end">
                        <input type="hidden" name="form" value=login.form_id />
                        <input type="hidden" name="login" value=login.id />
                        <button class="link-button">{words.admin_access_end()}</button>
                    </form>
                }
                .into_any()
            };
            vec![
                Cell::new(view! { <Time at=login.since /> }),
                Cell::text(login.browser),
                Cell::new(view! { <span class="mono small">{login.source}</span> }),
                Cell::new(end),
            ]
        })
        .collect();
    view! { <Table caption=words.admin_access_logins() hide_caption=true columns rows /> }
}

fn all_merchants(colleagues: Vec<Colleague>, words: Words) -> impl IntoView {
    let columns = vec![
        Column::text(words.admin_login_user_name().to_owned()),
        Column::wide(words.admin_access_role().to_owned()),
        Column::text(words.admin_access_second_factor().to_owned()),
    ];
    let rows = colleagues
        .into_iter()
        .map(|colleague| {
            let second = if colleague.second_factor {
                words.admin_access_yes()
            } else {
                words.admin_access_no()
            };
            vec![
                Cell::text(colleague.name),
                Cell::text(colleague.role),
                Cell::text(second.to_owned()),
            ]
        })
        .collect();
    view! {
        <h2>{words.admin_access_merchants()}</h2>
        <p>{words.admin_access_merchants_how()}</p>
        <Table caption=words.admin_access_merchants() hide_caption=true columns rows />
    }
}
