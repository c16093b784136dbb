use leptos::prelude::*;
use wording::Words;

use super::{param, query};
use crate::{
    components::{
        Row,
        admin::{AdminPage, Cell, Column, NavEntry, OneButtonForm, Pager, StateBadge, Table, Time},
        alert::field_error,
        field::described_by,
        summary_of,
    },
    context::{back_office, set_status, words},
    forms::RefusedAction,
    pages::address::address,
    view::{
        Problem,
        admin::{
            AdminFrame, DisputeSubject, FindingDetail, FindingLine, Findings, ReadingDetail,
            ReadingLine, Reports, SettlementLine, Travellers,
        },
    },
};

const REPORTS: &str = "/admin/reconcile";
const FINDINGS: &str = "/admin/findings";

/// The problem of a form that was refused.
fn refused() -> Option<Problem> {
    let problem = use_context::<RefusedAction>().map(|refused| refused.problem);
    if problem.is_some() {
        set_status(422);
    }
    problem
}

#[component]
pub fn ReportsPage() -> impl IntoView {
    let after = query("after").unwrap_or_default();
    let problem = refused();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.reports(&after).await.map(Some);
        back_office
            .show(answer, |frame, mut reports| {
                reports.problem = problem;
                view! { <ReportsView frame reports /> }
            })
            .await
    })
}

#[component]
pub fn ReportsView(frame: AdminFrame, reports: Reports) -> impl IntoView {
    let words = words();
    let title = words.admin_report_title();
    let Reports {
        form_id,
        problem,
        readings,
        open_findings,
        settlements,
        page,
    } = reports;
    let summary = summary_of(problem.as_ref(), |field| field == "report");
    let is_refused = problem.is_some();
    view! {
        <AdminPage frame title nav=NavEntry::Reports refused=is_refused>
            {summary}
            <div class="page stack">
                <h1>{title}</h1>
                <p class="lead">{words.admin_report_lead()}</p>
                <section aria-labelledby="read">
                    <h2 id="read">{words.admin_report_compare()}</h2>
                    {upload(form_id, problem, words)}
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

/// A file that was refused has to be chosen again: no browser lets a page fill that in.
fn upload(form_id: String, problem: Option<Problem>, words: Words) -> impl IntoView {
    let problem = problem
        .filter(|problem| problem.field.as_deref() == Some("report"))
        .map(|problem| problem.message);
    let described = described_by("report", true, problem.is_some());
    view! {
        <form method="post" action=format!("{REPORTS}/upload") enctype="multipart/form-data">
            <input type="hidden" name="form" value=form_id />
            <div class="field" class:invalid=problem.is_some()>
                <label for="report">{words.admin_report_file()}</label>
                <p class="hint" id="report-hint">
                    {words.admin_report_file_hint()}
                </p>
                {field_error("report", problem.as_deref())}
                <input
                    id="report"
                    name="report"
                    type="file"
                    accept=".csv,.txt,text/csv"
                    required
                    aria-describedby=described
                    aria-invalid=problem.is_some().then_some("true")
                />
            </div>
            <button class="button button-primary">{words.admin_report_compare_button()}</button>
        </form>
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
                {listed(findings, words)}
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

fn listed(findings: Vec<FindingLine>, words: Words) -> impl IntoView {
    let row = |line: FindingLine| {
        let href = format!("{FINDINGS}/{}", line.id);
        vec![
            Cell::new(view! {
                <a href=href>{line.reason}</a>
                <span class="cell-note">{line.text}</span>
            }),
            Cell::text(line.number),
            Cell::new(view! { <Time at=line.found /> }),
            Cell::new(view! { <StateBadge badge=line.state /> }),
        ]
    };
    let rows = findings.into_iter().map(row).collect();
    let columns = vec![
        Column::wide(words.admin_finding_column().to_owned()),
        Column::text(words.admin_column_order().to_owned()),
        Column::text(words.admin_finding_found().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
    ];
    let caption = words.admin_finding_title();
    view! { <Table caption hide_caption=true columns rows /> }
}

#[component]
pub fn FindingsPage() -> impl IntoView {
    let after = query("after").unwrap_or_default();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.findings(&after).await.map(Some);
        back_office
            .show(
                answer,
                |frame, findings| view! { <FindingsView frame findings /> },
            )
            .await
    })
}

#[component]
pub fn FindingsView(frame: AdminFrame, findings: Findings) -> impl IntoView {
    let words = words();
    let title = words.admin_finding_title();
    let content = if findings.rows.is_empty() {
        view! {
            <div class="empty-state">
                <p class="lead">{words.admin_finding_none()}</p>
            </div>
        }
        .into_any()
    } else {
        view! {
            {listed(findings.rows, words)}
            <Pager page=findings.page to=|after| address(FINDINGS, [("after", after)]) />
        }
        .into_any()
    };
    view! {
        <AdminPage frame title nav=NavEntry::Reports>
            <div class="page">
                <p class="small breadcrumb">
                    <a href=REPORTS>{words.admin_report_title()}</a>
                </p>
                <h1>{title}</h1>
                {content}
            </div>
        </AdminPage>
    }
}

#[component]
pub fn FindingPage() -> impl IntoView {
    let id = param("id").parse().ok();
    let problem = refused();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = match id {
            Some(id) => back_office.port.finding(id).await,
            None => Ok(None),
        };
        back_office
            .show(answer, |frame, mut finding| {
                finding.problem = problem;
                view! { <FindingView frame finding /> }
            })
            .await
    })
}

#[component]
pub fn FindingView(frame: AdminFrame, finding: FindingDetail) -> impl IntoView {
    let words = words();
    let FindingDetail {
        line,
        next,
        about,
        facts,
        reading,
        resolve,
        ask,
        problem,
    } = finding;
    let id = line.id.to_string();
    let title = words.admin_finding_number(&id);
    let summary = summary_of(problem.as_ref(), |field| field == "note");
    let is_refused = problem.is_some();
    let facts = facts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, amount)| view! { <Row label=label.to_owned() amount /> })
        .collect::<Vec<_>>();
    let about = about.map(|subject| {
        let (href, name) = match subject {
            DisputeSubject::Order { number } => (
                format!("/admin/orders/{number}"),
                words.admin_queue_order(number),
            ),
            DisputeSubject::Subscription { number } => (
                format!("/admin/subscriptions/{number}"),
                words.admin_subscription_number(number),
            ),
        };
        view! {
            <p>
                <a href=href>{name}</a>
            </p>
        }
    });
    let ask = ask.map(|form_id| {
        view! {
            <OneButtonForm
                id="ask".to_owned()
                action=format!("{FINDINGS}/{id}/ask")
                form_id
                label=words.admin_finding_ask().to_owned()
            />
        }
    });
    let resolve = resolve.map(|form_id| note(&id, form_id, problem, words));
    view! {
        <AdminPage frame title=title.clone() nav=NavEntry::Reports refused=is_refused>
            {summary}
            <div class="page stack">
                <p class="small breadcrumb">
                    <a href=FINDINGS>{words.admin_finding_title()}</a>
                </p>
                <div class="title-row">
                    <h1>{title}</h1>
                    <StateBadge badge=line.state />
                </div>
                <p class="lead">{line.reason}</p>
                <p class="mono">{line.text}</p>
                <p>{next}</p>
                {about}
                <dl class="rows">{facts}</dl>
                <p>
                    <a href=format!("{REPORTS}/{reading}")>{words.admin_report_number(reading.to_string())}</a>
                </p>
                {ask}
                {resolve}
            </div>
        </AdminPage>
    }
}

fn note(
    id: &str,
    form_id: String,
    problem: Option<Problem>,
    words: Words,
) -> impl IntoView + use<> {
    let problem = problem.filter(|problem| problem.field.as_deref() == Some("note"));
    let message = problem.as_ref().map(|problem| problem.message.clone());
    let typed = problem.map(|problem| problem.typed).unwrap_or_default();
    let described = described_by("note", true, message.is_some());
    view! {
        <form method="post" action=format!("{FINDINGS}/{id}/resolve")>
            <input type="hidden" name="form" value=form_id />
            <div class="field" class:invalid=message.is_some()>
                <label for="note">{words.admin_finding_note()}</label>
                <p class="hint" id="note-hint">
                    {words.admin_finding_note_hint()}
                </p>
                {field_error("note", message.as_deref())}
                <input
                    id="note"
                    name="note"
                    required
                    maxlength="500"
                    autocomplete="off"
                    value=typed
                    aria-describedby=described
                    aria-invalid=message.is_some().then_some("true")
                />
            </div>
            <button class="button button-primary">{words.admin_finding_resolve()}</button>
        </form>
    }
}

#[component]
pub fn TravellersPage() -> impl IntoView {
    let number = param("number");
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.travellers(&number).await;
        back_office
            .show(
                answer,
                |frame, travellers| view! { <TravellersView frame travellers /> },
            )
            .await
    })
}

#[component]
pub fn TravellersView(frame: AdminFrame, travellers: Travellers) -> impl IntoView {
    let words = words();
    let Travellers { number, names } = travellers;
    let title = words.admin_travellers_title(&number);
    let content = if names.is_empty() {
        view! { <p class="lead">{words.admin_travellers_gone()}</p> }.into_any()
    } else {
        let names = names
            .into_iter()
            .map(|name| view! { <li>{name}</li> })
            .collect::<Vec<_>>();
        view! {
            <p>{words.admin_travellers_logged()}</p>
            <ul>{names}</ul>
        }
        .into_any()
    };
    view! {
        <AdminPage frame title=title.clone() nav=NavEntry::Orders>
            <div class="page narrow-page">
                <p class="small breadcrumb">
                    <a href=format!("/admin/orders/{number}")>{words.admin_queue_order(&number)}</a>
                </p>
                <h1>{title}</h1>
                {content}
            </div>
        </AdminPage>
    }
}
