use leptos::prelude::*;

use super::{param, show_refusal};
use crate::{
    components::admin::{ActionPage, ConfirmButton},
    context::office,
    forms::RefusedAction,
    view::admin::{AdminFrame, CaptureForm, OrderAction},
};

#[component]
pub fn CapturePage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedAction>();
    let office = office();
    Suspend::new(async move {
        let answer = office.port.capture_form(&number).await;
        office
            .show(answer, |frame, mut capture| {
                show_refusal(&mut capture.form, refused);
                view! { <CaptureView frame capture /> }
            })
            .await
    })
}

#[component]
pub fn CaptureView(frame: AdminFrame, capture: CaptureForm) -> impl IntoView {
    let CaptureForm {
        form,
        authorised,
        value,
        capture_by,
        hold_expires,
    } = capture;
    let mut facts = vec![("Authorised".to_owned(), authorised.clone())];
    if let Some(capture_by) = capture_by {
        facts.push(("Capture by".to_owned(), capture_by.text));
    }
    if let Some(hold_expires) = hold_expires {
        facts.push(("The hold lapses".to_owned(), hold_expires.text));
    }
    facts.push(("Captured now".to_owned(), authorised.clone()));
    let heading = format!("Capture the money of order {}?", form.number);
    let confirm = Some(ConfirmButton {
        label: format!("Capture {authorised}"),
        fields: vec![("amount", value)],
    });
    view! { <ActionPage frame action=OrderAction::Capture form heading facts confirm /> }
}
