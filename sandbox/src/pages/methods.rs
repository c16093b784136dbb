//! The panel's switches of methods, so that one can vanish between choosing and paying.

use axum::Form;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};
use serde::Deserialize;

use super::listing::folded;
use super::panel;
use crate::gateway::Gateway;
use crate::method;
use crate::world::World;

#[derive(Deserialize)]
pub(crate) struct Switch {
    method: String,
    to: String,
}

pub(crate) async fn switch(State(gateway): State<Gateway>, Form(switch): Form<Switch>) -> Response {
    let done = gateway.change(|world, _| world.switch(&switch.method, switch.to == "on"));
    match done {
        Some(()) => Redirect::to("/").into_response(),
        None => panel::wrong(&gateway, "Method: choose one of the list"),
    }
}

pub(super) fn form(world: &World) -> Markup {
    let says = match world.switched_off.len() {
        0 => "all can be used".to_owned(),
        count => format!("{count} switched off"),
    };
    let content = html! {
        @if !world.switched_off.is_empty() {
            ul {
                @for name in &world.switched_off { li { (name) " is switched off" } }
            }
        }
        form method="post" action="/panel/methods" {
            div class="row" {
                div class="field" {
                    label for="method" { "Method" }
                    select id="method" name="method" {
                        @for method in method::all() { option value=(method.name) { (method.label) } }
                    }
                }
                div class="field" {
                    label for="method-to" { "Is to be" }
                    select id="method-to" name="to" {
                        option value="off" { "off" }
                        option value="on" { "on" }
                    }
                }
            }
            button class="quiet" { "Switch" }
        }
    };
    folded("methods", "Methods", &says, false, content)
}
