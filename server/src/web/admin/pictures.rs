//! What the merchant does with a product's pictures.

use std::sync::Arc;

use axum::RequestExt as _;
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::post;
use domain::links::encode;

use crate::services::UseCaseError;
use crate::services::admin::action::{ActionError, ActionRefusal};
use crate::services::admin::goods::GoodsRefusal;
use crate::services::admin::goods::pictures::{self, Shift, TypedPicture, alt_field, sku_field};
use crate::services::pictures::LARGEST;
use crate::web::admin::goods::{Typed, field, on_its_own_page, verify};
use crate::web::admin::session::Login;
use crate::web::admin::{SubmittedForm, multipart};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::run_to_completion;
use crate::web::state::AppState;

/// More than any field beside the picture has.
const LONGEST_FIELD: usize = 4_000;

pub(super) fn router() -> Router<AppState> {
    Router::new().route("/admin/catalogue/{slug}/pictures/{id}", post(change))
}

/// Routes whose forms have a file in them.
pub(super) fn uploads() -> Router<AppState> {
    Router::new().route("/admin/catalogue/{slug}/pictures", post(add))
}

fn typed_picture(state: &AppState, typed: &Typed, id: Option<i64>) -> TypedPicture {
    let alt = state.words.all().map(|words| {
        let tag = words.language().to_owned();
        let said = field(typed, &alt_field(&tag, id));
        (tag, said)
    });
    TypedPicture {
        alt: alt.collect(),
        sku: field(typed, &sku_field(id)),
    }
}

/// `POST /admin/catalogue/{slug}/pictures`
async fn add(
    State(state): State<AppState>,
    login: Login,
    Path(slug): Path<String>,
    request: Request,
) -> axum::response::Result<Response> {
    let (parts, body) = request.with_limited_body().into_parts();
    let mut fields = multipart::open(&parts, body)?;
    let form = match multipart::next(&mut fields).await? {
        // It stands before the file on the page, so that nothing is read for a foreign form.
        Some(mut field) if field.name() == Some("form") => {
            multipart::text(multipart::read(&mut field, multipart::LONGEST_FORM).await?)?
        }
        _ => return Err(AppError::LacksField.into()),
    };
    let sent = SubmittedForm::verify(state, &login, parts, form).await?;
    let (mut typed, mut content) = (Typed::new(), Vec::new());
    while let Some(mut field) = multipart::next(&mut fields).await? {
        let name = field.name().unwrap_or_default().to_owned();
        // What the file is called on the merchant's machine is nobody's business.
        if name == "picture" {
            content = multipart::read(&mut field, LARGEST + 1).await?;
        } else {
            let text = multipart::read(&mut field, LONGEST_FIELD).await?;
            typed.insert(name, multipart::text(text)?);
        }
    }
    let given = typed_picture(&sent.state, &typed, None);
    let (shop, by, of) = (Arc::clone(&sent.state.shop), sent.by(), slug.clone());
    let done =
        run_to_completion(
            async move { pictures::add(&shop, &by.act(), &of, content, &given).await },
        )
        .await?;
    answer(sent, done, &slug, typed).await
}

/// `POST /admin/catalogue/{slug}/pictures/{id}`
async fn change(
    State(state): State<AppState>,
    login: Login,
    Path((slug, id)): Path<(String, String)>,
    parts: Parts,
    Fields(typed): Fields<Typed>,
) -> axum::response::Result<Response> {
    let sent = verify(state, &login, parts, &typed).await?;
    let Ok(id) = id.parse::<i64>() else {
        return Ok(sent.not_found().await);
    };
    let what = field(&typed, "do");
    let given = typed_picture(&sent.state, &typed, Some(id));
    let (shop, by, of) = (Arc::clone(&sent.state.shop), sent.by(), slug.clone());
    let done = run_to_completion(async move {
        let act = by.act();
        match what.as_str() {
            "earlier" => pictures::shift(&shop, &act, &of, id, Shift::Earlier).await,
            "later" => pictures::shift(&shop, &act, &of, id, Shift::Later).await,
            "remove" => pictures::remove(&shop, &act, &of, id).await,
            _ => pictures::change(&shop, &act, &of, id, &given).await,
        }
    })
    .await?;
    answer(sent, done, &slug, typed).await
}

async fn answer(
    sent: SubmittedForm,
    done: Result<(), ActionError>,
    slug: &str,
    typed: Typed,
) -> axum::response::Result<Response> {
    let page = format!("/admin/catalogue/{}/pictures", encode(slug));
    match done {
        Ok(()) => {
            let page = format!("{page}?done={}", sent.form);
            Ok(Redirect::to(&page).into_response())
        }
        Err(UseCaseError::Refused(ActionRefusal::Goods(GoodsRefusal::Gone))) => {
            Ok(sent.not_found().await)
        }
        Err(refused) => {
            let again = on_its_own_page(page, typed);
            Ok(sent.answer::<()>(Err(refused), again).await?)
        }
    }
}
