use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};

use crate::{
    components::{Meta, Page, TextField, summary_of},
    context::{set_status, show, storefront, words},
    view::Problem,
};

#[component]
pub fn BuyerLoginPage() -> impl IntoView {
    let problem = use_context::<Problem>();
    let query = use_query_map().get_untracked();
    let sent = query.get("sent").is_some();
    let to_checkout = query.get("next").as_deref() == Some("/checkout");
    view! { <LoginView sent=sent && problem.is_none() problem to_checkout /> }
}

/// After a link was asked for the page says the same whatever the address was.
#[component]
pub fn LoginView(
    sent: bool,
    problem: Option<Problem>,
    /// The buyer was about to pay, and goes on there.
    #[prop(optional)]
    to_checkout: bool,
    /// The buyer was let in, and the browser did not keep the cookie.
    #[prop(optional)]
    refuses_cookies: bool,
) -> impl IntoView {
    let words = words();
    let meta = Meta::private(words.account_log_in(), "/account/login").refused(problem.is_some());
    let summary = summary_of(problem.as_ref(), |field| field == "email");
    let notice = sent.then(|| {
        view! {
            <p class="alert good" role="status">
                {words.account_link_sent()}
            </p>
        }
    });
    let no_cookies = refuses_cookies.then(|| {
        view! {
            <div class="alert bad" role="alert">
                <h2>{words.cart_needs_cookies()}</h2>
                <p>{words.account_needs_cookies()}</p>
            </div>
        }
    });
    let (typed, error) = problem
        .map(|problem| (problem.typed, problem.message))
        .unzip();
    let label = if sent {
        words.account_send_another_link()
    } else {
        words.account_send_link()
    };
    view! {
        <Page meta>
            {summary}
            <div class="page login-page">
                {no_cookies}
                {notice}
                <div class="ticket ticket-torn">
                    <div>
                        <h1>{words.account_log_in()}</h1>
                        <p>
                            {words.account_log_in_lead()}
                        </p>
                        {to_checkout.then(|| view! { <p>{words.account_then_checkout()}</p> })}
                        <form method="post" action="/account/login" novalidate>
                            {to_checkout.then(|| view! { <input type="hidden" name="next" value="/checkout" /> })}
                            <TextField
                                id="email"
                                label=words.account_email()
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
    let words = words();
    let (title, content) = match link {
        Some((link, email)) => {
            let enter = words.account_enter();
            let content = view! {
                <p>{enter.s0} <strong><bdi>{email}</bdi></strong> {enter.s1}</p>
                <form method="post" action=format!("/account/enter/{link}")>
                    <button class="button button-primary button-large">
                        {words.account_enter_button()}
                    </button>
                </form>
            };
            (words.account_enter_title(), content.into_any())
        }
        None => (
            words.account_link_used(),
            view! {
                <p>{words.account_link_used_lead()}</p>
                <p>
                    <a class="button button-primary button-large" href="/account/login">
                        {words.account_new_link()}
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
