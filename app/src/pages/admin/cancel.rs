use leptos::prelude::*;

use super::{param, show_refusal};
use crate::{
    components::admin::{ActionPage, ConfirmButton},
    context::office,
    forms::RefusedAction,
    view::admin::{AdminFrame, CancelForm, OrderAction},
};

#[component]
pub fn CancelPage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedAction>();
    let office = office();
    Suspend::new(async move {
        let answer = office.port.cancel_form(&number).await;
        office
            .show(answer, |frame, mut cancel| {
                show_refusal(&mut cancel.form, refused);
                view! { <CancelView frame cancel /> }
            })
            .await
    })
}

#[component]
pub fn CancelView(frame: AdminFrame, cancel: CancelForm) -> impl IntoView {
    let CancelForm {
        form,
        total,
        goes_back,
        cancellable_until,
    } = cancel;
    let mut facts = vec![("Total of the order".to_owned(), total)];
    if let Some(cancellable_until) = cancellable_until {
        facts.push(("Possible until".to_owned(), cancellable_until.text));
    }
    let label = match &goes_back {
        Some(amount) => format!("Cancel and give back {amount}"),
        None => format!("Cancel order {}", form.number),
    };
    facts.push((
        "Goes back to the buyer".to_owned(),
        goes_back.unwrap_or_else(|| "Nothing was paid".to_owned()),
    ));
    let heading = format!("Cancel order {}?", form.number);
    let confirm = Some(ConfirmButton {
        label,
        fields: Vec::new(),
    });
    view! { <ActionPage frame action=OrderAction::Cancel form heading facts confirm /> }
}
