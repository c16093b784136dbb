//! The books beside Antom's reconciliation file: the third moment at which guide 004 wants results
//! checked. Antom is asked about whatever differs, and what it answers is recorded like any other
//! evidence; nothing is written because the file says so.

mod books;
pub mod file;
pub mod period;
mod subscriptions;

use std::collections::BTreeSet;

use domain::Money;
use serde::Serialize;

use crate::services::books::reconcile::books::{Known, Moved, amount_of, attempt_of, known, moved};
use crate::services::books::reconcile::file::{File, Kind, Line, Status};
use crate::services::books::reconcile::subscriptions::Place;
use crate::services::payments::inquire::ask;
use crate::services::payments::refund;
use crate::services::{ServiceError, Shop};
use crate::store::disputes;
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::refunds;

/// What came of comparing.
#[derive(Clone, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reconciliation {
    /// Nothing differs.
    pub equal: bool,
    /// Transactions in the file.
    pub lines: u64,
    pub agreed: u64,
    /// Agreed after Antom was asked.
    pub mended: u64,
    /// Not at an end yet by the file: a later one will have them.
    pub under_way: u64,
    /// Whether `<END>` was there.
    pub complete: bool,
    /// The days that the report is about, as the merchant or the file's name tells; else from its
    /// first transaction to its last. Epoch milliseconds; none without times.
    pub period: Option<(i64, i64)>,
    pub differences: Vec<Difference>,
}

/// Why something differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    Amount,
    NotInBooks,
    NotInFile,
    /// The file says that it failed, and the books have money of it.
    Failed,
    /// A dispute or a correction: the books do not keep these.
    ForAPerson,
    Unreadable,
    /// The file has it before.
    Twice,
    /// The file has no end, so lines may be missing.
    Incomplete,
    /// Nobody said which days the file is about, so its first and last lines may be missing.
    NoPeriod,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    pub reason: Reason,
    /// In the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u64>,
    /// The order's or the subscription's number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    pub text: String,
}

/// Compares, asks about what differs, and compares again. `period` is what the report is about, in
/// epoch milliseconds, as far as somebody told.
///
/// # Errors
/// When the database does not answer.
pub async fn reconcile(
    shop: &Shop,
    file: &File,
    period: Option<(i64, i64)>,
) -> Result<Reconciliation, ServiceError> {
    let mut result = Reconciliation {
        lines: file.lines.len() as u64,
        complete: file.complete,
        period: period.or_else(|| file.period()),
        ..Reconciliation::default()
    };
    let mut asked = BTreeSet::new();
    let mut seen = BTreeSet::new();
    for (number, why) in &file.unread {
        result.differences.push(Difference {
            reason: Reason::Unreadable,
            line: Some(*number),
            order: None,
            text: format!("it cannot be read: {why}"),
        });
    }
    result.differences.extend(of_the_whole(file, period));
    let mut read = BTreeSet::new();
    for line in &file.lines {
        let is_success = line.status == Status::Succeeded;
        if is_success
            && !read.insert((
                &line.name,
                &line.request_id,
                &line.id,
                line.amount.minor(),
                &line.of,
            ))
        {
            result.differences.push(Difference {
                reason: Reason::Twice,
                line: Some(line.number),
                order: None,
                text: format!("{}: the file has it before", described(line)),
            });
            continue;
        }
        if line.status == Status::UnderWay && line.kind != Kind::Other {
            result.under_way += 1;
            continue;
        }
        let mut found = compare(shop, line).await?;
        if found.is_some() && question(shop, line, &mut asked).await? {
            found = compare(shop, line).await?;
            result.mended += u64::from(found.is_none());
        } else {
            result.agreed += u64::from(found.is_none());
        }
        result.differences.extend(found);
        if let Some(row) = attempt_of(shop, line).await? {
            seen.extend(names(shop, line, &row).await?);
        } else if line.status == Status::Succeeded
            && let Some(place) = Place::of(shop, line).await?
        {
            seen.extend(place.names(line));
        }
    }
    if let Some((from, to)) = result.period {
        let missing = not_in_file(shop, &seen, from, to, &mut asked).await?;
        result.differences.extend(missing);
        for (number, kind, amount, id) in subscriptions::not_in_file(shop, &seen, from, to).await? {
            result.differences.push(Difference {
                reason: Reason::NotInFile,
                line: None,
                order: Some(number),
                text: format!(
                    "the books have {} ({id}), and the file does not",
                    what(kind, amount)
                ),
            });
        }
    }
    result.equal = result.differences.is_empty();
    Ok(result)
}

/// What is wrong with a file as a whole, whatever its lines say.
fn of_the_whole(file: &File, period: Option<(i64, i64)>) -> Vec<Difference> {
    let whole = |reason, text: &str| Difference {
        reason,
        line: None,
        order: None,
        text: text.to_owned(),
    };
    let mut differences = Vec::new();
    if !file.complete {
        differences.push(whole(
            Reason::Incomplete,
            "it does not end with <END>, so lines may be missing",
        ));
    }
    if period.is_none() {
        differences.push(whole(
            Reason::NoPeriod,
            "nobody said which days it is about, so its first and last lines may be missing: name \
             them by --from and --until, or leave the date in the file's name",
        ));
    }
    differences
}

/// Asks Antom about what a line is about, once a payment; `false` if there is nothing to ask about.
async fn question(
    shop: &Shop,
    line: &Line,
    asked: &mut BTreeSet<String>,
) -> Result<bool, ServiceError> {
    let Some(row) = attempt_of(shop, line).await? else {
        let Some(place) = Place::of(shop, line).await? else {
            return Ok(false);
        };
        if asked.insert(place.payment_id().to_owned()) {
            place.ask(shop).await?;
        }
        return Ok(true);
    };
    if asked.insert(row.payment_request_id.clone()) {
        ask(shop, &row, 0).await?;
    }
    if line.kind == Kind::Refund
        && let Some(id) = &line.request_id
        && refunds::find(&shop.db, id).await?.is_some()
    {
        refund::inquire(shop, id).await?;
    }
    Ok(true)
}

/// What differs between a line and the books.
async fn compare(shop: &Shop, line: &Line) -> Result<Option<Difference>, ServiceError> {
    let difference = |reason, order: Option<String>, text: String| {
        Some(Difference {
            reason,
            line: Some(line.number),
            order,
            text: format!("{}: {text}", described(line)),
        })
    };
    let row = attempt_of(shop, line).await?;
    let place = match row {
        None => Place::of(shop, line).await?,
        Some(_) => None,
    };
    let (order, ours) = match (&row, &place) {
        (Some(row), _) => {
            let Known { order, attempt } = known(shop, row).await?;
            (order, amount_of(shop, line, &attempt).await?)
        }
        (None, Some(place)) => (place.number(), place.amount(line)),
        (None, None) if line.status == Status::Failed && line.kind != Kind::Other => {
            return Ok(None);
        }
        (None, None) => {
            return Ok(difference(
                Reason::NotInBooks,
                None,
                "no payment of this shop has these ids".to_owned(),
            ));
        }
    };
    let order = Some(order);
    if line.is_dispute()
        && line.status == Status::Succeeded
        && is_lost(shop, line, row.as_ref(), place.as_ref()).await?
    {
        return Ok(None);
    }
    if line.kind == Kind::Other {
        let text = "the books do not keep this; look at it in Antom's dashboard".to_owned();
        return Ok(difference(Reason::ForAPerson, order, text));
    }
    Ok(match (line.status, ours) {
        (Status::Succeeded, Some(ours)) if ours == line.amount => None,
        (Status::Succeeded, Some(ours)) => {
            difference(Reason::Amount, order, format!("the books have {ours}"))
        }
        (Status::Succeeded, None) => difference(
            Reason::NotInBooks,
            order,
            "the books do not have it".to_owned(),
        ),
        (Status::Failed, Some(ours)) => difference(
            Reason::Failed,
            order,
            format!("it failed, and the books have {ours}"),
        ),
        (Status::Failed, None) | (Status::UnderWay, _) => None,
    })
}

/// Whether the books have a dispute about this payment by which as much went to the buyer.
async fn is_lost(
    shop: &Shop,
    line: &Line,
    row: Option<&AttemptRow>,
    place: Option<&Place>,
) -> Result<bool, ServiceError> {
    let rows = match (row, place) {
        (Some(row), _) => disputes::of_order(&shop.db, &row.order_id).await?,
        (None, Some(place)) => disputes::of_subscription(&shop.db, place.subscription_id()).await?,
        (None, None) => Vec::new(),
    };
    Ok(rows.iter().any(|row| row.lost_money() == Some(line.amount)))
}

fn described(line: &Line) -> String {
    let id = line.request_id.as_deref().or(line.id.as_deref());
    format!(
        "{} of {} ({})",
        line.name,
        line.amount,
        id.unwrap_or("no id")
    )
}

/// What a successful line accounts for in the books.
async fn names(shop: &Shop, line: &Line, row: &AttemptRow) -> Result<Vec<String>, ServiceError> {
    let id = &row.payment_request_id;
    Ok(match (line.status, line.kind) {
        (Status::Failed | Status::UnderWay, _)
        | (_, Kind::Authorisation | Kind::Cancel | Kind::Other) => Vec::new(),
        // The report calls a captured card payment either.
        (Status::Succeeded, Kind::Payment | Kind::Capture) => vec![format!("taken:{id}")],
        (Status::Succeeded, Kind::Refund) => {
            let (ours, theirs) = (line.request_id.as_deref(), line.id.as_deref());
            let row = refunds::find_by_either(&shop.db, ours, theirs).await?;
            let names = [ours, theirs].into_iter().flatten().map(ToOwned::to_owned);
            names
                .chain(row.map(|row| row.refund_request_id))
                .map(|name| format!("refund:{name}"))
                .collect()
        }
    })
}

fn name(moved: &Moved) -> String {
    match &moved.refund {
        Some(refund) => format!("refund:{refund}"),
        None => format!("taken:{}", moved.payment_request_id),
    }
}

/// Money of the file's period that the file does not have. Antom is asked about it, so that at
/// least the books are right.
async fn not_in_file(
    shop: &Shop,
    seen: &BTreeSet<String>,
    from: i64,
    to: i64,
    asked: &mut BTreeSet<String>,
) -> Result<Vec<Difference>, ServiceError> {
    let mut missing = Vec::new();
    let mut told = BTreeSet::new();
    for moved in moved(shop, from, to).await? {
        let name = name(&moved);
        if seen.contains(&name) || !told.insert(name) {
            continue;
        }
        let Some(row) = attempts::find(&shop.db, &moved.payment_request_id).await? else {
            continue;
        };
        if asked.insert(row.payment_request_id.clone()) {
            ask(shop, &row, 0).await?;
        }
        let known = known(shop, &row).await?;
        missing.push(Difference {
            reason: Reason::NotInFile,
            line: None,
            order: Some(known.order),
            text: format!(
                "the books have {} ({}), and the file does not",
                what(moved.kind, moved.amount),
                moved.refund.as_ref().unwrap_or(&row.payment_request_id)
            ),
        });
    }
    Ok(missing)
}

fn what(kind: Kind, amount: Money) -> String {
    match kind {
        Kind::Payment => format!("a payment of {amount}"),
        Kind::Capture => format!("a capture of {amount}"),
        Kind::Refund => format!("a refund of {amount}"),
        Kind::Authorisation => format!("an authorisation of {amount}"),
        Kind::Cancel => format!("a cancelled payment of {amount}"),
        Kind::Other => amount.to_string(),
    }
}
