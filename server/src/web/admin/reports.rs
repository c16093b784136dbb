//! Reports that the merchant sends in, and what is done with what differs.

use std::io;
use std::sync::Arc;

use app::forms::{RefusedAction, RefusedReport};
use app::view::Problem;
use app::view::admin::{RefundInput, ReportInput};
use axum::RequestExt as _;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use domain::text::clean;
use multer::Field;
use serde::Deserialize;
use tokio::sync::mpsc::Sender;
use wording::Words;

use crate::config::ReportHeadings;
use crate::presenters::wording::action_refusals;
use crate::services::admin::action::{ActionError, ActionRefusal};
use crate::services::admin::report::{self, ReportRefusal};
use crate::services::books::reconcile::{Chunks, period};
use crate::web::admin::actions::Button;
use crate::web::admin::session::Login;
use crate::web::admin::{Rerender, SubmittedForm, gate, multipart};
use crate::web::error::AppError;
use crate::web::fields::Fields;
use crate::web::orders::run_to_completion;
use crate::web::render::Refused;
use crate::web::state::AppState;

/// The largest report that the back office takes; `shop reconcile` takes any.
const LARGEST_REPORT: usize = 64 * 1024 * 1024;
/// The largest mapping file: each of its lines names one of some twenty columns.
const LARGEST_MAPPING: usize = 16 * 1024;
/// The longest day that is looked at, and more.
const LONGEST_DAY: usize = 100;
/// The longest name of a file that is kept.
const LONGEST_NAME: usize = 200;

/// `POST /admin/reconcile/upload`: the report is compared while it arrives.
pub(super) async fn upload(
    State(state): State<AppState>,
    login: Login,
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
    let mut beside = Beside::default();
    let mut file = loop {
        match multipart::next(&mut fields).await? {
            Some(field) if field.name() == Some("report") => break field,
            Some(field) => beside.read(field).await?,
            None => return Err(AppError::LacksField.into()),
        }
    };
    let name = plain_name(file.file_name().unwrap_or_default());
    let said = beside.days().and_then(|days| {
        let headings = beside.headings()?;
        Ok((days.or_else(|| period::named_by(&name)), headings))
    });
    let (field, done) = match said {
        Err((field, refusal)) => {
            drain(&mut file).await;
            (field, Err(refusal.into()))
        }
        Ok(_) if name.is_empty() => ("report", Err(ReportRefusal::NoFile.into())),
        Ok((days, headings)) => ("report", compare(&sent, name, file, headings, days).await?),
    };
    match done {
        Ok(reading) => {
            let to = format!("/admin/reconcile/{reading}?done={}", sent.form);
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => {
            let page = "/admin/reconcile".to_owned();
            let again = move |words: Words, refusal: &ActionRefusal| Rerender {
                path: Some(page),
                status: status(refusal),
                shown: Refused::Report(RefusedReport {
                    typed: beside.typed(),
                    problem: problem(words, refusal, field, String::new()),
                }),
            };
            Ok(sent.answer(Err::<(), _>(error), again).await?)
        }
    }
}

/// What the form says beside the report.
#[derive(Default)]
struct Beside {
    first: String,
    last: String,
    /// Of the mapping file, if one was chosen.
    name: String,
    mapping: Vec<u8>,
    /// Its lines, typed into the page.
    headings: Vec<u8>,
}

/// The field of the form that is wrong, and why.
type Wrong = (&'static str, ReportRefusal);

impl Beside {
    async fn read(&mut self, mut field: Field<'static>) -> Result<(), AppError> {
        let name = field.name().unwrap_or_default().to_owned();
        let file = plain_name(field.file_name().unwrap_or_default());
        let most = match name.as_str() {
            "first" | "last" => LONGEST_DAY,
            _ => LARGEST_MAPPING + 1,
        };
        let bytes = multipart::read(&mut field, most).await?;
        match name.as_str() {
            "first" => self.first = clean(&multipart::text(bytes)?),
            "last" => self.last = clean(&multipart::text(bytes)?),
            "mapping" => (self.name, self.mapping) = (file, bytes),
            "headings" => self.headings = bytes,
            _ => return Err(AppError::LacksField),
        }
        Ok(())
    }

    /// From the first moment of the report's days to the last; `None` if the form names none.
    fn days(&self) -> Result<Option<(i64, i64)>, Wrong> {
        let day = |field, typed: &String| match period::day(typed) {
            Some(day) => Ok(day),
            None if typed.is_empty() => Err((field, ReportRefusal::OneDay)),
            None => Err((field, ReportRefusal::NoDay(typed.clone()))),
        };
        if self.first.is_empty() && self.last.is_empty() {
            return Ok(None);
        }
        let (first, last) = (day("first", &self.first)?, day("last", &self.last)?);
        if last < first {
            return Err(("last", ReportRefusal::DaysTurned));
        }
        Ok(Some(period::of_days(first, last)))
    }

    /// The mapping file, if one was chosen; else the lines.
    fn given(&self) -> (&'static str, &str, &[u8]) {
        if self.name.is_empty() {
            ("headings", "columns", &self.headings)
        } else {
            ("mapping", &self.name, &self.mapping)
        }
    }

    /// What the columns are called.
    fn headings(&self) -> Result<ReportHeadings, Wrong> {
        let (field, name, bytes) = self.given();
        if bytes.len() > LARGEST_MAPPING {
            return Err((field, ReportRefusal::MappingTooLarge));
        }
        let text = std::str::from_utf8(bytes);
        let text = text.map_err(|_| (field, ReportRefusal::MappingNotText))?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if field == "headings" && text.trim().is_empty() {
            return Ok(ReportHeadings::default());
        }
        // The lines of a file that was refused stand on the page, and are mended there.
        ReportHeadings::parse(name, text).map_err(|why| ("headings", ReportRefusal::Mapping(why)))
    }

    /// What the page shows again.
    fn typed(self) -> ReportInput {
        let (_, _, bytes) = self.given();
        let whole = bytes.len() <= LARGEST_MAPPING;
        let text = std::str::from_utf8(bytes).ok().filter(|_| whole);
        let headings = text.unwrap_or_default().to_owned();
        let Self { first, last, .. } = self;
        ReportInput {
            first,
            last,
            headings,
        }
    }
}

/// The last part of a file's name, without what no name should have.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let letters = last.chars().filter(|letter| !letter.is_control());
    letters.take(LONGEST_NAME).collect()
}

/// Compares the file while it arrives; one that is too large is compared no further, and nothing of
/// it is kept.
async fn compare(
    sent: &SubmittedForm,
    name: String,
    file: Field<'static>,
    headings: ReportHeadings,
    days: Option<(i64, i64)>,
) -> Result<Result<i64, ActionError>, AppError> {
    let (to, from) = Chunks::channel();
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let comparing = run_to_completion(async move {
        let read = report::read(&shop, &by.act(), &name, from, headings, days).await;
        read.map(|(reading, _)| reading)
    });
    let (done, arrived) = tokio::join!(comparing, arrive(file, to));
    match arrived {
        Arrived::Whole => done,
        Arrived::Empty => Ok(Err(ReportRefusal::NoFile.into())),
        Arrived::TooLarge => Ok(Err(ReportRefusal::TooLarge.into())),
        Arrived::Broken => Err(AppError::LacksField),
    }
}

enum Arrived {
    Whole,
    Empty,
    TooLarge,
    Broken,
}

/// Hands on what arrives. What goes wrong breaks the file off for its reader, so that it keeps
/// nothing.
async fn arrive(mut file: Field<'static>, to: Sender<io::Result<Vec<u8>>>) -> Arrived {
    let mut size = 0;
    loop {
        let chunk = match file.chunk().await {
            Ok(Some(chunk)) => chunk,
            Ok(None) if size == 0 => return Arrived::Empty,
            Ok(None) => return Arrived::Whole,
            Err(_) => {
                let _ = to.send(Err(io::ErrorKind::UnexpectedEof.into())).await;
                return Arrived::Broken;
            }
        };
        let before = size;
        size += chunk.len();
        if size <= LARGEST_REPORT {
            // Nobody reads on where the file is no report; the rest is thrown away.
            let _ = to.send(Ok(chunk.to_vec())).await;
        } else if before <= LARGEST_REPORT {
            let _ = to.send(Err(io::ErrorKind::FileTooLarge.into())).await;
        }
        if size > LARGEST_REPORT {
            drain(&mut file).await;
            return Arrived::TooLarge;
        }
    }
}

/// A browser that is still sending when the answer comes shows none.
async fn drain(file: &mut Field<'static>) {
    while let Ok(Some(_)) = file.chunk().await {}
}

/// A form with a note.
#[derive(Deserialize)]
pub(super) struct Note {
    form: String,
    #[serde(default)]
    note: String,
}

/// `POST /admin/findings/{id}/resolve`
pub(super) async fn resolve(
    State(state): State<AppState>,
    login: Login,
    Path(id): Path<String>,
    parts: Parts,
    Fields(Note { form, note }): Fields<Note>,
) -> axum::response::Result<Response> {
    let (sent, id) =
        SubmittedForm::verify_about(state, &login, &id, parts, form, report::finding).await?;
    let (shop, by, typed) = (Arc::clone(&sent.state.shop), sent.by(), note.clone());
    let done = run_to_completion(async move { report::resolve(&shop, &by.act(), id, &note).await })
        .await?;
    let page = gate::page_of(sent.parts.uri.path()).to_owned();
    Ok(sent.answer(done, on_the_page(page, "note", typed)).await?)
}

/// `POST /admin/findings/{id}/ask`
pub(super) async fn ask(
    State(state): State<AppState>,
    login: Login,
    Path(id): Path<String>,
    parts: Parts,
    Fields(Button { form }): Fields<Button>,
) -> axum::response::Result<Response> {
    let (sent, id) =
        SubmittedForm::verify_about(state, &login, &id, parts, form, report::finding).await?;
    let (shop, by) = (Arc::clone(&sent.state.shop), sent.by());
    let done =
        run_to_completion(async move { report::ask_again(&shop, &by.act(), id).await }).await?;
    let page = gate::page_of(sent.parts.uri.path()).to_owned();
    Ok(sent
        .answer(done, on_the_page(page, "", String::new()))
        .await?)
}

/// The page again, with what is wrong beside its field.
fn on_the_page(
    page: String,
    field: &'static str,
    typed: String,
) -> impl FnOnce(Words, &ActionRefusal) -> Rerender {
    move |words, refusal| Rerender {
        path: Some(page),
        status: status(refusal),
        shown: Refused::Action(RefusedAction {
            typed: RefundInput::default(),
            problem: problem(words, refusal, field, typed),
        }),
    }
}

fn status(refusal: &ActionRefusal) -> StatusCode {
    match refusal {
        ActionRefusal::Report(ReportRefusal::TooLarge) => StatusCode::PAYLOAD_TOO_LARGE,
        ActionRefusal::Report(ReportRefusal::NotOpen | ReportRefusal::NothingToAsk) => {
            StatusCode::CONFLICT
        }
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

fn problem(words: Words, refusal: &ActionRefusal, field: &str, typed: String) -> Problem {
    Problem {
        field: Some(field.to_owned()).filter(|field| !field.is_empty()),
        typed,
        message: action_refusals::action(words, refusal),
    }
}
