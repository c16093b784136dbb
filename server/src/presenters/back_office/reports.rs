//! Reports that were read, what differs, and what arrived at the bank.

use app::view::admin::{
    Badge, DisputeSubject, FindingDetail, FindingLine, Findings, ListPage, ReadingDetail,
    ReadingLine, Reports, SettlementLine, Tone, Travellers,
};
use domain::{Currency, Money};
use wording::Words;

use crate::presenters::back_office::{FormKey, orders as orders_list, store};
use crate::presenters::wording::{merchant, reports as said, times};
use crate::services::admin::merchants::Merchant;
use crate::services::admin::report::can_ask;
use crate::services::admin::travellers;
use crate::services::books::reconcile::MOST_TOLD;
use crate::services::{ServiceError, Shop};
use crate::store::findings::{self, FindingRow, ReadingRow};
use crate::store::settlements::{self, SettlementRow};

const PER_PAGE: u64 = 25;
/// So many readings stand on the page of reports.
const READINGS: u64 = 10;

pub(crate) async fn list(
    shop: &Shop,
    key: &FormKey,
    after: &str,
    words: Words,
) -> Result<Reports, ServiceError> {
    let found = settlements::latest(&shop.db, after.parse().ok(), PER_PAGE + 1).await?;
    let (rows, page) = orders_list::page_of(found, PER_PAGE, after, |row| row.id.to_string());
    let readings = findings::latest_readings(&shop.db, READINGS).await?;
    Ok(Reports {
        form_id: key.mint()?,
        readings: readings
            .iter()
            .map(|row| reading_line(row, words))
            .collect(),
        open_findings: findings::count_open(&shop.db).await?,
        settlements: rows.iter().map(|row| settlement(row, words)).collect(),
        page,
    })
}

/// `-SGD 1.50`: a settlement may take more than it brings.
fn signed(minor: i64, currency: Currency, words: Words) -> String {
    match minor.checked_abs().map(|minor| Money::new(minor, currency)) {
        Some(Ok(money)) if minor < 0 => format!("-{}", words.money(money)),
        Some(Ok(money)) => words.money(money),
        _ => format!("{} {minor}", currency.code()),
    }
}

fn settlement(row: &SettlementRow, words: Words) -> SettlementLine {
    let currency: Option<Currency> = row.currency.parse().ok();
    let money = |minor: Option<i64>| {
        let told = minor.map(|minor| match currency {
            Some(currency) => signed(minor, currency, words),
            None => format!("{} {minor}", row.currency),
        });
        told.unwrap_or_default()
    };
    SettlementLine {
        batch: row.batch_id.clone(),
        settled: row.settled_at.map(|at| times::date(at, words)),
        gross: money(row.gross),
        fees: money(row.fees),
        held: money(row.held),
        // The summary is what the bank was told.
        net: money(row.summary_net.or(row.net)),
        adds_up: said::adds_up(row, words),
    }
}

fn reading_line(row: &ReadingRow, words: Words) -> ReadingLine {
    let result = if row.differing == 0 {
        Badge::new(words.admin_report_agrees(), Tone::Good)
    } else {
        Badge::new(words.admin_report_differs(), Tone::Warning)
    };
    ReadingLine {
        id: row.id,
        file: row.file_name.clone(),
        report: said::report(&row.report, words),
        read: times::moment(row.read_at, words),
        by: merchant::capitalised(&row.actor),
        result,
    }
}

pub(crate) async fn reading(
    shop: &Shop,
    id: i64,
    words: Words,
) -> Result<Option<ReadingDetail>, ServiceError> {
    let Some(row) = findings::reading(&shop.db, id).await? else {
        return Ok(None);
    };
    let found = findings::of_reading(&shop.db, id, MOST_TOLD as u64).await?;
    // What a later reading had again stands there; what no reading kept is told here.
    let kept = i64::try_from(MOST_TOLD).unwrap_or(i64::MAX);
    let more = row.differing.saturating_sub(kept);
    let verdict = if row.differing == 0 {
        words.admin_report_verdict_agrees()
    } else {
        words.admin_report_verdict_differs()
    };
    Ok(Some(ReadingDetail {
        line: reading_line(&row, words),
        verdict: verdict.to_owned(),
        facts: reading_facts(&row, words),
        findings: found.iter().map(|row| finding_line(row, words)).collect(),
        more: if more > 0 {
            words.admin_report_more(more.to_string())
        } else {
            String::new()
        },
    }))
}

fn reading_facts(row: &ReadingRow, words: Words) -> Vec<(&'static str, String)> {
    let time = |at: Option<i64>| at.map_or_else(String::new, |at| times::long_moment(at, words));
    let end = if row.complete {
        words.admin_report_end_there()
    } else {
        words.admin_report_end_missing()
    };
    vec![
        (words.admin_report_file(), row.file_name.clone()),
        (
            words.admin_report_kind(),
            said::report(&row.report, words).to_owned(),
        ),
        (words.admin_report_read_at(), time(Some(row.read_at))),
        (
            words.admin_report_read_by(),
            merchant::capitalised(&row.actor),
        ),
        (words.admin_report_from(), time(row.period_from)),
        (words.admin_report_until(), time(row.period_until)),
        (words.admin_report_lines(), row.lines.to_string()),
        (words.admin_report_matched(), row.agreed.to_string()),
        (words.admin_report_mended(), row.mended.to_string()),
        (words.admin_report_under_way(), row.under_way.to_string()),
        (words.admin_report_unread(), row.unread.to_string()),
        (words.admin_report_differing(), row.differing.to_string()),
        (words.admin_report_end(), end.to_owned()),
        (words.admin_report_hash(), row.file_hash.clone()),
    ]
}

fn finding_line(row: &FindingRow, words: Words) -> FindingLine {
    let state = if row.open {
        Badge::new(words.admin_finding_open(), Tone::Warning)
    } else {
        Badge::new(words.admin_finding_resolved(), Tone::Quiet)
    };
    FindingLine {
        id: row.id,
        reason: said::reason(&row.reason, words).0,
        text: row.text.clone(),
        number: row.number.clone().unwrap_or_default(),
        found: times::moment(row.found_at, words),
        state,
    }
}

/// How addresses name a row: whether it is open, and its id.
fn place(row: &FindingRow) -> String {
    let state = if row.open { "open" } else { "resolved" };
    format!("{state}-{}", row.id)
}

/// Open ones first, each part latest first.
pub(crate) async fn findings(
    shop: &Shop,
    after: &str,
    words: Words,
) -> Result<Findings, ServiceError> {
    let (state, id) = after.split_once('-').unwrap_or(("open", ""));
    let last = id.parse().ok();
    let most = PER_PAGE + 1;
    let mut found = Vec::new();
    let mut before = last;
    if state != "resolved" {
        found = findings::list(&shop.db, true, last, most).await?;
        before = None;
    }
    let room = most.saturating_sub(found.len() as u64);
    if room > 0 {
        found.extend(findings::list(&shop.db, false, before, room).await?);
    }
    let (rows, page): (_, ListPage) = orders_list::page_of(found, PER_PAGE, after, place);
    Ok(Findings {
        rows: rows.iter().map(|row| finding_line(row, words)).collect(),
        page,
    })
}

pub(crate) async fn finding(
    shop: &Shop,
    key: &FormKey,
    id: i64,
    words: Words,
) -> Result<Option<FindingDetail>, ServiceError> {
    let Some(row) = findings::find(&shop.db, id).await? else {
        return Ok(None);
    };
    let about = match &row.number {
        None => None,
        Some(number) => {
            let order = store::order_by_number(&shop.db, number).await?;
            let number = number.clone();
            Some(match order {
                Some(_) => DisputeSubject::Order { number },
                None => DisputeSubject::Subscription { number },
            })
        }
    };
    let note = match (&row.note, row.open) {
        (_, true) => String::new(),
        (Some(note), false) if !note.is_empty() => note.clone(),
        (_, false) => words.admin_finding_agrees_now().to_owned(),
    };
    let by = row.resolved_by.as_deref().unwrap_or_default();
    let at = row.resolved_at.map(|at| times::long_moment(at, words));
    Ok(Some(FindingDetail {
        line: finding_line(&row, words),
        next: said::reason(&row.reason, words).1,
        about,
        facts: vec![
            (
                words.admin_finding_found(),
                times::long_moment(row.found_at, words),
            ),
            (
                words.admin_finding_line(),
                row.line.map_or_else(String::new, |line| line.to_string()),
            ),
            (words.admin_finding_resolved_by(), merchant::capitalised(by)),
            (words.admin_finding_resolved_at(), at.unwrap_or_default()),
            (words.admin_finding_note(), note),
        ],
        reading: row.reading,
        resolve: if row.open { Some(key.mint()?) } else { None },
        ask: if can_ask(&row) {
            Some(key.mint()?)
        } else {
            None
        },
        problem: None,
    }))
}

/// Who travels; that they were shown is written down.
pub(crate) async fn show_travellers(
    shop: &Shop,
    who: &Merchant,
    number: &str,
) -> Result<Option<Travellers>, ServiceError> {
    let people = travellers::show(shop, &who.name, number).await?;
    Ok(people.map(|people| Travellers {
        number: number.to_owned(),
        names: people
            .iter()
            .map(|person| format!("{} {}", person.first(), person.last()))
            .collect(),
    }))
}
