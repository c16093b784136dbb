//! What a reading of a report leaves behind: that it was read, what differs, and the booking of each
//! settlement.

use domain::{Currency, Money};
use sha2::{Digest as _, Sha256};

use crate::services::ServiceError;
use crate::services::books::reconcile::settlement::{Key, Summary, Sums};
use crate::services::books::reconcile::{Difference, Reason, Reconciliation};
use crate::store::findings::{self, FindingRow, ReadingRow};
use crate::store::settlements::{self, SettlementRow};
use crate::store::{StoreError, Tx};

/// Who read which file.
#[derive(Clone, Copy, Debug)]
pub struct ReadBy<'a> {
    pub actor: &'a str,
    pub file_name: &'a str,
}

/// Keeps a reading: books the settlements, and adds what is wrong with them to what differs. Tells
/// the reading's number.
pub(crate) async fn keep(
    tx: &Tx,
    by: ReadBy<'_>,
    result: &mut Reconciliation,
    now: i64,
) -> Result<i64, ServiceError> {
    // Half a settlement is none: what is not understood may be a line of it.
    if result.complete && result.unread == 0 {
        let all = result.settlements.clone();
        for (key, sums) in &all.details {
            let told = book(tx, key, Told::Details(*sums), now).await?;
            told.into_iter().for_each(|told| result.differs(told));
        }
        for (key, summary) in &all.summaries {
            let told = book(tx, key, Told::Summary(*summary), now).await?;
            told.into_iter().for_each(|told| result.differs(told));
        }
    }
    let row = ReadingRow {
        id: 0,
        read_at: now,
        actor: by.actor.to_owned(),
        file_name: by.file_name.to_owned(),
        file_hash: result.file_hash.clone(),
        report: result.report.as_str().to_owned(),
        lines: column(result.lines),
        agreed: column(result.agreed),
        mended: column(result.mended),
        under_way: column(result.under_way),
        unread: column(result.unread),
        differing: column(result.differing),
        complete: result.complete,
        period_from: result.period.map(|(from, _)| from),
        period_until: result.period.map(|(_, until)| until),
    };
    let reading = findings::add_reading(tx, row).await?;
    for difference in &result.differences {
        let row = finding(difference, reading, &result.file_hash, now)?;
        findings::add(tx, row).await?;
    }
    Ok(reading)
}

fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn finding(
    difference: &Difference,
    reading: i64,
    file_hash: &str,
    now: i64,
) -> Result<FindingRow, ServiceError> {
    let transaction = match &difference.transaction {
        None => None,
        Some(line) => {
            Some(
                serde_json::to_string(line).map_err(|error| StoreError::Unreadable {
                    what: "a line of a report",
                    value: error.to_string(),
                })?,
            )
        }
    };
    Ok(FindingRow {
        id: 0,
        mark: mark(difference, file_hash),
        reading,
        found_at: now,
        reason: difference.reason.as_str().to_owned(),
        line: difference.line.map(column),
        number: difference.order.clone(),
        text: difference.text.clone(),
        transaction,
        open: true,
        resolved_at: None,
        resolved_by: None,
        note: None,
    })
}

/// The same for the same difference, in whichever file it stands.
fn mark(difference: &Difference, file_hash: &str) -> String {
    let mut hash = Sha256::new();
    let mut part = |text: &str| {
        hash.update(text.len().to_be_bytes());
        hash.update(text);
    };
    part(difference.reason.as_str());
    part(difference.order.as_deref().unwrap_or_default());
    part(&difference.text);
    if difference.reason.is_of_the_file() {
        part(file_hash);
        part(&difference.line.unwrap_or_default().to_string());
    }
    hex::encode(hash.finalize())
}

/// What a file tells of a settlement.
enum Told {
    Details(Sums),
    Summary(Summary),
}

/// Books what a file tells of a settlement, once however often it is read; tells what is wrong with
/// it.
async fn book(
    tx: &Tx,
    (batch, currency): &Key,
    told: Told,
    now: i64,
) -> Result<Vec<Difference>, ServiceError> {
    let known = settlements::lock(tx, batch, currency.code(), now).await?;
    let known = known.ok_or_else(|| StoreError::Unreadable {
        what: "a settlement",
        value: batch.clone(),
    })?;
    let mut row = known.clone();
    match told {
        Told::Details(sums) => {
            row.gross = Some(sums.gross);
            row.fees = Some(sums.fees);
            row.held = Some(sums.held);
            row.net = Some(sums.net);
            row.lines = Some(sums.lines);
            row.settled_at = sums.at.or(row.settled_at);
        }
        Told::Summary(summary) => {
            row.summary_net = Some(summary.net());
            row.summary_lines = summary.lines();
            row.settled_at = summary.at.or(row.settled_at);
        }
    }
    let mut wrong = Vec::new();
    if known != row {
        wrong.extend(rebooked(&known, &row, *currency));
        row.booked_at = now;
        settlements::update(tx, row.clone()).await?;
    }
    wrong.extend(apart(&row, *currency));
    Ok(wrong)
}

/// What an earlier file had otherwise.
fn rebooked(before: &SettlementRow, now: &SettlementRow, currency: Currency) -> Option<Difference> {
    let pairs = [
        ("gross", before.gross, now.gross),
        ("fees", before.fees, now.fees),
        ("kept back", before.held, now.held),
        ("net", before.net, now.net),
        ("net by the summary", before.summary_net, now.summary_net),
    ];
    let changed = pairs.iter().filter_map(|(what, before, now)| {
        let (before, now) = ((*before)?, (*now)?);
        let (was, is) = (signed(before, currency), signed(now, currency));
        (before != now).then(|| format!("{what} was {was} and is {is}"))
    });
    let changed: Vec<String> = changed.collect();
    (!changed.is_empty()).then(|| {
        let text = format!(
            "the settlement {} in {} was told otherwise before: {}",
            now.batch_id,
            currency.code(),
            changed.join(", ")
        );
        Difference::whole(Reason::Rebooked, text)
    })
}

/// What details and summary of a settlement do not agree on.
fn apart(row: &SettlementRow, currency: Currency) -> Option<Difference> {
    if add_up(row)? {
        return None;
    }
    let lines = |lines: Option<i64>| lines.map_or_else(String::new, |it| format!(" in {it} lines"));
    let text = format!(
        "the details of the settlement {} come to {}{}, and its summary to {}{}",
        row.batch_id,
        signed(row.net?, currency),
        lines(row.lines),
        signed(row.summary_net?, currency),
        lines(row.summary_lines)
    );
    Some(Difference::whole(Reason::Settlement, text))
}

/// Whether the details of a settlement come to its summary; `None` while one of both is missing.
#[must_use]
pub fn add_up(row: &SettlementRow) -> Option<bool> {
    let (net, summary_net) = (row.net?, row.summary_net?);
    let lines = row
        .summary_lines
        .is_none_or(|lines| row.lines == Some(lines));
    Some(net == summary_net && lines)
}

/// `SGD -1.50`
#[must_use]
pub fn signed(minor: i64, currency: Currency) -> String {
    match minor.checked_abs().map(|minor| Money::new(minor, currency)) {
        Some(Ok(money)) if minor < 0 => format!("-{money}"),
        Some(Ok(money)) => money.to_string(),
        _ => format!("{} {minor}", currency.code()),
    }
}
