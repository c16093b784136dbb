//! What the merchant does with the goods.

use std::collections::HashMap;
use std::sync::Arc;

use app::forms::RefusedGoods;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse as _, Redirect, Response};
use axum::routing::post;
use domain::links::encode;
use wording::Words;

use crate::presenters::wording::{action_refusals, goods as said};
use crate::services::UseCaseError;
use crate::services::admin::action::{ActionError, ActionRefusal};
use crate::services::admin::goods::create::NewGoods;
use crate::services::admin::goods::prices::{TypedPrice, was_field};
use crate::services::admin::goods::texts::TypedTexts;
use crate::services::admin::goods::{GoodsRefusal, create, prices, publish, stock, texts, undo};
use crate::web::admin::actions::Button;
use crate::web::admin::session::Login;
use crate::web::admin::{Rerender, SubmittedForm, above_the_page};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::run_to_completion;
use crate::web::render::Refused;
use crate::web::state::AppState;

/// Fields by their names.
pub(super) type Typed = HashMap<String, String>;

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/admin/catalogue/new/create", post(begin))
        .route("/admin/catalogue/{slug}/texts", post(change_texts))
        .route("/admin/catalogue/{slug}/prices", post(change_prices))
        .route("/admin/catalogue/{slug}/stock", post(change_stock))
        .route("/admin/catalogue/{slug}/publish", post(publish_it))
        .route("/admin/catalogue/{slug}/withdraw", post(withdraw))
        .route("/admin/catalogue/{slug}/undo/{id}", post(undo_it))
}

pub(super) fn field(typed: &Typed, name: &str) -> String {
    typed.get(name).cloned().unwrap_or_default()
}

fn texts_of(typed: &Typed) -> TypedTexts {
    TypedTexts {
        name: field(typed, "name"),
        summary: field(typed, "summary"),
        description: field(typed, "description"),
        words: field(typed, "words"),
    }
}

fn prices_of(state: &AppState, typed: &Typed) -> Vec<TypedPrice> {
    let currencies = state.shop.file.sell.currencies.iter();
    currencies
        .map(|currency| TypedPrice {
            currency: *currency,
            price: field(typed, currency.code()),
            was: field(typed, &was_field(*currency)),
        })
        .collect()
}

pub(super) async fn verify(
    state: AppState,
    login: &Login,
    parts: Parts,
    typed: &Typed,
) -> axum::response::Result<SubmittedForm> {
    let form = typed.get("form").cloned().ok_or(AppError::LacksField)?;
    SubmittedForm::verify(state, login, parts, form).await
}

/// The form's own page, with everything that was typed and each mistake at its field.
pub(super) fn on_its_own_page(
    path: String,
    typed: Typed,
) -> impl FnOnce(Words, &ActionRefusal) -> Rerender + use<> {
    move |words, refusal| {
        let errors = match refusal {
            ActionRefusal::Goods(GoodsRefusal::Mistakes(mistakes)) => mistakes
                .iter()
                .map(|it| (Some(it.field.clone()), said::fault(words, it.fault)))
                .collect(),
            other => vec![(None, action_refusals::action(words, other))],
        };
        Rerender {
            path: Some(path),
            status: StatusCode::UNPROCESSABLE_ENTITY,
            shown: Refused::Goods(RefusedGoods {
                typed: typed.into_iter().collect(),
                errors,
            }),
        }
    }
}

async fn answer(
    sent: SubmittedForm,
    done: Result<(), ActionError>,
    about: Option<(&str, String)>,
    typed: Typed,
) -> axum::response::Result<Response> {
    if let Err(UseCaseError::Refused(ActionRefusal::Goods(GoodsRefusal::Gone))) = done {
        return Ok(sent.not_found().await);
    }
    let path = sent.parts.uri.path();
    let path = match about {
        Some((name, value)) => format!("{path}?{name}={}", encode(&value)),
        None => path.to_owned(),
    };
    Ok(sent.answer(done, on_its_own_page(path, typed)).await?)
}

/// `POST /admin/catalogue/{slug}/texts`
async fn change_texts(
    State(state): State<AppState>,
    login: Login,
    Path(slug): Path<String>,
    parts: Parts,
    Fields(typed): Fields<Typed>,
) -> axum::response::Result<Response> {
    let sent = verify(state, &login, parts, &typed).await?;
    let language = field(&typed, "language");
    let mut known = sent.state.words.all();
    if !known.any(|words| words.language() == language) {
        return Ok(sent.not_found().await);
    }
    let (shop, by, given) = (Arc::clone(&sent.state.shop), sent.by(), texts_of(&typed));
    let tag = language.clone();
    let done =
        run_to_completion(
            async move { texts::change(&shop, &by.act(), &slug, &tag, &given).await },
        )
        .await?;
    answer(sent, done, Some(("language", language)), typed).await
}

/// `POST /admin/catalogue/{slug}/prices`
async fn change_prices(
    State(state): State<AppState>,
    login: Login,
    Path(slug): Path<String>,
    parts: Parts,
    Fields(typed): Fields<Typed>,
) -> axum::response::Result<Response> {
    let sent = verify(state, &login, parts, &typed).await?;
    let sku = field(&typed, "sku");
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let (of, given) = (sku.clone(), prices_of(&sent.state, &typed));
    let done =
        run_to_completion(
            async move { prices::change(&shop, &by.act(), &slug, &of, &given).await },
        )
        .await?;
    answer(sent, done, Some(("sku", sku)), typed).await
}

/// `POST /admin/catalogue/{slug}/stock`
async fn change_stock(
    State(state): State<AppState>,
    login: Login,
    Path(slug): Path<String>,
    parts: Parts,
    Fields(typed): Fields<Typed>,
) -> axum::response::Result<Response> {
    let sent = verify(state, &login, parts, &typed).await?;
    let sku = field(&typed, "sku");
    let (pieces, reason) = (field(&typed, "pieces"), field(&typed, "reason"));
    let (shop, by, of) = (Arc::clone(&sent.state.shop), sent.by(), sku.clone());
    let done = run_to_completion(async move {
        stock::change(&shop, &by.act(), &slug, &of, &pieces, &reason).await
    })
    .await?;
    answer(sent, done, Some(("sku", sku)), typed).await
}

/// `POST /admin/catalogue/{slug}/publish`
async fn publish_it(
    state: State<AppState>,
    login: Login,
    slug: Path<String>,
    parts: Parts,
    form: Fields<Button>,
) -> axum::response::Result<Response> {
    set_published(state, login, slug, parts, form, true).await
}

/// `POST /admin/catalogue/{slug}/withdraw`
async fn withdraw(
    state: State<AppState>,
    login: Login,
    slug: Path<String>,
    parts: Parts,
    form: Fields<Button>,
) -> axum::response::Result<Response> {
    set_published(state, login, slug, parts, form, false).await
}

async fn set_published(
    State(state): State<AppState>,
    login: Login,
    Path(slug): Path<String>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
    published: bool,
) -> axum::response::Result<Response> {
    let sent = SubmittedForm::verify(state, &login, parts, form).await?;
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(async move { publish::change(&shop, &by.act(), &slug, published).await })
            .await?;
    Ok(sent.answer(done, above_the_page).await?)
}

/// `POST /admin/catalogue/{slug}/undo/{id}`
async fn undo_it(
    State(state): State<AppState>,
    login: Login,
    Path((slug, id)): Path<(String, String)>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let sent = SubmittedForm::verify(state, &login, parts, form).await?;
    let Ok(id) = id.parse::<i64>() else {
        return Ok(sent.not_found().await);
    };
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(async move { undo::undo(&shop, &by.act(), &slug, id).await }).await?;
    Ok(sent.answer(done, above_the_page).await?)
}

/// `POST /admin/catalogue/new/create`
async fn begin(
    State(state): State<AppState>,
    login: Login,
    parts: Parts,
    Fields(typed): Fields<Typed>,
) -> axum::response::Result<Response> {
    let sent = verify(state, &login, parts, &typed).await?;
    let given = NewGoods {
        slug: field(&typed, "slug"),
        category: field(&typed, "category"),
        texts: texts_of(&typed),
        drawing: field(&typed, "drawing"),
        sku: field(&typed, "sku"),
        label: field(&typed, "label"),
        tone: field(&typed, "tone"),
        pieces: field(&typed, "pieces"),
        prices: prices_of(&sent.state, &typed),
    };
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(async move { create::create(&shop, &by.act(), &given).await }).await?;
    match done {
        Ok(slug) => {
            let page = format!("/admin/catalogue/{}?done={}", encode(&slug), sent.form);
            Ok(Redirect::to(&page).into_response())
        }
        Err(refused) => {
            let again = on_its_own_page("/admin/catalogue/new".to_owned(), typed);
            Ok(sent.answer::<()>(Err(refused), again).await?)
        }
    }
}
