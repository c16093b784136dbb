use leptos::prelude::*;

use super::AdminPage;
use crate::{
    components::{Row, summary_of},
    context::words,
    view::admin::{Action, ActionForm, AdminFrame},
};

/// One button that sends a form with nothing but its id. Where it would be no use, it is disabled
/// and says why.
#[component]
pub fn OneButtonForm(
    /// Unique on the page.
    id: String,
    action: String,
    form_id: String,
    label: String,
    /// What it is about, for those who hear the buttons one by one.
    #[prop(optional, into)]
    subject: String,
    #[prop(optional_no_strip)] disabled_because: Option<String>,
) -> impl IntoView {
    let subject = (!subject.is_empty()).then(
        || view! { <span class="visually-hidden">{words().admin_action_about(subject)}</span> },
    );
    match disabled_because {
        Some(because) => {
            view! { <DisabledButton id label=view! { {label} {subject} }.into_any() because /> }
                .into_any()
        }
        None => view! {
            <form method="post" action=action>
                <input type="hidden" name="form" value=form_id />
                <button class="button">{label} {subject}</button>
            </form>
        }
        .into_any(),
    }
}

/// A button that cannot be pressed, and why.
#[component]
pub fn DisabledButton(id: String, label: AnyView, because: String) -> impl IntoView {
    let why_id = format!("why-{id}");
    view! {
        <div class="disabled-action">
            <button type="button" class="button" disabled aria-describedby=why_id.clone()>
                {label}
            </button>
            <p class="small muted" id=why_id>
                {because}
            </p>
        </div>
    }
}

/// What the button of a confirming page says and sends.
pub struct ConfirmButton {
    /// Names the amount.
    pub label: String,
    /// Sent along beside the form's id.
    pub fields: Vec<(&'static str, String)>,
}

/// A page that says what will happen before it does. Without `confirm`, or while the action is
/// impossible, there is no button.
#[component]
pub fn ActionPage(
    frame: AdminFrame,
    #[prop(into)] action: Action,
    form: ActionForm,
    heading: String,
    /// What the merchant should know: label and words; the last one is set off.
    facts: Vec<(&'static str, String)>,
    confirm: Option<ConfirmButton>,
    /// The ids of fields that the page's problem may lead to.
    #[prop(optional)]
    fields: &'static [&'static str],
    /// Beside or instead of the button, while the action is possible.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let words = words();
    let page = action.page(&form.number);
    let (name, back) = action.names(&form.number, words);
    let summary = summary_of(form.problem.as_ref(), |field| fields.contains(&field));
    let facts = facts
        .into_iter()
        .map(|(label, amount)| view! { <Row label=label.to_owned() amount /> })
        .collect::<Vec<_>>();
    let warning = (!form.warning.is_empty()).then(|| {
        view! {
            <div class="alert warning">
                <p>{form.warning}</p>
            </div>
        }
    });
    let content = match form.disabled_because {
        Some(because) => view! {
            <div class="alert warning">
                <h2>{words.admin_action_impossible()}</h2>
                <p>{because}</p>
            </div>
        }
        .into_any(),
        None => {
            let confirm = confirm.map(|ConfirmButton { label, fields }| {
                let fields = fields
                    .into_iter()
                    .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
                    .collect::<Vec<_>>();
                view! {
                    <form method="post" action=action.path(&form.number)>
                        <input type="hidden" name="form" value=form.form_id />
                        {fields}
                        <button class="button button-primary button-large">{label}</button>
                    </form>
                }
            });
            view! {
                {confirm}
                {children.map(|children| children())}
            }
            .into_any()
        }
    };
    view! {
        <AdminPage frame title=heading.clone() refused=form.problem.is_some()>
            {summary}
            <div class="page narrow-page">
                <p class="small breadcrumb">
                    <a href=page.clone()>{name}</a>
                </p>
                <div class="ticket">
                    <div>
                        <h1>{unbroken(&heading, &form.number)}</h1>
                        <p class="lead">{form.consequence}</p>
                        {warning}
                        <dl class="rows">{facts}</dl>
                    </div>
                    <div>{content}</div>
                </div>
                <p>
                    <a href=page>{back}</a>
                </p>
            </div>
        </AdminPage>
    }
}

/// A heading whose order number stays on one line.
fn unbroken(heading: &str, number: &str) -> AnyView {
    match heading.split_once(number) {
        Some((before, after)) => view! {
            {before.to_owned()}
            <span class="figure">{number.to_owned()}</span>
            {after.to_owned()}
        }
        .into_any(),
        None => heading.to_owned().into_any(),
    }
}
