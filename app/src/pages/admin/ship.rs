use domain::links;
use leptos::prelude::*;
use wording::Words;

use super::{param, show_refusal};
use crate::{
    components::{TextField, admin::ActionPage},
    context::{back_office, words},
    forms::RefusedAction,
    view::admin::{AdminFrame, ItemToShip, OrderAction, ParcelInput, ShipForm},
};

/// Twice as many letters as any carrier's number has: people paste them with blanks.
const LONGEST_NUMBER: u32 = 80;

#[component]
pub fn ShipPage() -> impl IntoView {
    let number = param("number");
    let refused = use_context::<RefusedAction>();
    let back_office = back_office();
    Suspend::new(async move {
        let answer = back_office.port.ship_form(&number).await;
        back_office
            .show(answer, |frame, mut ship| {
                if let Some(refused) = &refused {
                    ship.parcel.clone_from(&refused.typed.parcel);
                }
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
        carriers,
        parcel,
    } = ship;
    let facts = vec![
        (words.admin_action_ship_paid(), paid),
        (
            words.admin_action_ship_to(),
            std::iter::once(buyer)
                .chain(address)
                .collect::<Vec<_>>()
                .join(", "),
        ),
    ];
    let items = items
        .into_iter()
        .map(|item| pieces(item, &parcel, words))
        .collect::<Vec<_>>();
    let heading = words.admin_action_ship_heading(&form.number);
    let carriers = carriers
        .into_iter()
        .map(|(value, name)| {
            let selected = value == parcel.carrier;
            view! {
                <option value=value selected=selected>
                    {name}
                </option>
            }
        })
        .collect::<Vec<_>>();
    let send = view! {
        <form method="post" action=OrderAction::Ship.path(&form.number) novalidate>
            <input type="hidden" name="form" value=form.form_id.clone() />
            <fieldset>
                <legend>{words.admin_action_ship_pieces()}</legend>
                <p class="hint">{words.admin_action_ship_pieces_hint()}</p>
                {items}
            </fieldset>
            <div class="field">
                <label for="carrier">{words.shop_optional(words.admin_action_ship_carrier())}</label>
                <select id="carrier" name="carrier">
                    <option value="">{words.admin_action_ship_carrier_none()}</option>
                    {carriers}
                </select>
            </div>
            <TextField
                id="tracking"
                label=words.admin_action_ship_tracking()
                hint=words.admin_action_ship_tracking_hint()
                maxlength=LONGEST_NUMBER
                autocomplete="off"
                optional=true
                value=parcel.tracking
                error=None
            />
            <button class="button button-primary button-large">
                {words.admin_action_ship_button()}
            </button>
        </form>
    };
    view! {
        <ActionPage frame action=OrderAction::Ship form heading facts confirm=None>
            {send}
        </ActionPage>
    }
}

/// How many of these go into the parcel: all that are left, unless somebody writes less.
fn pieces(item: ItemToShip, typed: &ParcelInput, words: Words) -> impl IntoView + use<> {
    let name = format!("{}{}", ItemToShip::FIELD, item.sku);
    let id = format!("{}{}", ItemToShip::FIELD, links::encode(&item.sku));
    let value = typed.pieces.get(&item.sku).cloned();
    let value = value.unwrap_or_else(|| item.left.to_string());
    view! {
        <div class="field field-beside">
            <label for=id.clone()>{item.name}</label>
            <input
                class="quantity"
                id=id.clone()
                name=name
                type="number"
                inputmode="numeric"
                min="0"
                max=item.left.to_string()
                value=value
                aria-describedby=format!("{id}-of")
            />
            <span class="small muted" id=format!("{id}-of")>
                {words.admin_action_ship_left_of(item.left, item.ordered)}
            </span>
        </div>
    }
}
