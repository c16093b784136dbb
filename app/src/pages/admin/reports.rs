use leptos::prelude::*;
use wording::Words;

use super::findings::{self, FINDINGS, REPORTS};
use super::{param, query};
use crate::{
    components::{
        Row,
        admin::{AdminPage, Cell, Column, NavEntry, Pager, StateBadge, Table, Time},
        alert::field_error,
        field::{FileField, TextField, described_by},
        summary_of,
    },
    context::{back_office, words},
    forms::RefusedReport,
    pages::address::address,
    view::{
        Problem,
        admin::{AdminFrame, ReadingDetail, ReadingLine, ReportInput, Reports, SettlementLine},
    },
};

#[component]
pub fn ReportsPage() -> impl IntoView {
    let after = query("after").unwrap_or_default();
    let refused = use_context::<RefusedReport>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.reports(&after).await.map(Some);
        back_office
            .show(
                answer,
                |frame, reports| view! { <ReportsView frame reports refused /> },
            )
            .await
    })
}

#[component]
pub fn ReportsView(
    frame: AdminFrame,
    reports: Reports,
    refused: Option<RefusedReport>,
) -> impl IntoView {
    let words = words();
    let title = words.admin_report_title();
    let Reports {
        form_id,
        readings,
        open_findings,
        settlements,
        page,
    } = reports;
    let (typed, problem) = match refused {
        Some(RefusedReport { typed, problem }) => (typed, Some(problem)),
        None => (ReportInput::default(), None),
    };
    let summary = summary_of(problem.as_ref(), |field| FIELDS.contains(&field));
    let is_refused = problem.is_some();
    view! {
        <AdminPage frame title nav=NavEntry::Reports refused=is_refused>
            {summary}
            <div class="page stack">
                <h1>{title}</h1>
                <p class="lead">{words.admin_report_lead()}</p>
                <section aria-labelledby="read">
                    <h2 id="read">{words.admin_report_compare()}</h2>
                    {upload(form_id, typed, problem, words)}
                </section>
                <section aria-labelledby="findings">
                    <h2 id="findings">{words.admin_finding_title()}</h2>
                    <p>
                        <a href=FINDINGS>{words.admin_finding_open_count(open_findings)}</a>
                    </p>
                </section>
                <section aria-labelledby="settlements">
                    <h2 id="settlements">{words.admin_report_settlements()}</h2>
                    {bank(settlements, words)}
                    <Pager page to=|after| address(REPORTS, [("after", after)]) />
                </section>
                <section aria-labelledby="readings">
                    <h2 id="readings">{words.admin_report_readings()}</h2>
                    {read(readings, words)}
                </section>
            </div>
        </AdminPage>
    }
}

/// What of the form a problem may be about.
const FIELDS: [&str; 5] = ["first", "last", "mapping", "headings", "report"];

/// A line of a mapping file.
const SOME_LINE: &str = "transactionType = \"Type\"";

/// A file that was refused has to be chosen again: no browser lets a page fill that in. Everything
/// else stands before the report, which is compared while it arrives.
fn upload(
    form_id: String,
    typed: ReportInput,
    problem: Option<Problem>,
    words: Words,
) -> impl IntoView {
    let wrong = |field: &str| {
        let problem = problem.as_ref()?;
        let is_it = problem.field.as_deref() == Some(field);
        is_it.then(|| problem.message.clone())
    };
    view! {
        <form method="post" action=format!("{REPORTS}/upload") enctype="multipart/form-data">
            <input type="hidden" name="form" value=form_id />
            <p class="hint" id="days">
                {words.admin_report_days_hint()}
            </p>
            <div role="group" aria-labelledby="days">
                <TextField
                    id="first"
                    label=words.admin_report_first_day()
                    value=typed.first
                    kind="date"
                    autocomplete="off"
                    optional=true
                    error=wrong("first")
                />
                <TextField
                    id="last"
                    label=words.admin_report_last_day()
                    value=typed.last
                    kind="date"
                    autocomplete="off"
                    optional=true
                    error=wrong("last")
                />
            </div>
            {mapping(wrong("mapping"), wrong("headings"), typed.headings, words)}
            <FileField
                id="report"
                label=words.admin_report_file()
                hint=words.admin_report_file_hint()
                accept=".csv,.txt,text/csv"
                required=true
                error=wrong("report")
            />
            <button class="button button-primary">{words.admin_report_compare_button()}</button>
        </form>
    }
}

/// What the columns are called, where that is not what Antom calls them: a file, or its lines, which
/// stand here again when something is refused.
fn mapping(
    of_file: Option<String>,
    of_lines: Option<String>,
    typed: String,
    words: Words,
) -> impl IntoView {
    let open = of_file.is_some() || of_lines.is_some() || !typed.is_empty();
    let described = described_by("headings", false, of_lines.is_some());
    view! {
        <details open=open>
            <summary>{words.admin_report_mapping_other()}</summary>
            <FileField
                id="mapping"
                label=words.admin_report_mapping()
                hint=words.admin_report_mapping_hint(SOME_LINE)
                accept=".toml,.txt,text/plain"
                error=of_file
            />
            <div class="field" class:invalid=of_lines.is_some()>
                <label for="headings">{words.admin_report_headings()}</label>
                {field_error("headings", of_lines.as_deref())}
                <textarea
                    id="headings"
                    name="headings"
                    class="mono"
                    rows="4"
                    maxlength="16000"
                    spellcheck="false"
                    autocapitalize="off"
                    aria-describedby=described
                    aria-invalid=of_lines.is_some().then_some("true")
                >
                    {typed}
                </textarea>
            </div>
        </details>
    }
}

fn bank(settlements: Vec<SettlementLine>, words: Words) -> AnyView {
    if settlements.is_empty() {
        return view! { <p class="muted">{words.admin_report_no_settlements()}</p> }.into_any();
    }
    let figure = |text: String| Cell::new(view! { <span class="figure">{text}</span> });
    let row = |line: SettlementLine| {
        vec![
            Cell::new(view! { <span class="mono">{line.batch}</span> }),
            Cell::text(line.settled.unwrap_or_default()),
            figure(line.gross),
            figure(line.fees),
            figure(line.held),
            figure(line.net),
            Cell::new(view! { <StateBadge badge=line.adds_up /> }),
        ]
    };
    let rows = settlements.into_iter().map(row).collect();
    let columns = vec![
        Column::wide(words.admin_report_settlement().to_owned()),
        Column::text(words.admin_report_settled().to_owned()),
        Column::figure(words.admin_report_gross().to_owned()),
        Column::figure(words.admin_report_fees().to_owned()),
        Column::figure(words.admin_report_held().to_owned()),
        Column::figure(words.admin_report_net().to_owned()),
        Column::text(words.admin_report_details().to_owned()),
    ];
    let caption = words.admin_report_settlements();
    view! { <Table caption hide_caption=true columns rows /> }.into_any()
}

fn read(readings: Vec<ReadingLine>, words: Words) -> AnyView {
    if readings.is_empty() {
        return view! { <p class="muted">{words.admin_report_no_readings()}</p> }.into_any();
    }
    let row = |line: ReadingLine| {
        let href = format!("{REPORTS}/{}", line.id);
        vec![
            Cell::new(view! { <a href=href>{line.file}</a> }),
            Cell::text(line.report),
            Cell::new(view! { <Time at=line.read /> }),
            Cell::text(line.by),
            Cell::new(view! { <StateBadge badge=line.result /> }),
        ]
    };
    let rows = readings.into_iter().map(row).collect();
    let columns = vec![
        Column::wide(words.admin_report_file().to_owned()),
        Column::text(words.admin_report_kind().to_owned()),
        Column::text(words.admin_report_read_at().to_owned()),
        Column::text(words.admin_report_read_by().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
    ];
    let caption = words.admin_report_readings();
    view! { <Table caption hide_caption=true columns rows /> }.into_any()
}

#[component]
pub fn ReadingPage() -> impl IntoView {
    let id = param("id").parse().ok();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = match id {
            Some(id) => back_office.port.reading(id).await,
            None => Ok(None),
        };
        back_office
            .show(
                answer,
                |frame, reading| view! { <ReadingView frame reading /> },
            )
            .await
    })
}

#[component]
pub fn ReadingView(frame: AdminFrame, reading: ReadingDetail) -> impl IntoView {
    let words = words();
    let ReadingDetail {
        line,
        verdict,
        facts,
        findings,
        more,
    } = reading;
    let title = words.admin_report_number(line.id.to_string());
    let facts = facts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, amount)| view! { <Row label=label.to_owned() amount /> })
        .collect::<Vec<_>>();
    let findings = (!findings.is_empty()).then(|| {
        view! {
            <section aria-labelledby="findings">
                <h2 id="findings">{words.admin_finding_title()}</h2>
                {findings::listed(findings, words)}
                <p>{more}</p>
            </section>
        }
    });
    view! {
        <AdminPage frame title=title.clone() nav=NavEntry::Reports>
            <div class="page stack">
                <p class="small breadcrumb">
                    <a href=REPORTS>{words.admin_report_title()}</a>
                </p>
                <div class="title-row">
                    <h1>{title}</h1>
                    <StateBadge badge=line.result />
                </div>
                <p class="lead">{verdict}</p>
                <dl class="rows">{facts}</dl>
                {findings}
            </div>
        </AdminPage>
    }
}
