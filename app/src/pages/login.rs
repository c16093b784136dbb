use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::{
    components::{Meta, Page, TextField, summary_of},
    context::{set_status, show, storefront},
    view::Problem,
};

#[component]
pub fn BuyerLoginPage() -> impl IntoView {
    let problem = use_context::<Problem>();
    let sent = use_query_map().get_untracked().get("sent").is_some();
    view! { <LoginView sent=sent && problem.is_none() problem /> }
}

/// After a link was asked for the page says the same whatever the address was.
#[component]
pub fn LoginView(sent: bool, problem: Option<Problem>) -> impl IntoView {
    let meta = Meta::private("Log in", "/account/login").refused(problem.is_some());
    let summary = summary_of(problem.as_ref(), |field| field == "email");
    let notice = sent.then(|| {
        view! {
            <p class="alert good" role="status">
                "If this address can receive mail, a link is on its way. It is good for 20 minutes, and only the first few in a quarter of an hour are sent."
            </p>
        }
    });
    let (typed, error) = problem
        .map(|problem| (problem.typed, problem.message))
        .unzip();
    let label = if sent {
        "Send another link"
    } else {
        "Send me a link"
    };
    view! {
        <Page meta>
            {summary}
            <div class="page login-page">
                {notice}
                <div class="ticket ticket-torn">
                    <div>
                        <h1>"Log in"</h1>
                        <p>
                            "Your account keeps your orders and cards together. There is no password: we mail you a link. You can always order without an account."
                        </p>
                        <form method="post" action="/account/login" novalidate>
                            <TextField
                                id="email"
                                label="Email"
                                kind="email"
                                autocomplete="email"
                                value=typed.unwrap_or_default()
                                error
                            />
                            <button class="button button-primary button-large">{label}</button>
                        </form>
                    </div>
                </div>
            </div>
        </Page>
    }
}

/// Where the link in the mail leads. Opening it changes nothing: programs that look through mails
/// open links too.
#[component]
pub fn EnterPage() -> impl IntoView {
    let link = use_params_map()
        .get_untracked()
        .get("token")
        .unwrap_or_default();
    let shop = storefront();
    Suspend::new(async move {
        show(shop.login_link(&link).await.map(Some), |whose| {
            if whose.is_none() {
                set_status(410);
            }
            view! { <EnterView link=whose.map(|email| (link, email)) /> }
        })
    })
}

#[component]
pub fn EnterView(
    /// And whose it is. None: it lets nobody in any more.
    link: Option<(String, String)>,
) -> impl IntoView {
    let (title, content) = match link {
        Some((link, email)) => (
            "Log in to Wayfare",
            view! {
                <p>
                    "This link is for the account of " <strong>{email}</strong>
                    ". If that is you, one press and you are in."
                </p>
                <form method="post" action=format!("/account/enter/{link}")>
                    <button class="button button-primary button-large">"Log in"</button>
                </form>
            }
            .into_any(),
        ),
        None => (
            "This link is used up",
            view! {
                <p>"A link lets you in once, for 20 minutes after we mailed it. We will gladly mail you another."</p>
                <p>
                    <a class="button button-primary button-large" href="/account/login">
                        "Get a new link"
                    </a>
                </p>
            }
            .into_any(),
        ),
    };
    // The page's own address is for nobody else, so the currency chooser leads elsewhere.
    let meta = Meta::private(title, "/account");
    view! {
        <Page meta>
            <div class="page login-page">
                <div class="ticket ticket-torn">
                    <div>
                        <h1>{title}</h1>
                        {content}
                    </div>
                </div>
            </div>
        </Page>
    }
}
