use leptos::prelude::*;

use super::{param, settle};
use crate::{
    components::admin::{Confirm, DeedPage},
    context::office,
    forms::RefusedDeed,
    view::admin::{AdminFrame, Deed, GiveBackForm},
};

#[component]
pub fn GiveBackPage() -> impl IntoView {
    let number = param("number");
    let attempt = param("attempt").parse().ok();
    let refused = use_context::<RefusedDeed>();
    let office = office();
    Suspend::new(async move {
        let answer = match attempt {
            Some(attempt) => office.port.give_back_form(&number, attempt).await,
            None => Ok(None),
        };
        office
            .show(answer, |frame, mut give_back| {
                settle(&mut give_back.deed, refused);
                view! { <GiveBackView frame give_back /> }
            })
            .await
    })
}

#[component]
pub fn GiveBackView(frame: AdminFrame, give_back: GiveBackForm) -> impl IntoView {
    let GiveBackForm {
        deed: form,
        attempt,
        amount,
        method,
        payment_id,
    } = give_back;
    let mut facts = vec![("Attempt".to_owned(), attempt.to_string())];
    if !payment_id.is_empty() {
        facts.push(("paymentId".to_owned(), payment_id));
    }
    if !method.is_empty() {
        facts.push(("To".to_owned(), method));
    }
    facts.push(("Goes back to the buyer".to_owned(), amount.clone()));
    let heading = format!("Give back attempt {attempt} of order {}?", form.number);
    let confirm = Some(Confirm {
        button: format!("Give back {amount}"),
        fields: Vec::new(),
    });
    view! { <DeedPage frame deed=Deed::GiveBack { attempt } form heading facts confirm /> }
}
