//! What the merchant answers to disputes, and the documents that go with it.

use std::sync::Arc;

use app::view::admin::RefundInput;
use axum::RequestExt as _;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::gateway::{DisputeDocument, LARGEST_DOCUMENT};
use crate::presenters::back_office::notices;
use crate::services::admin::action::ActionRefusal;
use crate::services::admin::dispute::{self, AnswerRefusal};
use crate::services::disputes::document::{Document, DocumentFault};
use crate::services::disputes::record;
use crate::web::admin::actions::{Button, on_its_own_page};
use crate::web::admin::session::Login;
use crate::web::admin::{SubmittedForm, gate, multipart};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::run_to_completion;
use crate::web::render;
use crate::web::render::Refused;
use crate::web::state::AppState;

/// `POST /admin/disputes/{id}/accept`
pub(super) async fn accept(
    State(state): State<AppState>,
    login: Login,
    Path(id): Path<String>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let (sent, id) =
        SubmittedForm::verify_about(state, &login, &id, parts, form, record::find).await?;
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(async move { dispute::accept(&shop, &by.act(), id).await }).await?;
    let again = on_its_own_page(&sent, StatusCode::CONFLICT, RefundInput::default(), None);
    Ok(sent.answer(done, again).await?)
}

/// `POST /admin/disputes/{id}/defend`
pub(super) async fn defend(
    State(state): State<AppState>,
    login: Login,
    Path(id): Path<String>,
    request: Request,
) -> axum::response::Result<Response> {
    let (parts, body) = request.with_limited_body().into_parts();
    let upload = Upload::read(&parts, body).await?;
    let form = upload.form.clone();
    let (sent, id) =
        SubmittedForm::verify_about(state, &login, &id, parts, form, record::find).await?;
    let (status, done) = match upload.document().await {
        Err(fault) => {
            let refused = ActionRefusal::Dispute(AnswerRefusal::Document(fault));
            (StatusCode::UNPROCESSABLE_ENTITY, Err(refused.into()))
        }
        Ok(document) => {
            let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
            let done =
                run_to_completion(
                    async move { dispute::defend(&shop, &by.act(), id, document).await },
                )
                .await?;
            (StatusCode::CONFLICT, done)
        }
    };
    let field = (status == StatusCode::UNPROCESSABLE_ENTITY).then_some("document");
    let again = on_its_own_page(&sent, status, RefundInput::default(), field);
    Ok(sent.answer(done, again).await?)
}

/// `GET /admin/disputes/{id}/template`
pub(super) async fn template(
    State(state): State<AppState>,
    _login: Login,
    Path(id): Path<String>,
    parts: Parts,
) -> axum::response::Result<Response> {
    download(state, &id, parts, DisputeDocument::Template).await
}

/// `GET /admin/disputes/{id}/defence`
pub(super) async fn defence(
    State(state): State<AppState>,
    _login: Login,
    Path(id): Path<String>,
    parts: Parts,
) -> axum::response::Result<Response> {
    download(state, &id, parts, DisputeDocument::Supplied).await
}

/// What comes from Antom is handed on as a file to keep, and never as something to show.
async fn download(
    state: AppState,
    id: &str,
    parts: Parts,
    which: DisputeDocument,
) -> axum::response::Result<Response> {
    let page = gate::page_of(parts.uri.path()).to_owned();
    let request = Request::from_parts(parts, ());
    let known = match id.parse() {
        Ok(id) => record::find(&state.shop, id)
            .await
            .map_err(AppError::from)?,
        Err(_) => None,
    };
    let Some(known) = known else {
        return Ok(render::again(&state, request, &page, StatusCode::NOT_FOUND, None).await);
    };
    let gateway = &state.shop.gateway;
    let words = state.words;
    let why = match gateway.dispute_document(&known.row.dispute_id, which).await {
        Ok(Some(document)) => {
            let name = match which {
                DisputeDocument::Template => "defence-form",
                DisputeDocument::Supplied => "defence",
            };
            let name = format!("{name}-{}.{}", known.row.id, document.extension);
            return Ok(attachment(&name, document.content)?);
        }
        Ok(None) => words.admin_dispute_no_document(),
        Err(error) => {
            tracing::warn!(%error, "a document of a dispute could not be downloaded");
            words.admin_dispute_no_answer()
        }
    };
    let notice = Some(Refused::Admin(notices::not_done(why, words)));
    Ok(render::again(&state, request, &page, StatusCode::CONFLICT, notice).await)
}

fn attachment(name: &str, content: Vec<u8>) -> Result<Response, AppError> {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(|_| AppError::internal("a file's name is no header"))?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/octet-stream"),
        ),
        (header::CONTENT_DISPOSITION, disposition),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, content).into_response())
}

/// A form with a file in it.
struct Upload {
    form: String,
    name: String,
    content: Vec<u8>,
}

impl Upload {
    async fn read(parts: &Parts, body: Body) -> Result<Self, AppError> {
        let mut fields = multipart::open(parts, body)?;
        let mut upload = Self {
            form: String::new(),
            name: String::new(),
            content: Vec::new(),
        };
        while let Some(mut field) = multipart::next(&mut fields).await? {
            let (into, most) = match field.name() {
                Some("form") => (None, multipart::LONGEST_FORM),
                Some("document") => {
                    upload.name = field.file_name().unwrap_or_default().to_owned();
                    (Some(()), LARGEST_DOCUMENT + 1)
                }
                _ => continue,
            };
            let bytes = multipart::read(&mut field, most).await?;
            match into {
                Some(()) => upload.content = bytes,
                None => upload.form = multipart::text(bytes)?,
            }
        }
        Ok(upload)
    }

    /// Looked into beside the requests: unpacking takes a moment.
    async fn document(self) -> Result<Document, DocumentFault> {
        let Self { name, content, .. } = self;
        let looking = tokio::task::spawn_blocking(move || Document::check(&name, content));
        looking.await.unwrap_or(Err(DocumentFault::Broken))
    }
}
