//! Leptos pages as answers. The one module that names `leptos_axum`.

use std::sync::{Arc, OnceLock};

use app::error::ErrorView;
use app::forms::{
    RefusedAction, RefusedCheckout, RefusedGoods, RefusedLogin, RefusedPayment, RefusedReport,
    RefusedReview, RefusedSignUp, RefusedTrip,
};
use app::ports::{self, Asked, BackOffice, Languages, Status, Storefront};
use app::view::admin::{LookedSheet, Notice};
use app::view::{ErrorPage, Problem, Site};
use app::{App, BackOfficeApp};
use axum::Router;
use axum::body::Body;
use axum::http::request::Parts;
use axum::http::{Method, Request, StatusCode, Uri};
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{any, get};
use domain::links::decode;
use leptos::prelude::*;
use leptos_axum::{AxumRouteListing, LeptosRoutes, ResponseOptions, generate_route_list};
use tower_sessions::Session;

use crate::presenters::storefront::VisitorsShop;
use crate::web::admin;
use crate::web::language;
use crate::web::security::RequestId;
use crate::web::session;
use crate::web::session::{InCart, SessionVisitor};
use crate::web::state::AppState;
use crate::web::{currency, device};

/// Why a page is shown again.
#[derive(Clone)]
pub(super) enum Refused {
    Checkout(RefusedCheckout),
    Cart(Problem),
    Payment(RefusedPayment),
    Review(RefusedReview),
    BuyerLogin(Problem),
    Login(RefusedLogin),
    Action(RefusedAction),
    Report(RefusedReport),
    Goods(RefusedGoods),
    /// A sheet of goods that was looked at.
    Sheet(LookedSheet),
    SignUp(RefusedSignUp),
    Trip(RefusedTrip),
    /// The page's form could not even be looked at; this stands above it.
    Admin(Notice),
}

/// The routes of the shop's pages, and the page for everything else.
pub(super) fn pages(state: &AppState) -> Router<AppState> {
    let pages = Router::new()
        .leptos_routes_with_context(state, routes().shop.clone(), context(state), App)
        .fallback({
            let state = state.clone();
            move |request: Request<Body>| {
                let state = state.clone();
                async move { page(&state, request, None).await }
            }
        });
    in_language(state, pages)
}

fn in_language(state: &AppState, pages: Router<AppState>) -> Router<AppState> {
    if state.words.prefix().is_empty() {
        return pages;
    }
    pages.layer(from_fn_with_state(state.words, language::in_language))
}

/// The routes of the back office's pages, and the page for everything else below it.
pub(super) fn admin_pages(state: &AppState) -> Router<AppState> {
    let missing = {
        let state = state.clone();
        move |request: Request<Body>| {
            let state = state.clone();
            async move { page(&state, request, None).await }
        }
    };
    let routes = routes().back_office.clone();
    let pages = Router::new()
        .leptos_routes_with_context(state, routes, context(state), BackOfficeApp)
        .route("/admin/", get(missing.clone()))
        .route("/admin/{*rest}", any(missing));
    in_language(state, pages)
}

fn context(state: &AppState) -> impl Fn() + Clone + Send + 'static {
    let state = state.clone();
    move || provide_page_context(&state)
}

struct Routes {
    shop: Vec<AxumRouteListing>,
    back_office: Vec<AxumRouteListing>,
}

/// Listed once: listing sets a flag for the whole process while it runs. It also starts Leptos'
/// executor, so whoever renders asks for it first.
fn routes() -> &'static Routes {
    static ROUTES: OnceLock<Routes> = OnceLock::new();
    ROUTES.get_or_init(|| Routes {
        shop: generate_route_list(App),
        back_office: generate_route_list(BackOfficeApp),
    })
}

/// The page at `path` once more, because what was sent to it cannot be done.
pub(super) async fn again(
    state: &AppState,
    request: Request<()>,
    path: &str,
    status: StatusCode,
    refused: Option<Refused>,
) -> Response {
    let (mut parts, ()) = request.into_parts();
    parts.method = Method::GET;
    parts.uri = path.parse().unwrap_or(Uri::from_static("/"));
    let response = page(state, Request::from_parts(parts, Body::empty()), refused).await;
    linked(state, status, response).await
}

/// The finished page, with its links in its language.
async fn linked(state: &AppState, status: StatusCode, response: Response) -> Response {
    let mut response = match language::with_links_of(state.words, response).await {
        Ok(response) => response,
        Err(error) => return error.into_response(),
    };
    *response.status_mut() = status;
    response
}

async fn page(state: &AppState, request: Request<Body>, refused: Option<Refused>) -> Response {
    let context = {
        let state = state.clone();
        move || {
            match refused.clone() {
                Some(Refused::Checkout(refused)) => provide_context(refused),
                Some(Refused::Cart(problem) | Refused::BuyerLogin(problem)) => {
                    provide_context(problem);
                }
                Some(Refused::Payment(refused)) => provide_context(refused),
                Some(Refused::Review(refused)) => provide_context(refused),
                Some(Refused::Login(refused)) => provide_context(refused),
                Some(Refused::Action(refused)) => provide_context(refused),
                Some(Refused::Report(refused)) => provide_context(refused),
                Some(Refused::Goods(refused)) => provide_context(refused),
                Some(Refused::Sheet(looked)) => provide_context(looked),
                Some(Refused::SignUp(refused)) => provide_context(refused),
                Some(Refused::Trip(refused)) => provide_context(refused),
                Some(Refused::Admin(notice)) => provide_context(notice),
                None => {}
            }
            provide_page_context(&state);
        }
    };
    if admin::is_below(request.uri().path()) {
        leptos_axum::render_app_async_with_context(context, BackOfficeApp)(request).await
    } else {
        leptos_axum::render_app_async_with_context(context, App)(request).await
    }
}

/// The page for when something went wrong, in the shop's own look.
pub async fn error_page(state: &AppState, status: StatusCode, page: ErrorPage) -> Response {
    routes();
    let context = {
        let state = state.clone();
        move || provide_page_context(&state)
    };
    let view = move || view! { <ErrorView page=page.clone() /> };
    let response =
        leptos_axum::render_app_async_with_context(context, view)(Request::new(Body::empty()))
            .await;
    linked(state, status, response).await
}

fn asked(uri: &Uri) -> Asked {
    let query = uri.query().unwrap_or_default();
    Asked {
        segments: uri.path().split('/').skip(1).map(decode).collect(),
        query: url::form_urlencoded::parse(query.as_bytes())
            .into_owned()
            .collect(),
    }
}

fn in_cart(parts: &Parts) -> u32 {
    let counted = parts.extensions.get::<InCart>().map(|counted| counted.0);
    counted
        .or_else(|| session::told_in_cart(&parts.headers))
        .unwrap_or_default()
}

/// What pages ask for, made for this request.
fn provide_page_context(state: &AppState) {
    provide_context(state.words);
    let parts = use_context::<Parts>();
    provide_context(Languages {
        all: state.languages.to_vec(),
        offered: parts
            .as_ref()
            .and_then(|parts| language::preferred(&parts.headers, state.words, &state.languages)),
    });
    let sell = &state.shop.file.sell;
    let currency = parts.as_ref().map_or(sell.first_currency(), |parts| {
        currency::of(sell, &parts.headers)
    });
    let assets: Arc<str> = state.assets.prefix().into();
    provide_context(Site {
        public_url: state.public_url.to_string(),
        assets: assets.to_string(),
        currency,
        currencies: sell.currencies.clone(),
        about: Arc::clone(&state.about),
        in_cart: parts.as_ref().map_or(0, in_cart),
        keeps_cookies: parts.as_ref().is_some_and(|parts| {
            session::keeps_cookies(&parts.headers, state.config.is_production())
        }),
        sandbox: state.config.is_demonstration(),
    });
    provide_context(
        parts
            .as_ref()
            .map(|parts| asked(&parts.uri))
            .unwrap_or_default(),
    );
    let extension = |parts: &Parts| parts.extensions.get::<Session>().cloned();
    provide_context::<Arc<dyn Storefront>>(Arc::new(VisitorsShop {
        shop: Arc::clone(&state.shop),
        visitor: Arc::new(SessionVisitor {
            session: parts.as_ref().and_then(extension),
            clock: state.shop.clock.clone(),
        }),
        currency,
        words: state.words,
        device: parts
            .as_ref()
            .map(|parts| device::of(parts, state.words))
            .unwrap_or_default(),
        likely_country: parts
            .as_ref()
            .and_then(|parts| device::likely_country(sell, &parts.headers)),
        assets,
    }));
    if let Some(parts) = &parts
        && admin::is_below(parts.uri.path())
    {
        let office = admin::office(state, parts, use_context::<Notice>());
        provide_context::<Arc<dyn BackOffice>>(Arc::new(office));
    }
    if let Some(id) = parts
        .as_ref()
        .and_then(|parts| parts.extensions.get::<RequestId>())
    {
        provide_context(ports::RequestId(id.to_string()));
    }
    if let Some(options) = use_context::<ResponseOptions>() {
        provide_context(Status(Arc::new(move |status| {
            if let Ok(status) = StatusCode::from_u16(status) {
                options.set_status(status);
            }
        })));
    }
}
