//! Who is looking: a shopper's id in the session, made when there is first something to keep.

use async_trait::async_trait;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::Response;
use domain::Currency;
use serde::de::DeserializeOwned;
use tower_sessions::session::Error;
use tower_sessions::{Session, SessionStore as _};

use crate::platform::clock::Clock;
use crate::presenters::storefront::Visitor;
use crate::presenters::storefront::draft::Draft;
use crate::services::ServiceError;
use crate::services::cart::edit;
use crate::web::account::login;
use crate::web::error::AppError;
use crate::web::header::parts;
use crate::web::state::AppState;
use crate::web::{currency, page_cache};

const SHOPPER: &str = "shopper";
const DRAFT: &str = "checkout";
const CANCELLED: &str = "cancelled_order";

/// The prefix makes browsers refuse the cookie from anywhere but this very host over HTTPS (S14). It
/// is not made from the shop's name, and never to be renamed: every cart would be lost.
pub(super) fn cookie_name(secure: bool) -> &'static str {
    if secure { "__Host-wayfare" } else { "wayfare" }
}

/// How many pieces are in the visitor's cart, in a cookie of its own: pages that are kept need no
/// session for it, and scripts, which cannot read the session's cookie, are told that there is a
/// cart worth asking about.
const CART: &str = "cart";

/// No cart holds more.
const MOST_PIECES: u32 = 999;

/// Pieces in the cart, as this request knows.
#[derive(Clone, Copy, Debug)]
pub(super) struct InCart(pub(super) u32);

/// What the browser was told last; `None` if it has no cart.
pub(super) fn told_in_cart(headers: &HeaderMap) -> Option<u32> {
    parts(headers, header::COOKIE, b';')
        .filter_map(|pair| pair.split_once('='))
        .filter(|(name, _)| *name == CART)
        .find_map(|(_, pieces)| pieces.parse().ok())
        .map(|pieces: u32| pieces.min(MOST_PIECES))
}

/// Tells the browser how many pieces are in its cart now.
pub(super) async fn tell_in_cart(
    state: &AppState,
    shopper: &str,
    currency: Currency,
    response: &mut Response,
) -> Result<(), AppError> {
    let pieces = edit::count(&state.shop, shopper, currency).await?;
    set_in_cart(state, pieces, response)
}

fn set_in_cart(state: &AppState, pieces: u32, response: &mut Response) -> Result<(), AppError> {
    let secure = if state.config.is_production() {
        "; Secure"
    } else {
        ""
    };
    let cookie = format!("{CART}={pieces}; Path=/; Max-Age=2592000; SameSite=Lax{secure}");
    let cookie = HeaderValue::try_from(cookie)?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(())
}

/// Around the pages of one visitor's own: a payment empties the cart behind the browser's back, so
/// the pieces are counted anew, and the browser is told if they are others than it knows.
pub(super) async fn count_pieces(
    State(state): State<AppState>,
    session: Session,
    mut request: Request,
    next: Next,
) -> Result<Response, AppError> {
    let told = told_in_cart(request.headers());
    let is_own = !page_cache::is_catalogue(request.uri().path());
    let (Some(told), true) = (told, is_own) else {
        return Ok(next.run(request).await);
    };
    let pieces = match shopper(&session).await? {
        Some(shopper) => {
            let currency = currency::of(&state.shop.file.sell, request.headers());
            edit::count(&state.shop, &shopper, currency).await?
        }
        None => 0,
    };
    request.extensions_mut().insert(InCart(pieces));
    let mut response = next.run(request).await;
    if pieces != told {
        set_in_cart(&state, pieces, &mut response)?;
    }
    Ok(response)
}

/// Whether the browser has sent a cookie of the shop's back.
pub(super) fn keeps_cookies(headers: &HeaderMap, secure: bool) -> bool {
    let name = cookie_name(secure);
    parts(headers, header::COOKIE, b';')
        .filter_map(|pair| pair.split_once('='))
        .any(|(known, _)| known == name)
}

/// The visitor of one request.
pub(super) struct SessionVisitor {
    pub(super) session: Option<Session>,
    pub(super) clock: Clock,
}

#[async_trait]
impl Visitor for SessionVisitor {
    async fn shopper(&self) -> Result<Option<String>, ServiceError> {
        let Some(session) = &self.session else {
            return Ok(None);
        };
        let shopper = kept::<String>(session, SHOPPER).await;
        shopper.map_err(|error| unreadable(&error))
    }

    async fn buyer(&self) -> Result<Option<String>, ServiceError> {
        let Some(session) = &self.session else {
            return Ok(None);
        };
        let buyer = login::buyer(session, self.clock.now_ms()).await;
        buyer.map_err(|error| unreadable(&error))
    }

    async fn draft(&self) -> Result<Option<Draft>, ServiceError> {
        let Some(session) = &self.session else {
            return Ok(None);
        };
        draft(session).await.map_err(|error| unreadable(&error))
    }

    async fn take_cancelled(&self) -> Result<Option<String>, ServiceError> {
        let Some(session) = &self.session else {
            return Ok(None);
        };
        let taken = session.remove::<String>(CANCELLED).await;
        taken.map_err(|error| unreadable(&error))
    }
}

fn unreadable(error: &impl ToString) -> ServiceError {
    ServiceError::Session(error.to_string())
}

/// The shopper, if this visitor has put something into a cart before.
pub(super) async fn shopper(session: &Session) -> Result<Option<String>, AppError> {
    Ok(kept::<String>(session, SHOPPER).await?)
}

/// What the session holds under this name. What another version wrote and this one cannot read
/// counts as absent: a buyer must not be locked out of the shop until the cookie goes.
pub(super) async fn kept<T: DeserializeOwned>(
    session: &Session,
    name: &str,
) -> Result<Option<T>, Error> {
    match session.get::<T>(name).await {
        Err(Error::SerdeJson(error)) => {
            tracing::warn!(name, %error, "a part of a session cannot be read and is left out");
            Ok(None)
        }
        kept => kept,
    }
}

/// Around the sessions: of several session cookies, which a browser sends after a change of path or
/// domain, the one counts that still opens a session.
pub(super) async fn one_cookie(
    State(state): State<AppState>,
    mut request: Request,
    next: Next,
) -> Response {
    let name = cookie_name(state.config.is_production());
    let pairs: Vec<String> = parts(request.headers(), header::COOKIE, b';')
        .map(str::to_owned)
        .collect();
    let id_in = |pair: &String| {
        let (found, id) = pair.split_once('=')?;
        (found == name).then(|| id.to_owned())
    };
    let ids: Vec<String> = pairs.iter().filter_map(id_in).collect();
    if ids.len() > 1 {
        let mut opens = None;
        for text in ids.iter().take(MOST_COOKIES) {
            let Ok(id) = text.parse() else { continue };
            if let Ok(Some(_)) = state.shop.sessions().load(&id).await {
                opens = Some(text);
                break;
            }
        }
        let others = pairs.iter().filter(|pair| id_in(pair).is_none());
        let own = opens.or(ids.first()).map(|id| format!("{name}={id}"));
        let kept: Vec<String> = others.cloned().chain(own).collect();
        if let Ok(kept) = HeaderValue::try_from(kept.join("; ")) {
            request.headers_mut().insert(header::COOKIE, kept);
        }
    }
    next.run(request).await
}

/// Session cookies that are tried.
const MOST_COOKIES: usize = 4;

/// The shopper; from now on there is one.
pub(super) async fn ensure_shopper(session: &Session) -> Result<String, AppError> {
    if let Some(shopper) = shopper(session).await? {
        return Ok(shopper);
    }
    let shopper = uuid::Uuid::now_v7().simple().to_string();
    session.insert(SHOPPER, &shopper).await?;
    Ok(shopper)
}

/// What was typed into the checkout.
pub(super) async fn draft(session: &Session) -> Result<Option<Draft>, Error> {
    kept::<Draft>(session, DRAFT).await
}

/// Keeps what was typed into the checkout, for as long as the session lasts.
pub(super) async fn keep_draft(session: &Session, draft: &Draft) -> Result<(), Error> {
    session.insert(DRAFT, draft).await
}

/// Forgets it: whoever looks now may be another person than the one who typed it.
pub(super) async fn forget_draft(session: &Session) -> Result<(), Error> {
    session.remove_value(DRAFT).await?;
    Ok(())
}

/// Has the cart say, once, that this order is cancelled.
pub(super) async fn tell_cancelled(session: &Session, number: &str) -> Result<(), Error> {
    session.insert(CANCELLED, number).await
}
