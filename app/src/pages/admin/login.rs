use leptos::prelude::*;

use super::query;
use crate::{
    components::{ErrorSummary, TextField, admin::BarePage},
    context::{admin_unreadable, back_office, words},
    forms::RefusedLogin,
    view::admin::Login,
};

#[component]
pub fn LoginPage() -> impl IntoView {
    let refused = use_context::<RefusedLogin>();
    let next = match &refused {
        Some(refused) => refused.next.clone(),
        None => query("next").unwrap_or_default(),
    };
    let back_office = back_office();
    Suspend::new(async move {
        match back_office.port.login(&next).await {
            Ok(mut login) => {
                if let Some(refused) = refused {
                    login.problem = refused.problem;
                }
                view! { <LoginView login /> }.into_any()
            }
            Err(error) => admin_unreadable(error),
        }
    })
}

#[component]
pub fn LoginView(login: Login) -> impl IntoView {
    let words = words();
    let Login {
        shop,
        next,
        closed,
        named,
        notice,
        problem,
    } = login;
    let refused = !problem.is_empty();
    let summary = refused.then(|| {
        let errors = vec![(Some("password".to_owned()), problem.clone())];
        view! { <ErrorSummary errors /> }
    });
    let notice = (!notice.is_empty()).then(|| {
        view! {
            <p class="alert good" role="status">
                {notice}
            </p>
        }
    });
    let content = if closed {
        let how = words.admin_login_how_to_open();
        view! {
            <p class="lead">{words.admin_login_closed()}</p>
            <p>
                {how.s0} <code>"SHOP_ADMIN_PASSWORD_HASH"</code> {how.s1}
            </p>
        }
        .into_any()
    } else {
        let name = if named {
            view! {
                <TextField
                    id="username"
                    label=words.admin_login_user_name()
                    autocomplete="username"
                    value=String::new()
                    error=None
                />
            }
            .into_any()
        } else {
            // Password managers keep a password under a name.
            view! {
                <input
                    type="text"
                    name="username"
                    value="admin"
                    autocomplete="username"
                    aria-label=words.admin_login_user_name()
                    hidden
                />
            }
            .into_any()
        };
        let code = named.then(|| {
            view! {
                <TextField
                    id="code"
                    label=words.admin_login_code()
                    hint=words.admin_login_code_hint()
                    autocomplete="one-time-code"
                    value=String::new()
                    optional=true
                    error=None
                />
            }
        });
        view! {
            <form method="post" action="/admin/login" novalidate>
                <input type="hidden" name="next" value=next />
                {name}
                <TextField
                    id="password"
                    label=words.admin_login_password()
                    kind="password"
                    autocomplete="current-password"
                    value=String::new()
                    error=refused.then_some(problem)
                />
                {code}
                <button class="button button-primary button-large">{words.admin_login_button()}</button>
            </form>
        }
        .into_any()
    };
    view! {
        <BarePage shop title=words.admin_login_title() refused>
            {summary}
            <div class="page login-page">
                {notice}
                <div class="ticket ticket-torn">
                    <div>
                        <h1>{words.admin_login_title()}</h1>
                        {content}
                    </div>
                </div>
            </div>
        </BarePage>
    }
}
