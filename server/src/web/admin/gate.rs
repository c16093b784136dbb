//! Nobody passes who is not logged in.

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use tower_sessions::Session;
use wording::Words;

use crate::web::admin::session;
use crate::web::error::AppError;
use crate::web::render;
use crate::web::state::AppState;

/// Why somebody stands at the door; it is in the address as `over`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web) enum Over {
    /// The login had ended when a form came.
    Ended,
    LoggedOut,
}

impl Over {
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Ended => "ended",
            Self::LoggedOut => "logged_out",
        }
    }

    fn sentence(self, words: Words) -> &'static str {
        match self {
            Self::Ended => words.admin_login_ended(),
            Self::LoggedOut => words.admin_login_logged_out(),
        }
    }

    /// What the login page says, from its own query.
    pub(in crate::web) fn said(query: &str, words: Words) -> String {
        let over = url::form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "over");
        let mut known = [Self::Ended, Self::LoggedOut].into_iter();
        over.and_then(|(_, value)| known.find(|over| over.as_str() == value))
            .map_or_else(String::new, |over| over.sentence(words).to_owned())
    }
}

pub(super) const DOOR: &str = "/admin/login";

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
    if state.admin_password.is_none() {
        let (parts, _) = request.into_parts();
        let request = Request::from_parts(parts, ());
        return Ok(render::again(state, request, DOOR, StatusCode::NOT_FOUND, None).await);
    }
    let at_the_door = request.uri().path() == DOOR;
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    match session::current(session, state.shop.clock.now_ms()).await? {
        Some(_) if at_the_door && reads => Ok(Redirect::to("/admin").into_response()),
        Some(login) => {
            request.extensions_mut().insert(login);
            Ok(next.run(request).await)
        }
        None if at_the_door => Ok(next.run(request).await),
        None => Ok(to_the_door(request.uri(), reads)),
    }
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
    Redirect::to(&format!("{DOOR}?{}", query.finish())).into_response()
}

/// The page of the order or notification that a form was about.
pub(super) fn page_of(path: &str) -> &str {
    let about = ["/admin/orders/", "/admin/inbox/"];
    let Some(begin) = about.iter().find(|begin| path.starts_with(**begin)) else {
        return "/admin";
    };
    match path[begin.len()..].find('/') {
        Some(end) => &path[..begin.len() + end],
        None => path,
    }
}
