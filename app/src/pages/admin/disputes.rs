use leptos::prelude::*;
use wording::Words;

use super::{param, query, show_refusal, timeline::Timeline};
use crate::{
    components::{
        Row,
        admin::{
            ActionPage, AdminPage, Cell, Column, ConfirmButton, NavEntry, Pager, StateBadge, Table,
            Time,
        },
        field::FileField,
    },
    context::{back_office, words},
    forms::RefusedAction,
    pages::address::address,
    view::admin::{
        AdminFrame, DisputeAction, DisputeDetail, DisputeForm, DisputeLine, DisputeSubject,
        Disputes,
    },
};

#[component]
pub fn DisputesPage() -> impl IntoView {
    let after = query("after").unwrap_or_default();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.disputes(&after).await.map(Some);
        back_office
            .show(
                answer,
                |frame, disputes| view! { <DisputesView frame disputes /> },
            )
            .await
    })
}

#[component]
pub fn DisputesView(frame: AdminFrame, disputes: Disputes) -> impl IntoView {
    let words = words();
    let title = words.admin_dispute_title();
    let content = if disputes.rows.is_empty() {
        view! {
            <div class="empty-state">
                <p class="lead">{words.admin_dispute_none()}</p>
                <p>{words.admin_dispute_none_explanation()}</p>
            </div>
        }
        .into_any()
    } else {
        let rows = disputes
            .rows
            .into_iter()
            .map(|row| line(row, words))
            .collect();
        view! {
            <Table caption=title hide_caption=true columns=columns(words) rows />
            <Pager page=disputes.page to=|after| address("/admin/disputes", [("after", after)]) />
        }
        .into_any()
    };
    view! {
        <AdminPage frame title nav=NavEntry::Disputes>
            <div class="page">
                <h1>{title}</h1>
                {content}
            </div>
        </AdminPage>
    }
}

fn columns(words: Words) -> Vec<Column> {
    vec![
        Column::wide(words.admin_dispute_column().to_owned()),
        Column::figure(words.admin_dispute_amount().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
        Column::text(words.admin_dispute_due().to_owned()),
        Column::text(words.admin_dispute_about().to_owned()),
    ]
}

fn line(row: DisputeLine, words: Words) -> Vec<Cell> {
    let href = format!("/admin/disputes/{}", row.id);
    vec![
        Cell::new(view! {
            <a href=href>{row.kind}</a>
            <span class="cell-note mono">{row.dispute_id}</span>
        }),
        Cell::new(view! { <span class="figure">{row.amount}</span> }),
        Cell::new(view! { <StateBadge badge=row.stage /> }),
        match row.due {
            Some(at) => Cell::new(view! { <Time at /> }),
            None => Cell::Empty,
        },
        Cell::new(subject(row.subject, words)),
    ]
}

fn subject(subject: DisputeSubject, words: Words) -> impl IntoView {
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
        <a class="mono" href=href>
            {name}
        </a>
    }
}

#[component]
pub fn DisputePage() -> impl IntoView {
    let id = param("id").parse().ok();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = match id {
            Some(id) => back_office.port.dispute(id).await,
            None => Ok(None),
        };
        back_office
            .show(
                answer,
                |frame, dispute| view! { <DisputeView frame dispute /> },
            )
            .await
    })
}

#[component]
pub fn DisputeView(frame: AdminFrame, dispute: DisputeDetail) -> impl IntoView {
    let words = words();
    let DisputeDetail {
        line,
        next,
        facts,
        actions,
        has_defence,
        timeline,
    } = dispute;
    let id = line.id.to_string();
    let title = words.admin_dispute_number(&id);
    let next = next
        .into_iter()
        .map(|sentence| view! { <p class="lead">{sentence}</p> })
        .collect::<Vec<_>>();
    let facts = facts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, amount)| view! { <Row label=label.to_owned() amount /> })
        .collect::<Vec<_>>();
    let can_defend = actions.contains(&DisputeAction::Defend);
    let actions = actions
        .into_iter()
        .map(|action| {
            view! {
                <a class="button" href=action.path(&id)>
                    {action.label(words)}
                </a>
            }
        })
        .collect::<Vec<_>>();
    let download = |path: &str, label: &'static str| {
        view! {
            <a class="button" href=format!("/admin/disputes/{id}/{path}") download="">
                {label}
            </a>
        }
    };
    let template = can_defend.then(|| download("template", words.admin_dispute_template()));
    let supplied = has_defence.then(|| download("defence", words.admin_dispute_supplied()));
    view! {
        <AdminPage frame title=title.clone() nav=NavEntry::Disputes>
            <div class="page stack">
                <p class="small breadcrumb">
                    <a href="/admin/disputes">{words.admin_dispute_title()}</a>
                </p>
                <div class="title-row">
                    <h1>{title}</h1>
                    <StateBadge badge=line.stage />
                </div>
                <p>{subject(line.subject, words)}</p>
                {next}
                <dl class="rows">{facts}</dl>
                <p class="actions">{actions} {template} {supplied}</p>
                <section aria-labelledby="timeline">
                    <h2 id="timeline">{words.admin_subscription_timeline()}</h2>
                    <Timeline events=timeline attempts=1 />
                </section>
            </div>
        </AdminPage>
    }
}

#[component]
pub fn DisputeAcceptPage() -> impl IntoView {
    asks(DisputeAction::Accept)
}

#[component]
pub fn DisputeDefendPage() -> impl IntoView {
    asks(DisputeAction::Defend)
}

fn asks(action: DisputeAction) -> impl IntoView {
    let id = param("id").parse().ok();
    let refused = use_context::<RefusedAction>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = match id {
            Some(id) => back_office.port.dispute_form(id, action).await,
            None => Ok(None),
        };
        back_office
            .show(answer, |frame, mut asked| {
                show_refusal(&mut asked.form, refused);
                view! { <DisputeFormView frame asked /> }
            })
            .await
    })
}

#[component]
pub fn DisputeFormView(frame: AdminFrame, asked: DisputeForm) -> impl IntoView {
    let words = words();
    let DisputeForm {
        form,
        action,
        heading,
        facts,
    } = asked;
    let upload = (action == DisputeAction::Defend).then(|| upload(&form, words));
    let confirm = (action == DisputeAction::Accept).then(|| ConfirmButton {
        label: action.label(words).to_owned(),
        fields: Vec::new(),
    });
    view! {
        <ActionPage frame action form heading facts confirm fields=&["document"]>
            {upload}
        </ActionPage>
    }
}

/// A file that was refused has to be chosen again: no browser lets a page fill that in.
fn upload(form: &crate::view::admin::ActionForm, words: Words) -> impl IntoView + use<> {
    let problem = form
        .problem
        .as_ref()
        .filter(|problem| problem.field.as_deref() == Some("document"))
        .map(|problem| problem.message.clone());
    view! {
        <form
            method="post"
            action=DisputeAction::Defend.path(&form.number)
            enctype="multipart/form-data"
        >
            <input type="hidden" name="form" value=form.form_id.clone() />
            <FileField
                id="document"
                label=words.admin_dispute_document()
                hint=words.admin_dispute_document_hint()
                accept=".pdf,.doc,.docx,.jpg,.jpeg,.zip"
                required=true
                error=problem
            />
            <button class="button button-primary button-large">
                {words.admin_dispute_defend_button()}
            </button>
        </form>
    }
}
