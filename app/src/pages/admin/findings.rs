use leptos::prelude::*;
use wording::Words;

use super::{param, query, refused};
use crate::{
    components::{
        Row, TextField,
        admin::{AdminPage, Cell, Column, NavEntry, OneButtonForm, Pager, StateBadge, Table, Time},
        summary_of,
    },
    context::{back_office, words},
    pages::address::address,
    view::{
        Problem,
        admin::{AdminFrame, DisputeSubject, FindingDetail, FindingLine, Findings},
    },
};

pub(super) const REPORTS: &str = "/admin/reconcile";
pub(super) const FINDINGS: &str = "/admin/findings";

/// Findings, one below the other.
pub(super) fn listed(findings: Vec<FindingLine>, words: Words) -> impl IntoView {
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
    let error = problem.as_ref().map(|problem| problem.message.clone());
    let value = problem.map(|problem| problem.typed).unwrap_or_default();
    view! {
        <form method="post" action=format!("{FINDINGS}/{id}/resolve")>
            <input type="hidden" name="form" value=form_id />
            <TextField
                id="note"
                label=words.admin_finding_note()
                hint=words.admin_finding_note_hint()
                maxlength=500
                autocomplete="off"
                value
                error
            />
            <button class="button button-primary">{words.admin_finding_resolve()}</button>
        </form>
    }
}
