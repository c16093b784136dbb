use leptos::prelude::*;

use super::{param, settle};
use crate::{
    components::admin::{Confirm, DeedPage},
    context::office,
    forms::RefusedDeed,
    view::admin::{AdminFrame, CaptureForm, Deed},
};

#[component]
pub fn CapturePage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedDeed>();
    let office = office();
    Suspend::new(async move {
        let answer = office.port.capture_form(&number).await;
        office
            .show(answer, |frame, mut capture| {
                settle(&mut capture.deed, refused);
                view! { <CaptureView frame capture /> }
            })
            .await
    })
}

#[component]
pub fn CaptureView(frame: AdminFrame, capture: CaptureForm) -> impl IntoView {
    let CaptureForm {
        deed: form,
        authorised,
        value,
        due,
        lapses,
    } = capture;
    let mut facts = vec![("Authorised".to_owned(), authorised.clone())];
    if let Some(due) = due {
        facts.push(("Capture by".to_owned(), due.text));
    }
    if let Some(lapses) = lapses {
        facts.push(("The hold lapses".to_owned(), lapses.text));
    }
    facts.push(("Captured now".to_owned(), authorised.clone()));
    let heading = format!("Capture the money of order {}?", form.number);
    let confirm = Some(Confirm {
        button: format!("Capture {authorised}"),
        fields: vec![("amount", value)],
    });
    view! { <DeedPage frame deed=Deed::Capture form heading facts confirm /> }
}
