//! The merchant reads a report of Antom's, and settles what differs: asks Antom again, or writes down
//! what came of it.

use domain::text::clean;

use crate::config::ReportHeadings;
use crate::services::admin::action::{Act, ActionError, ActionRefusal};
use crate::services::books::findings::{ReadBy, keep};
use crate::services::books::reconcile::file::FileError;
use crate::services::books::reconcile::line::Line;
use crate::services::books::reconcile::{ReconcileError, Reconciliation, ask_about, reconcile};
use crate::services::{ServiceError, Shop, UseCaseError, ids};
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::findings::{self, FindingRow};
use crate::store::{StoreError, Tx, commit, write_tx};

/// The longest note, in letters.
pub const LONGEST_NOTE: usize = 500;

/// Why nothing is done with a report or a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReportRefusal {
    /// No file was chosen.
    NoFile,
    /// It is larger than the back office takes.
    TooLarge,
    /// It is no report of Antom's.
    File(FileError),
    /// This is no day.
    NoDay(String),
    /// One of the two days is missing.
    OneDay,
    /// The last day is before the first.
    DaysTurned,
    /// What its columns are called is not said as a mapping file says it.
    Mapping(String),
    MappingTooLarge,
    MappingNotText,
    /// Somebody resolved it before.
    NotOpen,
    NoteMissing,
    NoteTooLong,
    /// There is no transaction that Antom could be asked about.
    NothingToAsk,
}

impl From<ReportRefusal> for ActionError {
    fn from(refusal: ReportRefusal) -> Self {
        UseCaseError::Refused(ActionRefusal::Report(refusal))
    }
}

/// A form for whoever reads a report without one.
///
/// # Errors
/// When the machine has no random numbers.
pub fn new_form() -> Result<String, ServiceError> {
    Ok(ids::token()?)
}

/// Compares a report, and keeps what came of it under the reading's number.
///
/// # Errors
/// When it is no report of Antom's, or its form was used before.
pub async fn read(
    shop: &Shop,
    act: &Act<'_>,
    file_name: &str,
    from: impl std::io::Read + Send + 'static,
    headings: ReportHeadings,
    period: Option<(i64, i64)>,
) -> Result<(i64, Reconciliation), ActionError> {
    if was_used(shop, act).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    let compared = reconcile(shop, from, headings, period).await;
    let mut result = compared.map_err(|error| match error {
        ReconcileError::File(error) => ReportRefusal::File(error).into(),
        ReconcileError::Service(error) => ActionError::from(error),
    })?;
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let by = ReadBy {
        actor: act.actor,
        file_name,
    };
    let reading = keep(&tx, by, &mut result, now).await?;
    let action = AdminAction::ReadReport {
        file: file_name.to_owned(),
        differing: result.differing,
    };
    write_down(&tx, act, action, now).await?;
    commit(tx).await?;
    Ok((reading, result))
}

async fn was_used(shop: &Shop, act: &Act<'_>) -> Result<bool, ServiceError> {
    Ok(audit_log::of_form(&shop.db, act.form).await?.is_some())
}

async fn write_down(
    tx: &Tx,
    act: &Act<'_>,
    action: AdminAction,
    now: i64,
) -> Result<(), ActionError> {
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action,
        order_id: None,
    };
    if audit_log::record(tx, entry, now).await? {
        Ok(())
    } else {
        Err(ActionRefusal::AlreadyDone.into())
    }
}

pub async fn finding(shop: &Shop, id: i64) -> Result<Option<FindingRow>, ServiceError> {
    Ok(findings::find(&shop.db, id).await?)
}

/// Whether there is something about this finding that Antom can be asked.
#[must_use]
pub fn can_ask(row: &FindingRow) -> bool {
    row.open && row.transaction.is_some()
}

/// Resolves a finding by what somebody found out.
///
/// # Errors
/// When it is resolved already, or the note is missing or too long.
pub async fn resolve(shop: &Shop, act: &Act<'_>, id: i64, note: &str) -> Result<(), ActionError> {
    let note = clean(note);
    if note.is_empty() {
        return Err(ReportRefusal::NoteMissing.into());
    }
    if note.chars().count() > LONGEST_NOTE {
        return Err(ReportRefusal::NoteTooLong.into());
    }
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let action = AdminAction::ResolveFinding {
        finding: id,
        note: note.clone(),
    };
    write_down(&tx, act, action, now).await?;
    if !findings::resolve(&tx, id, act.actor, &note, now).await? {
        return Err(ReportRefusal::NotOpen.into());
    }
    commit(tx).await?;
    Ok(())
}

/// Asks Antom about a finding again. If the books agree with the line now, it is resolved; tells
/// whether it is.
///
/// # Errors
/// When it is resolved already, or there is nothing to ask.
pub async fn ask_again(shop: &Shop, act: &Act<'_>, id: i64) -> Result<bool, ActionError> {
    if was_used(shop, act).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    let row = findings::find(&shop.db, id).await?;
    let row = row.filter(|row| row.open).ok_or(ReportRefusal::NotOpen)?;
    let kept = row.transaction.ok_or(ReportRefusal::NothingToAsk)?;
    let line: Line = serde_json::from_str(&kept).map_err(|error| {
        ServiceError::from(StoreError::Unreadable {
            what: "a line of a report",
            value: error.to_string(),
        })
    })?;
    let agrees = ask_about(shop, &line).await?.is_none();
    let now = shop.clock.now_ms();
    let tx = write_tx(&shop.db).await?;
    let action = AdminAction::AskFinding {
        finding: id,
        agrees,
    };
    write_down(&tx, act, action, now).await?;
    if agrees && !findings::resolve(&tx, id, act.actor, "", now).await? {
        return Err(ReportRefusal::NotOpen.into());
    }
    commit(tx).await?;
    Ok(agrees)
}
