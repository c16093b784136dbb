//! Goods as a spreadsheet: sent out, looked at, and brought in.

use std::sync::Arc;

use app::view::admin::LookedSheet;
use axum::RequestExt as _;
use axum::Router;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::{get, post};

use crate::presenters::back_office::sheet as shown;
use crate::services::UseCaseError;
use crate::services::admin::action::ActionRefusal;
use crate::services::admin::goods::GoodsRefusal;
use crate::services::admin::goods::sheet;
use crate::web::admin::session::Login;
use crate::web::admin::{SubmittedForm, above_the_page, multipart};
use crate::web::error::AppError;
use crate::web::orders::run_to_completion;
use crate::web::render::Refused;
use crate::web::state::AppState;

const PAGE: &str = "/admin/catalogue-sheet";

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/admin/catalogue.csv", get(export))
}

/// Routes whose forms have a file in them.
pub(super) fn uploads() -> Router<AppState> {
    Router::new()
        .route("/admin/catalogue-sheet/check", post(check))
        .route("/admin/catalogue-sheet/apply", post(apply))
}

/// `GET /admin/catalogue.csv`
async fn export(State(state): State<AppState>) -> Result<Response, AppError> {
    let sheet = sheet::export(&state.shop).await?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("text/csv; charset=utf-8"),
        ),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_static("attachment; filename=\"goods.csv\""),
        ),
    ];
    // Without the mark, spreadsheets take UTF-8 for something else.
    Ok((headers, format!("\u{feff}{sheet}")).into_response())
}

/// A form that came, and the sheet in it.
async fn read(
    state: AppState,
    login: &Login,
    request: Request,
) -> axum::response::Result<(SubmittedForm, Vec<u8>)> {
    let (parts, body) = request.with_limited_body().into_parts();
    let mut fields = multipart::open(&parts, body)?;
    let form = match multipart::next(&mut fields).await? {
        // It stands before the file on the page, so that nothing is read for a foreign form.
        Some(mut field) if field.name() == Some("form") => {
            multipart::text(multipart::read(&mut field, multipart::LONGEST_FORM).await?)?
        }
        _ => return Err(AppError::LacksField.into()),
    };
    let sent = SubmittedForm::verify(state, login, parts, form).await?;
    let (mut file, mut text) = (Vec::new(), Vec::new());
    while let Some(mut field) = multipart::next(&mut fields).await? {
        let name = field.name().unwrap_or_default().to_owned();
        let bytes = multipart::read(&mut field, sheet::LARGEST + 1).await?;
        match name.as_str() {
            "sheet" => file = bytes,
            "text" => text = bytes,
            _ => {}
        }
    }
    // A file counts before the lines that stood on the page.
    Ok((sent, if file.is_empty() { text } else { file }))
}

async fn show(sent: SubmittedForm, looked: LookedSheet) -> axum::response::Result<Response> {
    let status = if looked.problems.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    Ok(sent.page(PAGE, status, Some(Refused::Sheet(looked))).await)
}

/// The page says that there is no sheet.
async fn no_file(sent: SubmittedForm) -> axum::response::Result<Response> {
    let problem = sent.state.words.admin_sheet_no_file().to_owned();
    let looked = LookedSheet {
        problems: vec![problem],
        ..LookedSheet::default()
    };
    show(sent, looked).await
}

/// `POST /admin/catalogue-sheet/check`: nothing is changed.
async fn check(
    State(state): State<AppState>,
    login: Login,
    request: Request,
) -> axum::response::Result<Response> {
    let (sent, given) = read(state, &login, request).await?;
    if given.is_empty() {
        return no_file(sent).await;
    }
    let plan = sheet::look(&sent.state.shop, &given).await;
    let plan = plan.map_err(AppError::from)?;
    let looked = shown::looked(&plan, &given, sent.state.words);
    show(sent, looked).await
}

/// `POST /admin/catalogue-sheet/apply`: all of it or nothing.
async fn apply(
    State(state): State<AppState>,
    login: Login,
    request: Request,
) -> axum::response::Result<Response> {
    let (sent, given) = read(state, &login, request).await?;
    if given.is_empty() {
        return no_file(sent).await;
    }
    let (shop, by, lines) = (Arc::clone(&sent.state.shop), sent.by(), given.clone());
    let done =
        run_to_completion(async move { sheet::apply(&shop, &by.act(), &lines).await }).await?;
    match done {
        Ok(_) => {
            let page = format!("/admin/catalogue?done={}", sent.form);
            Ok(Redirect::to(&page).into_response())
        }
        Err(UseCaseError::Refused(ActionRefusal::Goods(GoodsRefusal::Sheet(problems)))) => {
            let looked = shown::refused(&problems, &given, sent.state.words);
            show(sent, looked).await
        }
        Err(refused) => Ok(sent.answer::<()>(Err(refused), above_the_page).await?),
    }
}
