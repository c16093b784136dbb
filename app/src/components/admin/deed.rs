use leptos::prelude::*;

use super::AdminPage;
use crate::{
    components::{Row, summary_of},
    view::admin::{AdminFrame, Deed, DeedForm},
};

/// One button that sends a form with nothing but its id. Where it would be no use, it is disabled
/// and says why.
#[component]
pub fn SendForm(
    /// Unique on the page.
    id: String,
    action: String,
    form: String,
    label: &'static str,
    /// What it is about, for those who hear the buttons one by one.
    #[prop(optional, into)]
    of: String,
    #[prop(optional_no_strip)] refused: Option<String>,
) -> impl IntoView {
    let of = (!of.is_empty())
        .then(|| view! { <span class="visually-hidden">{format!(", {of}")}</span> });
    match refused {
        Some(why) => {
            view! { <Disabled id label=view! { {label} {of} }.into_any() why /> }.into_any()
        }
        None => view! {
            <form method="post" action=action>
                <input type="hidden" name="form" value=form />
                <button class="button">{label} {of}</button>
            </form>
        }
        .into_any(),
    }
}

/// A button that cannot be pressed, and why.
#[component]
pub fn Disabled(id: String, label: AnyView, why: String) -> impl IntoView {
    let why_id = format!("why-{id}");
    view! {
        <div class="disabled-action">
            <button type="button" class="button" disabled aria-describedby=why_id.clone()>
                {label}
            </button>
            <p class="small muted" id=why_id>
                {why}
            </p>
        </div>
    }
}

/// What the button of a confirming page says and sends.
pub struct Confirm {
    /// Names the amount.
    pub button: String,
    /// Sent along beside the form's id.
    pub fields: Vec<(&'static str, String)>,
}

/// A page that says what will happen before it does. Without `confirm`, or when the deed is
/// refused, there is no button.
#[component]
pub fn DeedPage(
    frame: AdminFrame,
    deed: Deed,
    form: DeedForm,
    heading: String,
    /// What the merchant should know: label and words; the last one is set off when it is a rest.
    facts: Vec<(String, String)>,
    confirm: Option<Confirm>,
    /// The ids of fields that the page's problem may lead to.
    #[prop(optional)]
    fields: &'static [&'static str],
    /// Beside or instead of the button, while the deed is possible.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let order = format!("/admin/orders/{}", form.number);
    let summary = summary_of(form.problem.as_ref(), |field| fields.contains(&field));
    let facts = facts
        .into_iter()
        .map(|(label, amount)| view! { <Row label amount /> })
        .collect::<Vec<_>>();
    let content = match form.refused {
        Some(why) => view! {
            <div class="alert warning">
                <h2>"This cannot be done now"</h2>
                <p>{why}</p>
            </div>
        }
        .into_any(),
        None => {
            let confirm = confirm.map(|Confirm { button, fields }| {
                let fields = fields
                    .into_iter()
                    .map(|(name, value)| view! { <input type="hidden" name=name value=value /> })
                    .collect::<Vec<_>>();
                view! {
                    <form method="post" action=deed.path(&form.number)>
                        <input type="hidden" name="form" value=form.form />
                        {fields}
                        <button class="button button-primary button-large">{button}</button>
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
                    <a href=order.clone()>{format!("Order {}", form.number)}</a>
                </p>
                <div class="ticket">
                    <div>
                        <h1>{unbroken(&heading, &form.number)}</h1>
                        <p class="lead">{form.happens}</p>
                        <dl class="rows">{facts}</dl>
                    </div>
                    <div>{content}</div>
                </div>
                <p>
                    <a href=order>"Back to the order, change nothing"</a>
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
