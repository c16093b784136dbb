use leptos::prelude::*;

use super::{param, show_refusal};
use crate::{
    components::admin::{ActionPage, ConfirmButton},
    context::{back_office, words},
    forms::RefusedAction,
    view::admin::{AdminFrame, OrderAction, ShipForm},
};

#[component]
pub fn ShipPage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedAction>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.ship_form(&number).await;
        back_office
            .show(answer, |frame, mut ship| {
                show_refusal(&mut ship.form, refused);
                view! { <ShipView frame ship /> }
            })
            .await
    })
}

#[component]
pub fn ShipView(frame: AdminFrame, ship: ShipForm) -> impl IntoView {
    let words = words();
    let ShipForm {
        form,
        paid,
        buyer,
        address,
        items,
    } = ship;
    let facts = vec![
        (words.admin_action_ship_paid(), paid),
        (words.admin_action_ship_items(), items.join("; ")),
        (
            words.admin_action_ship_to(),
            std::iter::once(buyer)
                .chain(address)
                .collect::<Vec<_>>()
                .join(", "),
        ),
    ];
    let heading = words.admin_action_ship_heading(&form.number);
    let confirm = Some(ConfirmButton {
        label: words.admin_action_ship_button().to_owned(),
        fields: Vec::new(),
    });
    view! { <ActionPage frame action=OrderAction::Ship form heading facts confirm /> }
}
