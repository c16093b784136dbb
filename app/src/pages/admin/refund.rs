use leptos::prelude::*;

use super::{param, query, settle};
use crate::{
    components::{
        TextField,
        admin::{Confirm, DeedPage},
    },
    context::office,
    forms::RefusedDeed,
    view::{
        Problem,
        admin::{AdminFrame, Deed, RefundForm, RefundTyped},
    },
};

/// Antom's limit for `refundReason`.
const LONGEST_REASON: u32 = 256;

#[component]
pub fn RefundPage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedDeed>();
    let typed = match &refused {
        Some(refused) => refused.typed.clone(),
        None => RefundTyped {
            amount: query("amount"),
            reason: query("reason").unwrap_or_default(),
        },
    };
    let office = office();
    Suspend::new(async move {
        let answer = office.port.refund_form(&number, typed).await;
        office
            .show(answer, |frame, mut refund| {
                settle(&mut refund.deed, refused);
                view! { <RefundView frame refund /> }
            })
            .await
    })
}

/// First the amount, then the same page once more to confirm it.
#[component]
pub fn RefundView(frame: AdminFrame, refund: RefundForm) -> impl IntoView {
    let RefundForm {
        deed: form,
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
    if let Some(under_way) = money.under_way {
        facts.push(("Refunds under way".to_owned(), under_way));
    }
    facts.push(("Remaining".to_owned(), money.remaining));
    let problem = form.problem.clone();
    let asked = ask(&number, currency, amount, reason.clone(), problem.as_ref());
    let (heading, button, after) = match confirm {
        None => (format!("Refund order {number}"), None, asked.into_any()),
        Some(confirm) => {
            facts.push(("This refund".to_owned(), confirm.amount.clone()));
            facts.push(("To".to_owned(), confirm.goes_to));
            if !reason.is_empty() {
                facts.push(("Reason".to_owned(), reason.clone()));
            }
            facts.push(("Remaining afterwards".to_owned(), confirm.afterwards));
            let button = Confirm {
                button: format!("Refund {}", confirm.amount),
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
        <DeedPage
            frame
            deed=Deed::Refund
            form
            heading
            facts
            confirm=button
            fields=&["amount", "reason"]
        >
            {after}
        </DeedPage>
    }
}

/// A search for the page that confirms: it changes nothing, so it is no POST.
fn ask(
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
        <form method="get" action=Deed::Refund.path(number) novalidate>
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
