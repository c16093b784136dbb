use leptos::prelude::*;

use super::{param, settle};
use crate::{
    components::admin::{Confirm, DeedPage},
    context::office,
    forms::RefusedDeed,
    view::admin::{AdminFrame, CancelForm, Deed},
};

#[component]
pub fn CancelPage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedDeed>();
    let office = office();
    Suspend::new(async move {
        let answer = office.port.cancel_form(&number).await;
        office
            .show(answer, |frame, mut cancel| {
                settle(&mut cancel.deed, refused);
                view! { <CancelView frame cancel /> }
            })
            .await
    })
}

#[component]
pub fn CancelView(frame: AdminFrame, cancel: CancelForm) -> impl IntoView {
    let CancelForm {
        deed: form,
        total,
        goes_back,
        until,
    } = cancel;
    let mut facts = vec![("Total of the order".to_owned(), total)];
    if let Some(until) = until {
        facts.push(("Possible until".to_owned(), until.text));
    }
    let button = match &goes_back {
        Some(amount) => format!("Cancel and give back {amount}"),
        None => format!("Cancel order {}", form.number),
    };
    facts.push((
        "Goes back to the buyer".to_owned(),
        goes_back.unwrap_or_else(|| "Nothing was paid".to_owned()),
    ));
    let heading = format!("Cancel order {}?", form.number);
    let confirm = Some(Confirm {
        button,
        fields: Vec::new(),
    });
    view! { <DeedPage frame deed=Deed::Cancel form heading facts confirm /> }
}
