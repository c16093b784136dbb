use leptos::prelude::*;

use super::{param, show_refusal};
use crate::{
    components::{TextField, admin::ActionPage},
    context::{back_office, words},
    forms::RefusedAction,
    view::admin::{AcceptForm, AdminFrame, OrderAction},
};

/// As long as a refund's.
const LONGEST_REASON: u32 = 256;

#[component]
pub fn AcceptPage() -> impl IntoView {
    let number = param("number");
    let attempt = param("attempt").parse().ok();
    let refused = use_context::<RefusedAction>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = match attempt {
            Some(attempt) => back_office.port.accept_form(&number, attempt).await,
            None => Ok(None),
        };
        back_office
            .show(answer, |frame, mut accept| {
                if let Some(refused) = &refused {
                    accept.reason.clone_from(&refused.typed.reason);
                }
                show_refusal(&mut accept.form, refused);
                view! { <AcceptView frame accept /> }
            })
            .await
    })
}

#[component]
pub fn AcceptView(frame: AdminFrame, accept: AcceptForm) -> impl IntoView {
    let words = words();
    let AcceptForm {
        form,
        attempt,
        total,
        told,
        reason,
    } = accept;
    let action = OrderAction::Accept { attempt };
    let wrong = form.problem.as_ref();
    let wrong = wrong.filter(|problem| problem.field.as_deref() == Some("reason"));
    let error = wrong.map(|problem| problem.message.clone());
    let heading = words.admin_action_accept_heading(&form.number);
    let facts = vec![
        (words.admin_action_accept_told(), told),
        (words.admin_action_accept_total(), total.clone()),
    ];
    let send = view! {
        <form method="post" action=action.path(&form.number) novalidate>
            <input type="hidden" name="form" value=form.form_id.clone() />
            <TextField
                id="reason"
                label=words.admin_action_accept_reason()
                hint=words.admin_action_accept_reason_hint()
                maxlength=LONGEST_REASON
                autocomplete="off"
                value=reason
                error
            />
            <button class="button button-primary button-large">
                {words.admin_action_accept_button(total)}
            </button>
        </form>
    };
    view! {
        <ActionPage frame action form heading facts confirm=None fields=&["reason"]>
            {send}
        </ActionPage>
    }
}
