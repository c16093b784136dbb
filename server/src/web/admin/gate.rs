//! Nobody passes who is not logged in.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use tower_sessions::Session;
use wording::Words;

use crate::presenters::back_office::notices;
use crate::services::admin::merchants;
use crate::services::admin::merchants::Role;
use crate::web::admin::session;
use crate::web::error::AppError;
use crate::web::render;
use crate::web::render::Refused;
use crate::web::state::AppState;

/// Why somebody stands at the door; it is in the address as `over`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web) enum Over {
    /// The login had ended when a form came.
    Ended,
    LoggedOut,
    /// Money is about to leave, and the last proof of who it is was a while ago.
    Stale,
}

impl Over {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::LoggedOut => "logged_out",
            Self::Stale => "stale",
        }
    }

    fn sentence(self, words: Words) -> &'static str {
        match self {
            Self::Ended => words.admin_login_ended(),
            Self::LoggedOut => words.admin_login_logged_out(),
            Self::Stale => words.admin_login_stale(),
        }
    }

    /// What the login page says, from its own query.
    pub(in crate::web) fn said(query: &str, words: Words) -> String {
        let over = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "over");
        let mut known = [Self::Ended, Self::LoggedOut, Self::Stale].into_iter();
        over.and_then(|(_, value)| known.find(|over| over.as_str() == value))
            .map_or_else(String::new, |over| over.sentence(words).to_owned())
    }
}

pub(super) const LOGIN_PATH: &str = "/admin/login";

/// Goes around everything below `/admin`.
pub(super) async fn guard(
    State(state): State<AppState>,
    session: Session,
    request: Request,
    next: Next,
) -> Response {
    let mut response = match pass(&state, &session, request, next).await {
        Ok(response) => response,
        Err(error) => error.into_response(),
    };
    response.headers_mut().insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex"),
    );
    response
}

async fn pass(
    state: &AppState,
    session: &Session,
    mut request: Request,
    next: Next,
) -> Result<Response, AppError> {
    let named = merchants::have_owner(&state.shop.db).await?;
    if named {
        request.extensions_mut().insert(Named);
    } else if state.admin_password.is_none() {
        let (mut parts, _) = request.into_parts();
        parts.extensions.insert(Closed);
        let request = Request::from_parts(parts, ());
        return Ok(render::again(state, request, LOGIN_PATH, StatusCode::NOT_FOUND, None).await);
    }
    let at_login = request.uri().path() == LOGIN_PATH;
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let now = state.shop.clock.now_ms();
    let Some(login) = session::current(session, now).await? else {
        return Ok(if at_login {
            next.run(request).await
        } else {
            to_the_door(request.uri(), reads)
        });
    };
    let first = state.admin_password.as_ref();
    let standing =
        merchants::standing(&state.shop, first, login.name(), login.id(), login.factor());
    let Some(merchant) = standing.await? else {
        // It was ended elsewhere, or a factor changed.
        session::end(session).await?;
        return Ok(if at_login {
            next.run(request).await
        } else {
            to_the_door(request.uri(), reads)
        });
    };
    if at_login {
        // Whoever is in need not come in again, but to prove it.
        let again = request.uri().query().unwrap_or_default();
        return Ok(if reads && !again.contains("over=stale") {
            Redirect::to("/admin").into_response()
        } else {
            next.run(request).await
        });
    }
    let path = request.uri().path().to_owned();
    let may = merchant.role >= needed(&path);
    let needs_factor = state.config.is_production()
        && merchant.name != merchants::FIRST
        && merchant.role > Role::Support
        && !merchant.has_second_factor;
    if needs_factor && !path.starts_with(ACCESS) && path != "/admin/logout" {
        return Ok(Redirect::to(ACCESS).into_response());
    }
    request.extensions_mut().insert(login.clone());
    request.extensions_mut().insert(merchant);
    if !may {
        let (parts, _) = request.into_parts();
        let request = Request::from_parts(parts, ());
        let notice = Some(Refused::Admin(notices::not_allowed(state.words)));
        let page = page_of(&path).to_owned();
        return Ok(render::again(state, request, &page, StatusCode::FORBIDDEN, notice).await);
    }
    if moves_money_out(&path) && !login.is_fresh(now) {
        return Ok(to_prove(request.uri(), reads));
    }
    Ok(next.run(request).await)
}

/// What the page of who somebody is, is called.
const ACCESS: &str = "/admin/access";

/// That nobody can come in.
#[derive(Clone)]
pub(super) struct Closed;

/// That who comes in has a name.
#[derive(Clone)]
pub(super) struct Named;

const DISPUTES: &str = "/admin/disputes/";
const FINDINGS: &str = "/admin/findings/";
const CATALOGUE: &str = "/admin/catalogue/";
const REPORTS: &str = "/admin/reconcile";

/// What is done to an order, a subscription or a dispute at this address, if anything.
fn action(path: &str) -> Option<&str> {
    let begins = [
        "/admin/orders/",
        "/admin/subscriptions/",
        DISPUTES,
        FINDINGS,
        REPORTS,
        CATALOGUE,
    ];
    let rest = begins.iter().find_map(|begin| path.strip_prefix(begin))?;
    rest.split('/').nth(1)
}

/// Where goods come in.
const CATALOGUE_SHEET: &str = "/admin/catalogue-sheet";
/// The form for a new product.
const CATALOGUE_NEW: &str = "/admin/catalogue/new";

/// Where orders go out.
const ORDERS_SHEET: &str = "/admin/orders.csv";

/// Which role it takes. Whoever may see the back office may look, ship and ask.
fn needed(path: &str) -> Role {
    if path == CATALOGUE_NEW || path.starts_with(CATALOGUE_SHEET) {
        return Role::Owner;
    }
    if path.starts_with(CATALOGUE) && action(path).is_some() {
        return Role::Owner;
    }
    // Who bought, and where they live.
    if path == ORDERS_SHEET {
        return Role::Finance;
    }
    match action(path) {
        Some(
            "refund" | "capture" | "cancel" | "terminate" | "plan" | "give-back" | "accept"
            | "defend" | "template" | "defence" | "upload" | "resolve" | "travellers",
        ) => Role::Finance,
        Some(_) | None => Role::Support,
    }
}

fn moves_money_out(path: &str) -> bool {
    match action(path) {
        Some("refund" | "cancel" | "give-back") => true,
        Some("accept") => path.starts_with(DISPUTES),
        Some(_) | None => false,
    }
}

/// 303 to the login page, which leads back to where the amount stands.
fn to_prove(uri: &Uri, reads: bool) -> Response {
    let whole = uri
        .path_and_query()
        .map_or(uri.path(), |whole| whole.as_str());
    let back = if reads { whole } else { uri.path() };
    let query = url::form_urlencoded::Serializer::new(String::new())
        .append_pair("next", back)
        .append_pair("over", Over::Stale.as_str())
        .finish();
    Redirect::to(&format!("{LOGIN_PATH}?{query}")).into_response()
}

/// 303 to the login page, which leads back. What a form was to do was not done, and it is not done
/// after the login either: the page that it stood on is shown.
fn to_the_door(uri: &Uri, reads: bool) -> Response {
    let mut query = url::form_urlencoded::Serializer::new(String::new());
    if reads {
        query.append_pair(
            "next",
            uri.path_and_query()
                .map_or(uri.path(), |whole| whole.as_str()),
        );
    } else {
        query.append_pair("next", page_of(uri.path()));
        query.append_pair("over", Over::Ended.as_str());
    }
    Redirect::to(&format!("{LOGIN_PATH}?{}", query.finish())).into_response()
}

/// The page of the order or notification that a form was about.
pub(super) fn page_of(path: &str) -> &str {
    if path.strip_prefix(REPORTS) == Some("/upload") {
        return REPORTS;
    }
    if path.starts_with(CATALOGUE_SHEET) {
        return CATALOGUE_SHEET;
    }
    let about = [
        "/admin/orders/",
        "/admin/subscriptions/",
        DISPUTES,
        FINDINGS,
        CATALOGUE,
        "/admin/inbox/",
    ];
    let Some(begin) = about.iter().find(|begin| path.starts_with(**begin)) else {
        return "/admin";
    };
    match path[begin.len()..].find('/') {
        Some(end) => &path[..begin.len() + end],
        None => path,
    }
}
