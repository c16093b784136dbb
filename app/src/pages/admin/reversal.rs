use leptos::prelude::*;

use super::{param, show_refusal};
use crate::{
    components::admin::{ActionPage, ConfirmButton},
    context::office,
    forms::RefusedAction,
    view::admin::{AdminFrame, OrderAction, ReversalForm},
};

#[component]
pub fn ReversalPage() -> impl IntoView {
    let number = param("number");
    let attempt = param("attempt").parse().ok();
    let refused = use_context::<RefusedAction>();
    let office = office();
    Suspend::new(async move {
        let answer = match attempt {
            Some(attempt) => office.port.reversal_form(&number, attempt).await,
            None => Ok(None),
        };
        office
            .show(answer, |frame, mut reversal| {
                show_refusal(&mut reversal.form, refused);
                view! { <ReversalView frame reversal /> }
            })
            .await
    })
}

#[component]
pub fn ReversalView(frame: AdminFrame, reversal: ReversalForm) -> impl IntoView {
    let ReversalForm {
        form,
        attempt,
        amount,
        method,
        payment_id,
    } = reversal;
    let mut facts = vec![("Attempt".to_owned(), attempt.to_string())];
    if !payment_id.is_empty() {
        facts.push(("paymentId".to_owned(), payment_id));
    }
    if !method.is_empty() {
        facts.push(("To".to_owned(), method));
    }
    facts.push(("Goes back to the buyer".to_owned(), amount.clone()));
    let heading = format!("Give back attempt {attempt} of order {}?", form.number);
    let confirm = Some(ConfirmButton {
        label: format!("Give back {amount}"),
        fields: Vec::new(),
    });
    view! { <ActionPage frame action=OrderAction::Reverse { attempt } form heading facts confirm /> }
}
