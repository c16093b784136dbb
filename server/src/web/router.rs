use std::num::NonZeroU32;
use std::sync::Arc;

use axum::Router;
use axum::middleware::from_fn_with_state;
use axum::routing::{get, post};
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

use crate::platform::metrics::labels::PayLimitKind;
use crate::web::error::ErrorPages;
use crate::web::page_cache;
use crate::web::page_cache::PageCache;
use crate::web::security;
use crate::web::security::{Limit, Limited, SecurityConfig};
use crate::web::state::AppState;
use crate::web::{
    account, addresses, admin, cart, catalogue, checkout, currency, found, health, language, look,
    lookup, orders, parts, pictures, render, restock, result, reviews, session, subscriptions,
    suggest, travel, webhooks,
};

/// How many times the limit on payments one address may send before it is not even counted.
const FLOOD: NonZeroU32 = NonZeroU32::MIN.saturating_add(3);

/// Everything that the shop answers, in all its languages.
pub fn router(state: AppState) -> Router {
    let config = SecurityConfig::new(&state.config, state.script_hashes.to_vec());
    // What a flood sends beyond any limit costs no query and no page, in whatever language.
    let flood = config.pay_limit.saturating_mul(FLOOD);
    let flood = Limit::by_client(Limited::Payments, flood);
    let pages = PageCache::new(&state);
    let mut machines = Some(for_machines(&state));
    let routers = state.languages.iter().map(|words| {
        let state = state.in_language(*words);
        let mut router = for_people(&state, &config, &flood, pages.speaking(&state));
        // Addresses for machines have no language.
        if let Some(machines) = machines.take() {
            router = router.merge(machines);
        }
        let error_pages = {
            let state = state.clone();
            ErrorPages::new(state.words, move |status, page| {
                let state = state.clone();
                async move { render::error_page(&state, status, page).await }
            })
        };
        let router = router
            .layer(from_fn_with_state(
                state.clone(),
                parts::only_those_that_are_on,
            ))
            .layer(from_fn_with_state(state, webhooks::misdirected));
        (*words, security::layers(router, &config, error_pages))
    });
    language::by_address(routers.collect())
}

/// The pages of the shop and of the back office, and what their forms are sent to.
fn for_people(
    state: &AppState,
    config: &SecurityConfig,
    flood: &Limit,
    pages: PageCache,
) -> Router {
    let refused = state.shop.metrics.refused_by(PayLimitKind::Address);
    let paying = Router::new()
        .route("/checkout", post(checkout::place))
        .route(
            "/orders/{token}/pay",
            post(orders::pay).get(orders::result_page),
        )
        .route(
            "/orders/{token}/withdraw",
            post(orders::cancel_unpaid).get(orders::result_page),
        )
        .route("/plans/{slug}", post(subscriptions::begin))
        .route("/travel/book", post(travel::begin));
    let counted = from_fn_with_state(state.clone(), session::count_pieces);
    let browser = render::pages(state)
        .layer(counted)
        .route("/cart/items", post(cart::add).get(cart::page))
        .route("/cart/items/{sku}", post(cart::set).get(cart::page))
        .route(
            "/cart/items/{sku}/remove",
            post(cart::remove).get(cart::page),
        )
        .route("/cart/quick", post(cart::quick).get(cart::page))
        .route("/cart/code", post(cart::set_code).get(cart::page))
        .route("/cart/code/remove", post(cart::clear_code).get(cart::page))
        .route("/cart/count", get(cart::count))
        .route(
            "/orders/{token}/again",
            post(cart::order_again).get(orders::result_page),
        )
        .route("/currency", post(currency::choose).get(currency::page))
        .merge(account::router(state))
        .merge(addresses::router(state))
        .merge(lookup::router(state))
        .merge(restock::router(state))
        .merge(reviews::router(state))
        .route("/result/{token}/status", get(result::status))
        .route("/result/{token}/back/{attempt}", get(result::back))
        .route("/subscriptions/{token}/cancel", post(subscriptions::cancel))
        .route(
            "/subscriptions/{token}/claim",
            post(account::claim_subscription),
        )
        .route(
            "/subscriptions/{token}/plan/{slug}",
            post(subscriptions::change_plan),
        )
        .route(
            "/subscriptions/{token}/delivery",
            post(subscriptions::deliver),
        )
        .merge(security::count_refusals(flood.apply(paying), &refused));
    // A page that is kept is nobody's own, so it is looked for before the session is.
    let browser = browser
        .layer(sessions(state))
        .layer(from_fn_with_state(state.clone(), session::one_cookie))
        .layer(from_fn_with_state(pages, page_cache::serve));
    security::browser(browser, config)
        .merge(admin::router(state, config))
        .route("/suggest", get(suggest::suggest))
        .route("/sitemap.xml", get(catalogue::sitemap))
        .route("/sitemaps/{name}", get(catalogue::sitemap_part))
        .route("/feed.xml", get(found::feed))
        .route("/manifest.webmanifest", get(found::manifest))
        .with_state(state.clone())
}

fn for_machines(state: &AppState) -> Router {
    let webhooks = Router::new()
        .route("/webhooks/antom/payment", post(webhooks::receive))
        .route("/webhooks/antom/subscription", post(webhooks::receive))
        .route("/webhooks/antom/dispute", post(webhooks::receive));
    let measured = from_fn_with_state(state.clone(), webhooks::measure);
    security::webhooks(webhooks)
        .layer(measured)
        .route("/robots.txt", get(catalogue::robots))
        .route("/look.css", get(look::style_sheet))
        .route("/pictures/{name}", get(pictures::show))
        .with_state(state.clone())
        .merge(state.assets.router())
        .merge(health::router(Arc::clone(&state.shop)))
}

fn sessions(state: &AppState) -> SessionManagerLayer<impl SessionStore + Clone> {
    let secure = state.config.is_production();
    SessionManagerLayer::new(state.shop.sessions())
        .with_name(session::cookie_name(secure))
        .with_secure(secure)
        // Strict would lose the cart on the way back from Antom's page (S14).
        .with_same_site(SameSite::Lax)
        .with_expiry(Expiry::OnInactivity(Duration::days(30)))
}
