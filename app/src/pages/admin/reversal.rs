use leptos::prelude::*;

use super::{param, show_refusal};
use crate::{
    components::admin::{ActionPage, ConfirmButton},
    context::{back_office, words},
    forms::RefusedAction,
    view::admin::{AdminFrame, OrderAction, ReversalForm},
};

#[component]
pub fn ReversalPage() -> impl IntoView {
    let number = param("number");
    let attempt = param("attempt").parse().ok();
    let refused = use_context::<RefusedAction>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = match attempt {
            Some(attempt) => back_office.port.reversal_form(&number, attempt).await,
            None => Ok(None),
        };
        back_office
            .show(answer, |frame, mut reversal| {
                show_refusal(&mut reversal.form, refused);
                view! { <ReversalView frame reversal /> }
            })
            .await
    })
}

#[component]
pub fn ReversalView(frame: AdminFrame, reversal: ReversalForm) -> impl IntoView {
    let words = words();
    let ReversalForm {
        form,
        attempt,
        amount,
        method,
        payment_id,
    } = reversal;
    let mut facts = vec![(words.admin_action_reverse_attempt(), attempt.to_string())];
    if !payment_id.is_empty() {
        facts.push(("paymentId", payment_id));
    }
    if !method.is_empty() {
        facts.push((words.admin_action_reverse_to(), method));
    }
    facts.push((words.admin_action_reverse_goes_back(), amount.clone()));
    let heading = words.admin_action_reverse_heading(attempt, &form.number);
    let confirm = Some(ConfirmButton {
        label: words.admin_action_reverse_button(amount),
        fields: Vec::new(),
    });
    view! { <ActionPage frame action=OrderAction::Reverse { attempt } form heading facts confirm /> }
}
