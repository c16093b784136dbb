use leptos::prelude::*;

use super::query;
use crate::{
    components::{ErrorSummary, TextField, admin::BarePage},
    context::{admin_unreadable, office},
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
    let office = office();
    Suspend::new(async move {
        match office.port.login(&next).await {
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
    let Login {
        shop,
        next,
        closed,
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
        view! {
            <p class="lead">"The back office is closed: it has no password."</p>
            <p>
                "Whoever runs this shop opens it by setting " <code>"SHOP_ADMIN_PASSWORD_HASH"</code> "."
            </p>
        }
        .into_any()
    } else {
        view! {
            <form method="post" action="/admin/login" novalidate>
                <input type="hidden" name="next" value=next />
                // Password managers keep a password under a name.
                <input
                    type="text"
                    name="username"
                    value="admin"
                    autocomplete="username"
                    aria-label="User name"
                    hidden
                />
                <TextField
                    id="password"
                    label="Password"
                    kind="password"
                    autocomplete="current-password"
                    value=String::new()
                    error=refused.then_some(problem)
                />
                <button class="button button-primary button-large">"Log in"</button>
            </form>
        }
        .into_any()
    };
    view! {
        <BarePage shop title="Log in" refused>
            {summary}
            <div class="page login-page">
                {notice}
                <div class="ticket ticket-torn">
                    <div>
                        <h1>"Log in"</h1>
                        {content}
                    </div>
                </div>
            </div>
        </BarePage>
    }
}
