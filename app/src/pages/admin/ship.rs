use leptos::prelude::*;

use super::{param, settle};
use crate::{
    components::admin::{Confirm, DeedPage},
    context::office,
    forms::RefusedDeed,
    view::admin::{AdminFrame, Deed, ShipForm},
};

#[component]
pub fn ShipPage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedDeed>();
    let office = office();
    Suspend::new(async move {
        let answer = office.port.ship_form(&number).await;
        office
            .show(answer, |frame, mut ship| {
                settle(&mut ship.deed, refused);
                view! { <ShipView frame ship /> }
            })
            .await
    })
}

#[component]
pub fn ShipView(frame: AdminFrame, ship: ShipForm) -> impl IntoView {
    let ShipForm {
        deed: form,
        paid,
        buyer,
        address,
        items,
    } = ship;
    let facts = vec![
        ("Paid".to_owned(), paid),
        ("Items".to_owned(), items.join("; ")),
        (
            "To".to_owned(),
            std::iter::once(buyer)
                .chain(address)
                .collect::<Vec<_>>()
                .join(", "),
        ),
    ];
    let heading = format!("Mark order {} as shipped?", form.number);
    let confirm = Some(Confirm {
        button: "Mark as shipped".to_owned(),
        fields: Vec::new(),
    });
    view! { <DeedPage frame deed=Deed::Ship form heading facts confirm /> }
}
