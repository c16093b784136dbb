use leptos::prelude::*;
use wording::Words;

use super::{param, show_refusal, timeline::Timeline};
use crate::{
    components::{
        Row,
        admin::{ActionPage, AdminPage, Cell, Column, ConfirmButton, NavEntry, StateBadge, Table},
    },
    context::{back_office, words},
    forms::RefusedAction,
    pages::{
        plans::{goods_field, sentences},
        subscriptions::change,
    },
    view::admin::{
        Action, AdminFrame, PlanForm, SubscriptionAction, SubscriptionDetail, SubscriptionForm,
        SubscriptionInvoice,
    },
};

#[component]
pub fn AdminSubscriptionPage() -> impl IntoView {
    let number = param("number");
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.subscription(&number).await;
        back_office
            .show(answer, |frame, subscription| {
                view! { <AdminSubscriptionView frame subscription /> }
            })
            .await
    })
}

#[component]
pub fn AdminSubscriptionView(frame: AdminFrame, subscription: SubscriptionDetail) -> impl IntoView {
    let words = words();
    let SubscriptionDetail {
        number,
        plan,
        status,
        facts,
        findings,
        invoices,
        actions,
        other_plans,
        no_change,
        agreements,
        timeline,
    } = subscription;
    let page = format!("/admin/subscriptions/{number}");
    let plans = change(other_plans, no_change, &page, words);
    let facts = facts
        .into_iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(label, amount)| view! { <Row label=label.to_owned() amount /> })
        .collect::<Vec<_>>();
    let findings = (!findings.is_empty()).then(|| {
        let findings = findings
            .into_iter()
            .map(|finding| view! { <li>{finding}</li> })
            .collect::<Vec<_>>();
        view! {
            <div class="alert warning">
                <h2>{words.admin_subscription_findings()}</h2>
                <ul>{findings}</ul>
            </div>
        }
    });
    let actions = actions
        .into_iter()
        .map(|action| {
            view! {
                <a class="button" href=action.path(&number)>
                    {action.label(words)}
                </a>
            }
        })
        .collect::<Vec<_>>();
    let agreements = agreements
        .into_iter()
        .map(|agreement| {
            let sentences = agreement.sentences.into_iter();
            let sentences = sentences.map(|sentence| view! { <li>{sentence}</li> });
            view! {
                <p>{agreement.agreed}</p>
                <ul>{sentences.collect::<Vec<_>>()}</ul>
            }
        })
        .collect::<Vec<_>>();
    let title = words.admin_subscription_number(&number);
    let invoices = if invoices.is_empty() {
        view! { <p class="muted">{words.subscription_no_invoices()}</p> }.into_any()
    } else {
        let rows = invoices
            .into_iter()
            .map(|line| invoice(line, &number, words))
            .collect();
        view! {
            <Table caption=words.subscription_invoices() hide_caption=true columns=columns(words) rows />
        }
        .into_any()
    };
    view! {
        <AdminPage frame title=title.clone() nav=NavEntry::Subscriptions>
            <div class="page stack">
                <div class="title-row">
                    <h1 class="figure">{title}</h1>
                    <StateBadge badge=status />
                </div>
                <p class="lead">{plan}</p>
                {findings}
                <dl class="rows">{facts}</dl>
                <p class="actions">{actions}</p>
                <section aria-labelledby="invoices">
                    <h2 id="invoices">{words.subscription_invoices()}</h2>
                    {invoices}
                </section>
                {plans}
                <section aria-labelledby="agreement">
                    <h2 id="agreement">{words.admin_subscription_agreement()}</h2>
                    {agreements}
                </section>
                <section aria-labelledby="timeline">
                    <h2 id="timeline">{words.admin_subscription_timeline()}</h2>
                    <Timeline events=timeline attempts=1 />
                </section>
            </div>
        </AdminPage>
    }
}

fn columns(words: Words) -> Vec<Column> {
    vec![
        Column::wide(words.admin_subscription_period().to_owned()),
        Column::figure(words.admin_column_total().to_owned()),
        Column::text(words.admin_column_state().to_owned()),
        Column::wide(words.admin_subscription_payments().to_owned()),
        Column::text(words.admin_subscription_column_action().to_owned()),
    ]
}

fn invoice(line: SubscriptionInvoice, number: &str, words: Words) -> Vec<Cell> {
    let actions = line
        .actions
        .iter()
        .map(|action| {
            view! {
                <a href=action.path(number)>
                    {action.label(words)}
                    <span class="visually-hidden">{words.admin_action_about(&line.period)}</span>
                </a>
                " "
            }
        })
        .collect::<Vec<_>>();
    let payments = line
        .payments
        .into_iter()
        .map(|payment| view! { <span class="cell-note mono">{payment}</span> })
        .collect::<Vec<_>>();
    vec![
        Cell::new(view! {
            {line.period}
            <span class="cell-note">{line.parcel}</span>
        }),
        Cell::new(view! { <span class="figure">{line.amount}</span> }),
        Cell::new(view! { <StateBadge badge=line.status /> }),
        if payments.is_empty() {
            Cell::Empty
        } else {
            Cell::new(payments)
        },
        if actions.is_empty() {
            Cell::Empty
        } else {
            Cell::new(actions)
        },
    ]
}

#[component]
pub fn SubscriptionCancelPage() -> impl IntoView {
    confirm(SubscriptionAction::Cancel)
}

#[component]
pub fn SubscriptionTerminatePage() -> impl IntoView {
    confirm(SubscriptionAction::Terminate)
}

#[component]
pub fn SubscriptionRefundPage() -> impl IntoView {
    confirm(SubscriptionAction::Refund { phase: phase() })
}

#[component]
pub fn SubscriptionShipPage() -> impl IntoView {
    confirm(SubscriptionAction::Ship { phase: phase() })
}

#[component]
pub fn SubscriptionSupplyPage() -> impl IntoView {
    confirm(SubscriptionAction::Supply { phase: phase() })
}

#[component]
pub fn SubscriptionPlanPage() -> impl IntoView {
    let (number, slug) = (param("number"), param("slug"));
    let refused = use_context::<RefusedAction>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.plan_form(&number, &slug).await;
        back_office
            .show(answer, |frame, mut asked| {
                if let Some(refused) = &refused {
                    asked.sku.clone_from(&refused.typed.sku);
                }
                show_refusal(&mut asked.form, refused);
                view! { <PlanFormView frame asked /> }
            })
            .await
    })
}

#[component]
pub fn PlanFormView(frame: AdminFrame, asked: PlanForm) -> impl IntoView {
    let words = words();
    let PlanForm {
        form,
        slug,
        heading,
        facts,
        terms,
        seen,
        goods,
        sku,
    } = asked;
    let action = Action::ChangePlan(slug);
    let goods = (!goods.is_empty()).then(|| goods_field(&sku, goods, words));
    let send = view! {
        <form method="post" action=action.path(&form.number) novalidate>
            <input type="hidden" name="form" value=form.form_id.clone() />
            <input type="hidden" name="seen" value=seen />
            {goods}
            <h2>{words.admin_subscription_plan_told()}</h2>
            <ul class="sentences">{sentences(terms)}</ul>
            <button class="button button-primary button-large">
                {words.subscription_change_button()}
            </button>
        </form>
    };
    view! {
        <ActionPage frame action form heading facts confirm=None fields=&["sku"]>
            {send}
        </ActionPage>
    }
}

/// The period in the page's address; there is no period 0.
fn phase() -> u32 {
    param("phase").parse().unwrap_or(0)
}

fn confirm(action: SubscriptionAction) -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedAction>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.subscription_form(&number, action).await;
        back_office
            .show(answer, |frame, mut asked| {
                show_refusal(&mut asked.form, refused);
                view! { <SubscriptionFormView frame asked /> }
            })
            .await
    })
}

#[component]
pub fn SubscriptionFormView(frame: AdminFrame, asked: SubscriptionForm) -> impl IntoView {
    let SubscriptionForm {
        form,
        action,
        heading,
        button,
        facts,
    } = asked;
    let confirm = Some(ConfirmButton {
        label: button,
        fields: Vec::new(),
    });
    view! { <ActionPage frame action form heading facts confirm /> }
}
