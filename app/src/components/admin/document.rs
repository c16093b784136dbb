use leptos::prelude::*;

use super::tone_class;
use crate::{
    components::{document::basics, languages::office_languages},
    context::{site, words},
    view::admin::{AdminFrame, Notice},
};

/// Which entry of the back office's navigation a page belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NavEntry {
    Today,
    Orders,
    Goods,
    Subscriptions,
    Disputes,
    Reports,
    Queue,
    Inbox,
    Methods,
    Audit,
    Elsewhere,
}

/// A whole document for whoever is logged in.
#[component]
pub fn AdminPage(
    frame: AdminFrame,
    #[prop(into)] title: String,
    #[prop(default = NavEntry::Elsewhere)] nav: NavEntry,
    /// The page is shown again because of a mistake.
    #[prop(optional)]
    refused: bool,
    children: Children,
) -> impl IntoView {
    let words = words();
    let current = |entry: NavEntry| (entry == nav).then_some("page");
    let queue_length = (frame.queue_length > 0).then(|| {
        view! {
            <span class="count">{frame.queue_length}</span>
            <span class="visually-hidden">{format!(" {}", words.admin_frame_waiting())}</span>
        }
    });
    let subscriptions = site().about.parts.subscriptions.then(|| {
        view! {
            <a href="/admin/subscriptions" aria-current=current(NavEntry::Subscriptions)>
                {words.admin_frame_subscriptions()}
            </a>
        }
    });
    let navigation = view! {
        <nav aria-label=words.admin_frame_back_office()>
            <a href="/admin" aria-current=current(NavEntry::Today)>
                {words.admin_frame_today()}
            </a>
            <a href="/admin/orders" aria-current=current(NavEntry::Orders)>
                {words.admin_frame_orders()}
            </a>
            <a href="/admin/catalogue" aria-current=current(NavEntry::Goods)>
                {words.admin_goods_title()}
            </a>
            {subscriptions}
            <a href="/admin/disputes" aria-current=current(NavEntry::Disputes)>
                {words.admin_frame_disputes()}
            </a>
            <a href="/admin/reconcile" aria-current=current(NavEntry::Reports)>
                {words.admin_frame_reports()}
            </a>
            <a href="/admin/queue" aria-current=current(NavEntry::Queue)>
                {format!("{} ", words.admin_frame_queue())}
                {queue_length}
            </a>
            <a href="/admin/inbox" aria-current=current(NavEntry::Inbox)>
                {words.admin_frame_inbox()}
            </a>
            <a href="/admin/methods" aria-current=current(NavEntry::Methods)>
                {words.admin_frame_methods()}
            </a>
            <a href="/admin/audit" aria-current=current(NavEntry::Audit)>
                {words.admin_frame_audit()}
            </a>
        </nav>
        // Together, however narrow it is: what one is logged in to, and the way out of it.
        <div class="own-login">
            <a class="link-button" href="/admin/access">{words.admin_frame_access()}</a>
            <form method="post" action="/admin/logout">
                <input type="hidden" name="form" value=frame.logout_form_id />
                <button class="link-button">{words.admin_frame_log_out()}</button>
            </form>
        </div>
    }
    .into_any();
    let content = view! {
        {frame.notice.map(notice)}
        {children()}
    }
    .into_any();
    document(
        &frame.shop,
        title,
        refused,
        frame.sandbox,
        Some(navigation),
        content,
    )
}

/// A whole document for people who are not logged in, and for when the frame cannot be had.
#[component]
pub fn BarePage(
    shop: String,
    #[prop(into)] title: String,
    #[prop(optional)] refused: bool,
    children: Children,
) -> impl IntoView {
    let sandbox = site().sandbox;
    document(&shop, title, refused, sandbox, None, children().into_any())
}

fn document(
    shop: &str,
    title: String,
    refused: bool,
    sandbox: bool,
    navigation: Option<AnyView>,
    content: AnyView,
) -> impl IntoView + use<> {
    let words = words();
    let title = if refused {
        words.shop_title_refused(title)
    } else {
        title
    };
    let test = sandbox.then(|| view! { <p class="demo-banner">{words.admin_frame_test()}</p> });
    view! {
        <!DOCTYPE html>
        <html lang=words.language() dir=words.shop_direction()>
            <head>
                {basics(&title, &words.admin_frame_title(shop), &site())}
                <meta name="robots" content="noindex" />
            </head>
            <body class="admin">
                <a class="skip-link" href="#main">
                    {words.shop_skip()}
                </a>
                <header class="site-header">
                    {test}
                    <div class="page">
                        <a class="wordmark" href="/admin">
                            {shop.to_owned()}
                            <span class="kicker">{words.admin_frame_back_office()}</span>
                        </a>
                        {navigation}
                    </div>
                </header>
                <main id="main" tabindex="-1">{content}</main>
                <footer class="page">{office_languages()}</footer>
            </body>
        </html>
    }
}

fn notice(notice: Notice) -> impl IntoView {
    view! {
        <div class="page">
            <p class=format!("alert {}", tone_class(notice.tone)) role="status">
                {notice.text}
            </p>
        </div>
    }
}
