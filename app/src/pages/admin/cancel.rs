use leptos::prelude::*;

use super::{param, show_refusal};
use crate::{
    components::admin::{ActionPage, ConfirmButton},
    context::{back_office, words},
    forms::RefusedAction,
    view::admin::{AdminFrame, CancelForm, OrderAction},
};

#[component]
pub fn CancelPage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedAction>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.cancel_form(&number).await;
        back_office
            .show(answer, |frame, mut cancel| {
                show_refusal(&mut cancel.form, refused);
                view! { <CancelView frame cancel /> }
            })
            .await
    })
}

#[component]
pub fn CancelView(frame: AdminFrame, cancel: CancelForm) -> impl IntoView {
    let words = words();
    let CancelForm {
        form,
        total,
        goes_back,
        cancellable_until,
    } = cancel;
    let mut facts = vec![(words.admin_action_cancel_total(), total)];
    if let Some(cancellable_until) = cancellable_until {
        facts.push((words.admin_action_cancel_until(), cancellable_until.text));
    }
    let label = match &goes_back {
        Some(amount) => words.admin_action_cancel_button_paid(amount),
        None => words.admin_action_cancel_button(&form.number),
    };
    facts.push((
        words.admin_action_cancel_goes_back(),
        goes_back.unwrap_or_else(|| words.admin_action_cancel_unpaid().to_owned()),
    ));
    let heading = words.admin_action_cancel_heading(&form.number);
    let confirm = Some(ConfirmButton {
        label,
        fields: Vec::new(),
    });
    view! { <ActionPage frame action=OrderAction::Cancel form heading facts confirm /> }
}
