use leptos::prelude::*;

use super::{param, query, show_refusal};
use crate::{
    components::{
        TextField,
        admin::{ActionPage, ConfirmButton},
    },
    context::{back_office, words},
    forms::RefusedAction,
    view::{
        Problem,
        admin::{AdminFrame, OrderAction, RefundForm, RefundInput},
    },
};

/// Antom's limit for `refundReason`.
const LONGEST_REASON: u32 = 256;

#[component]
pub fn RefundPage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedAction>();
    let typed = match &refused {
        Some(refused) => refused.typed.clone(),
        None => RefundInput {
            amount: query("amount"),
            reason: query("reason").unwrap_or_default(),
            ..RefundInput::default()
        },
    };
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.refund_form(&number, typed).await;
        back_office
            .show(answer, |frame, mut refund| {
                show_refusal(&mut refund.form, refused);
                view! { <RefundView frame refund /> }
            })
            .await
    })
}

/// First the amount, then the same page once more to confirm it.
#[component]
pub fn RefundView(frame: AdminFrame, refund: RefundForm) -> impl IntoView {
    let words = words();
    let RefundForm {
        form,
        money,
        currency,
        amount,
        reason,
        confirm,
    } = refund;
    let number = form.number.clone();
    let mut facts = vec![
        (words.admin_action_refund_paid(), money.paid),
        (words.admin_action_refund_before(), money.refunded),
    ];
    if let Some(pending_refunds) = money.pending_refunds {
        facts.push((words.admin_action_refund_pending(), pending_refunds));
    }
    facts.push((words.admin_action_refund_remaining(), money.remaining));
    let problem = form.problem.clone();
    let asked = amount_form(&number, currency, amount, reason.clone(), problem.as_ref());
    let (heading, button, after) = match confirm {
        None => (
            words.admin_action_refund_heading(&number),
            None,
            asked.into_any(),
        ),
        Some(confirm) => {
            facts.push((words.admin_action_refund_this(), confirm.amount.clone()));
            facts.push((words.admin_action_refund_to(), confirm.goes_to));
            if !reason.is_empty() {
                facts.push((words.admin_action_refund_reason(), reason.clone()));
            }
            facts.push((words.admin_action_refund_afterwards(), confirm.afterwards));
            let button = ConfirmButton {
                label: words.admin_action_refund_button(&confirm.amount),
                fields: vec![("amount", confirm.value), ("reason", reason)],
            };
            // A link to a field opens the disclosure in some browsers only.
            let open = problem.is_some_and(|problem| problem.field.is_some());
            let change = view! {
                <details open=open>
                    <summary>{words.admin_action_refund_change()}</summary>
                    {asked}
                </details>
            };
            (
                words.admin_action_refund_question(confirm.amount, &number),
                Some(button),
                change.into_any(),
            )
        }
    };
    view! {
        <ActionPage
            frame
            action=OrderAction::Refund
            form
            heading
            facts
            confirm=button
            fields=&["amount", "reason"]
        >
            {after}
        </ActionPage>
    }
}

/// A search for the page that confirms: it changes nothing, so it is no POST.
fn amount_form(
    number: &str,
    currency: String,
    amount: String,
    reason: String,
    problem: Option<&Problem>,
) -> impl IntoView + use<> {
    let words = words();
    let wrong = |field: &str| {
        problem
            .filter(|problem| problem.field.as_deref() == Some(field))
            .map(|problem| problem.message.clone())
    };
    view! {
        <form method="get" action=OrderAction::Refund.path(number) novalidate>
            <TextField
                id="amount"
                label=words.admin_action_refund_amount(currency)
                hint=words.admin_action_refund_amount_hint()
                inputmode="decimal"
                autocomplete="off"
                value=amount
                error=wrong("amount")
            />
            <TextField
                id="reason"
                label=words.admin_action_refund_reason()
                hint=words.admin_action_refund_reason_hint()
                optional=true
                maxlength=LONGEST_REASON
                autocomplete="off"
                value=reason
                error=wrong("reason")
            />
            <button class="button">{words.admin_action_refund_go_on()}</button>
        </form>
    }
}
