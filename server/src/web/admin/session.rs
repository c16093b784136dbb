//! Who is in the back office: a login in a session of its own, so that a buyer's session is never
//! a merchant's.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use serde::{Deserialize, Serialize};
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::{Expiry, Session, SessionManagerLayer, SessionStore};

use crate::presenters::back_office::FormKey;
use crate::services::admin::merchants;
use crate::services::admin::merchants::Merchant;
use crate::web::error::AppError;
use crate::web::session::kept;
use crate::web::state::AppState;

const LOGIN: &str = "login";
const MINUTE: i64 = 60_000;
/// After so long without a request a login is over (S15).
const IDLE: i64 = 30 * MINUTE;
/// And after so long whatever happened in it.
const LONGEST: i64 = merchants::LONGEST;
/// For so long after a login money may leave; then whoever it is proves it again.
const FRESH: i64 = 15 * MINUTE;
/// How exactly the last request is remembered: not every page has to write to the database.
const NOTED_EVERY: i64 = MINUTE;

/// Somebody who gave the password, by the shop's clock.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(in crate::web) struct Login {
    since: i64,
    seen: i64,
    key: FormKey,
    /// Whose it is, and its place in the list of logins.
    #[serde(default)]
    name: String,
    #[serde(default)]
    id: String,
    /// A factor that changed since ends it.
    #[serde(default)]
    factor: String,
    /// The form that was carried out last and told more than that, and what it told.
    told: Option<(String, String)>,
}

impl Login {
    pub(in crate::web) fn key(&self) -> &FormKey {
        &self.key
    }

    pub(in crate::web) fn name(&self) -> &str {
        &self.name
    }

    pub(in crate::web) fn id(&self) -> &str {
        &self.id
    }

    pub(super) fn factor(&self) -> &str {
        &self.factor
    }

    /// Whether it was proved a moment ago who this is: money leaves for nobody else.
    pub(super) fn is_fresh(&self, now: i64) -> bool {
        now - self.since < FRESH
    }

    pub(super) fn told(&self) -> Option<&(String, String)> {
        self.told.as_ref()
    }

    /// Keeps what came of a form, for the page that follows it.
    pub(super) async fn tell(
        mut self,
        session: &Session,
        form: &str,
        sentence: &str,
    ) -> Result<(), AppError> {
        self.told = Some((form.to_owned(), sentence.to_owned()));
        keep(session, &self).await
    }

    fn is_over(&self, now: i64) -> bool {
        now - self.seen >= IDLE || now - self.since >= LONGEST
    }
}

/// The cookie goes to the back office only, and only from the back office: Strict costs nothing
/// here, because nobody comes back from a payment page (S14). Each language of the back office is a
/// place of its own, with a login of its own.
pub(super) fn layer(state: &AppState) -> SessionManagerLayer<impl SessionStore + Clone> {
    let secure = state.config.is_production();
    // Not made from the shop's name, and never to be renamed: everybody would be logged out.
    let name = if secure {
        "__Secure-wayfare-admin"
    } else {
        "wayfare-admin"
    };
    SessionManagerLayer::new(state.shop.sessions())
        .with_name(name)
        .with_path(state.words.path("/admin"))
        .with_secure(secure)
        .with_same_site(SameSite::Strict)
        .with_expiry(Expiry::OnInactivity(Duration::milliseconds(IDLE)))
}

/// Whoever is logged in. A login that is over is forgotten on the way.
pub(super) async fn current(session: &Session, now: i64) -> Result<Option<Login>, AppError> {
    let found = kept::<Login>(session, LOGIN).await;
    let Some(mut login) = found? else {
        return Ok(None);
    };
    if login.is_over(now) {
        end(session).await?;
        return Ok(None);
    }
    if now - login.seen >= NOTED_EVERY {
        login.seen = now;
        keep(session, &login).await?;
    }
    Ok(Some(login))
}

/// Lets somebody in, under a session id that nobody knew before.
pub(super) async fn begin(
    session: &Session,
    merchant: &Merchant,
    id: String,
    now: i64,
) -> Result<Login, AppError> {
    session.clear().await;
    session.cycle_id().await?;
    let login = Login {
        since: now,
        seen: now,
        key: FormKey::make()?,
        name: merchant.name.clone(),
        id,
        factor: merchant.factor.clone(),
        told: None,
    };
    keep(session, &login).await?;
    Ok(login)
}

pub(super) async fn end(session: &Session) -> Result<(), AppError> {
    Ok(session.flush().await?)
}

async fn keep(session: &Session, login: &Login) -> Result<(), AppError> {
    Ok(session.insert(LOGIN, login).await?)
}

/// In handlers behind the gate, which puts it there.
impl<S: Sync> FromRequestParts<S> for Login {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, AppError> {
        let login = parts.extensions.get::<Self>().cloned();
        login.ok_or(AppError::Unauthorised)
    }
}
