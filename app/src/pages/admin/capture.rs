use leptos::prelude::*;

use super::{param, show_refusal};
use crate::{
    components::admin::{ActionPage, ConfirmButton},
    context::{back_office, words},
    forms::RefusedAction,
    view::admin::{AdminFrame, CaptureForm, OrderAction},
};

#[component]
pub fn CapturePage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedAction>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.capture_form(&number).await;
        back_office
            .show(answer, |frame, mut capture| {
                show_refusal(&mut capture.form, refused);
                view! { <CaptureView frame capture /> }
            })
            .await
    })
}

#[component]
pub fn CaptureView(frame: AdminFrame, capture: CaptureForm) -> impl IntoView {
    let words = words();
    let CaptureForm {
        form,
        authorised,
        value,
        capture_by,
        hold_expires,
    } = capture;
    let mut facts = vec![(words.admin_action_capture_authorised(), authorised.clone())];
    if let Some(capture_by) = capture_by {
        facts.push((words.admin_action_capture_by(), capture_by.text));
    }
    if let Some(hold_expires) = hold_expires {
        facts.push((words.admin_action_capture_expires(), hold_expires.text));
    }
    facts.push((words.admin_action_capture_now(), authorised.clone()));
    let heading = words.admin_action_capture_heading(&form.number);
    let confirm = Some(ConfirmButton {
        label: words.admin_action_capture_button(authorised),
        fields: vec![("amount", value)],
    });
    view! { <ActionPage frame action=OrderAction::Capture form heading facts confirm /> }
}
