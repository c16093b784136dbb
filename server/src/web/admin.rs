//! The back office: who gets in, and what they may do with a form. Its pages are read through
//! [`Office`]; everything that moves money is a service of its own.

mod access;
mod actions;
mod disputes;
mod gate;
mod goods;
mod login;
mod multipart;
mod notifications;
mod orders;
mod pictures;
mod proof;
mod reports;
mod reviews;
mod session;
mod sheet;
mod subscriptions;

use std::sync::Arc;

use app::view::admin::Notice;
use axum::Router;
use axum::extract::Request;
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::middleware::from_fn_with_state;
use axum::response::{ErrorResponse, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use wording::Words;

use crate::presenters::back_office::{Office, notices};
use crate::presenters::wording::action_refusals;
use crate::services::admin::action::{Act, ActionError, ActionRefusal};
use crate::services::admin::merchants::Merchant;
use crate::services::admin::subscription::Instruction;
use crate::services::{ServiceError, Shop, UseCaseError};
use crate::web::admin::gate::{LOGIN_PATH, Over};
use crate::web::admin::session::Login;
use crate::web::error::AppError;
use crate::web::render;
use crate::web::render::Refused;
use crate::web::security;
use crate::web::security::SecurityConfig;
use crate::web::state::AppState;

pub(super) fn is_below(path: &str) -> bool {
    path.strip_prefix("/admin")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

pub(super) fn router(state: &AppState, config: &SecurityConfig) -> Router<AppState> {
    let router = render::admin_pages(state)
        .route(LOGIN_PATH, post(login::log_in))
        .route("/admin/logout", post(login::log_out))
        .route("/admin/orders/{number}/refund", post(actions::refund))
        .route("/admin/orders/{number}/capture", post(actions::capture))
        .route("/admin/orders/{number}/cancel", post(actions::cancel))
        .route("/admin/orders/{number}/ship", post(actions::ship))
        .route("/admin/orders/{number}/check", post(actions::check))
        .route("/admin/orders/{number}/retry", post(actions::retry))
        .route(
            "/admin/orders/{number}/give-back/{attempt}",
            post(actions::reverse),
        )
        .route(
            "/admin/orders/{number}/accept/{attempt}",
            post(actions::accept),
        )
        .route(
            "/admin/subscriptions/{number}/cancel",
            subscriptions::act(Instruction::Cancel),
        )
        .route(
            "/admin/subscriptions/{number}/terminate",
            subscriptions::act(Instruction::Terminate),
        )
        .route(
            "/admin/subscriptions/{number}/plan/{slug}",
            post(subscriptions::change_plan),
        )
        .route(
            "/admin/subscriptions/{number}/refund/{phase}",
            subscriptions::act_on_period(|phase| Instruction::Refund { phase }),
        )
        .route(
            "/admin/subscriptions/{number}/ship/{phase}",
            subscriptions::act_on_period(|phase| Instruction::Ship { phase }),
        )
        .route(
            "/admin/subscriptions/{number}/supply/{phase}",
            subscriptions::act_on_period(|phase| Instruction::Supply { phase }),
        )
        .route("/admin/disputes/{id}/accept", post(disputes::accept))
        .route("/admin/disputes/{id}/template", get(disputes::template))
        .route("/admin/disputes/{id}/defence", get(disputes::defence))
        .route("/admin/findings/{id}/resolve", post(reports::resolve))
        .route("/admin/findings/{id}/ask", post(reports::ask))
        .route("/admin/inbox/{id}/replay", post(notifications::replay))
        .route("/admin/access/logins/end", post(access::end))
        .route("/admin/access/factor", post(access::factor))
        .merge(goods::router())
        .merge(reviews::router())
        .merge(pictures::router())
        .merge(orders::router())
        .merge(sheet::router())
        .layer(from_fn_with_state(state.clone(), gate::guard));
    let uploads = Router::new()
        .route("/admin/disputes/{id}/defend", post(disputes::defend))
        .merge(sheet::uploads())
        .merge(pictures::uploads())
        .layer(from_fn_with_state(state.clone(), gate::guard));
    let reports = Router::new()
        .route("/admin/reconcile/upload", post(reports::upload))
        .layer(from_fn_with_state(state.clone(), gate::guard));
    security::browser(router, config)
        .merge(security::uploads(uploads, config))
        .merge(security::reports(reports, config))
        .layer(session::layer(state))
}

/// What the pages of one request ask.
pub(super) fn office(state: &AppState, parts: &Parts, notice: Option<Notice>) -> Office {
    let login = parts.extensions.get::<Login>();
    Office {
        shop: Arc::clone(&state.shop),
        words: state.words,
        closed: parts.extensions.get::<gate::Closed>().is_some(),
        named: parts.extensions.get::<gate::Named>().is_some(),
        who: parts.extensions.get::<Merchant>().cloned(),
        login: login.map_or_else(String::new, |login| login.id().to_owned()),
        sandbox: state.config.is_demonstration(),
        key: login.map(|login| login.key().clone()),
        told: login.and_then(|login| login.told().cloned()),
        notice,
        at_the_door: Over::said(parts.uri.query().unwrap_or_default(), state.words),
    }
}

/// A form that came, and the page that it stood on.
struct SubmittedForm {
    state: AppState,
    parts: Parts,
    form: String,
    actor: String,
}

/// Who acts by which form.
#[derive(Clone)]
struct By {
    actor: String,
    form: String,
}

impl By {
    fn act(&self) -> Act<'_> {
        Act {
            actor: &self.actor,
            form: &self.form,
        }
    }
}

impl SubmittedForm {
    fn by(&self) -> By {
        By {
            actor: self.actor.clone(),
            form: self.form.clone(),
        }
    }

    /// Nothing is looked at before this: a form of another login is refused, whatever it says.
    async fn verify(
        state: AppState,
        login: &Login,
        parts: Parts,
        form: String,
    ) -> Result<Self, ErrorResponse> {
        let ours = login.key().made(&form);
        let sent = Self {
            state,
            parts,
            form,
            actor: login.name().to_owned(),
        };
        if ours {
            return Ok(sent);
        }
        let page = gate::page_of(sent.parts.uri.path()).to_owned();
        let notice = Some(Refused::Admin(notices::foreign_form(sent.state.words)));
        Err(sent.page(&page, StatusCode::FORBIDDEN, notice).await.into())
    }

    /// As [`verify`](Self::verify), and what the form is about, by the number in its address.
    async fn verify_about<T>(
        state: AppState,
        login: &Login,
        id: &str,
        parts: Parts,
        form: String,
        find: impl AsyncFnOnce(&Shop, i64) -> Result<Option<T>, ServiceError>,
    ) -> Result<(Self, i64), ErrorResponse> {
        let sent = Self::verify(state, login, parts, form).await?;
        let found = match id.parse() {
            Ok(id) => find(&sent.state.shop, id)
                .await
                .map_err(AppError::from)?
                .map(|_| id),
            Err(_) => None,
        };
        match found {
            Some(id) => Ok((sent, id)),
            None => Err(sent.not_found().await.into()),
        }
    }

    /// What the form is about does not exist: its own page says so.
    async fn not_found(self) -> Response {
        let page = self.parts.uri.path().to_owned();
        self.page(&page, StatusCode::NOT_FOUND, None).await
    }

    /// 303 to the order or notification, which tells what came of it. What only the form's own
    /// page can say of a refusal, `again` says there.
    async fn answer<T>(
        self,
        done: Result<T, ActionError>,
        again: impl FnOnce(Words, &ActionRefusal) -> Rerender,
    ) -> Result<Response, AppError> {
        let page = gate::page_of(self.parts.uri.path()).to_owned();
        match done {
            Ok(_) => Ok(Redirect::to(&format!("{page}?done={}", self.form)).into_response()),
            Err(UseCaseError::Refused(ActionRefusal::AlreadyDone)) => {
                let notice = Some(Refused::Admin(notices::already_done(self.state.words)));
                Ok(self.page(&page, StatusCode::CONFLICT, notice).await)
            }
            Err(UseCaseError::Refused(refusal)) => {
                let Rerender {
                    path,
                    status,
                    shown,
                } = again(self.state.words, &refusal);
                let path = path.unwrap_or(page);
                Ok(self.page(&path, status, Some(shown)).await)
            }
            Err(UseCaseError::Service(error)) => Err(error.into()),
        }
    }

    async fn page(self, path: &str, status: StatusCode, shown: Option<Refused>) -> Response {
        let request = Request::from_parts(self.parts, ());
        render::again(&self.state, request, path, status, shown).await
    }
}

/// The page that is shown again after a refusal.
struct Rerender {
    /// None: the order's or notification's own.
    path: Option<String>,
    status: StatusCode,
    shown: Refused,
}

/// For forms that have no page of their own.
fn above_the_page(words: Words, refusal: &ActionRefusal) -> Rerender {
    let why = action_refusals::action(words, refusal);
    Rerender {
        path: None,
        status: StatusCode::CONFLICT,
        shown: Refused::Admin(notices::not_done(&why, words)),
    }
}
