use leptos::prelude::*;

use super::{param, query, show_refusal};
use crate::{
    components::{
        TextField,
        admin::{ActionPage, ConfirmButton},
    },
    context::office,
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
        },
    };
    let office = office();
    Suspend::new(async move {
        let answer = office.port.refund_form(&number, typed).await;
        office
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
        ("Paid".to_owned(), money.paid),
        ("Refunded already".to_owned(), money.refunded),
    ];
    if let Some(pending_refunds) = money.pending_refunds {
        facts.push(("Refunds under way".to_owned(), pending_refunds));
    }
    facts.push(("Remaining".to_owned(), money.remaining));
    let problem = form.problem.clone();
    let asked = amount_form(&number, currency, amount, reason.clone(), problem.as_ref());
    let (heading, button, after) = match confirm {
        None => (format!("Refund order {number}"), None, asked.into_any()),
        Some(confirm) => {
            facts.push(("This refund".to_owned(), confirm.amount.clone()));
            facts.push(("To".to_owned(), confirm.goes_to));
            if !reason.is_empty() {
                facts.push(("Reason".to_owned(), reason.clone()));
            }
            facts.push(("Remaining afterwards".to_owned(), confirm.afterwards));
            let button = ConfirmButton {
                label: format!("Refund {}", confirm.amount),
                fields: vec![("amount", confirm.value), ("reason", reason)],
            };
            // A link to a field opens the disclosure in some browsers only.
            let open = problem.is_some_and(|problem| problem.field.is_some());
            let change = view! {
                <details open=open>
                    <summary>"Change the amount or the reason"</summary>
                    {asked}
                </details>
            };
            (
                format!("Refund {} of order {number}?", confirm.amount),
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
    let wrong = |field: &str| {
        problem
            .filter(|problem| problem.field.as_deref() == Some(field))
            .map(|problem| problem.message.clone())
    };
    view! {
        <form method="get" action=OrderAction::Refund.path(number) novalidate>
            <TextField
                id="amount"
                label=format!("Amount in {currency}")
                hint="All that remains, or a part of it."
                inputmode="decimal"
                autocomplete="off"
                value=amount
                error=wrong("amount")
            />
            <TextField
                id="reason"
                label="Reason"
                hint="For your own records and Antom’s; the buyer may see it."
                optional=true
                maxlength=LONGEST_REASON
                autocomplete="off"
                value=reason
                error=wrong("reason")
            />
            <button class="button">"Go on"</button>
        </form>
    }
}
