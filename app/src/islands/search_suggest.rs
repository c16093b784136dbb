use std::cell::Cell;
use std::rc::Rc;

use leptos::{html, prelude::*};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Document, Element, HtmlInputElement};

use super::web;

/// Of the list, and before the number of each entry.
const LIST: &str = "suggestions";
/// In milliseconds: whoever types on is not asked for yet.
const PAUSE: i32 = 120;

/// Makes a combobox of the search form around it (ARIA 1.2): below the field stands what the shop
/// would find. The form's `action` says where the shop is, its `data-suggestions` what the list is
/// called. Without it the form searches as it is.
#[island]
pub fn SearchSuggest() -> impl IntoView {
    let root = NodeRef::<html::Span>::new();
    root.on_load(|root| {
        let root: Element = root.into();
        if let Some(combobox) = Combobox::around(&root) {
            combobox.listen();
        }
        web::mark_live(&root);
    });
    view! { <span class="visually-hidden" role="status" node_ref=root></span> }
}

#[derive(Clone)]
struct Combobox {
    document: Document,
    input: HtmlInputElement,
    list: Element,
    /// Reads out how many there are.
    status: Element,
    /// `/de/suggest`
    source: String,
    /// The entry that the arrow keys stand on; none is -1.
    active: Rc<Cell<i32>>,
}

impl Combobox {
    fn around(root: &Element) -> Option<Self> {
        let form = root.closest("form").ok()??;
        let input = form.query_selector("input[type=search]").ok()??;
        let action = form.get_attribute("action")?;
        let document = web_sys::window()?.document()?;
        let list = document.create_element("ul").ok()?;
        let says = form.get_attribute("data-suggestions").unwrap_or_default();
        set(
            &list,
            &[
                ("id", LIST),
                ("role", "listbox"),
                ("class", LIST),
                ("aria-label", &says),
                ("hidden", ""),
            ],
        );
        form.append_child(&list).ok()?;
        set(
            &input,
            &[
                ("role", "combobox"),
                ("autocomplete", "off"),
                ("aria-autocomplete", "list"),
                ("aria-controls", LIST),
                ("aria-expanded", "false"),
            ],
        );
        Some(Self {
            document,
            input: input.unchecked_into(),
            list,
            status: root.clone(),
            source: format!("{}/suggest", action.strip_suffix("/shop")?),
            active: Rc::new(Cell::new(-1)),
        })
    }

    fn listen(self) {
        web::listen(&self.input, "input", {
            let it = self.clone();
            move |_| it.clone().typed()
        });
        web::listen(&self.input, "keydown", {
            let it = self.clone();
            move |event| {
                let key = web::field(&event, "key").and_then(|key| key.as_string());
                if it.pressed(key.as_deref().unwrap_or_default()) {
                    event.prevent_default();
                }
            }
        });
        web::listen(&self.input, "blur", {
            let it = self.clone();
            move |_| it.close()
        });
        // The field keeps the focus, so that a press on an entry is not the end of the list.
        web::listen(&self.list, "mousedown", |event| event.prevent_default());
        web::listen(&self.list.clone(), "click", move |event| {
            let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
            let entry = target.and_then(|it| it.closest("[role=option]").ok()?);
            if let Some(entry) = entry {
                go(&entry);
            }
        });
    }

    fn typed(self) {
        let typed = self.input.value();
        if typed.trim().is_empty() {
            self.close();
            return;
        }
        spawn_local(async move {
            web::sleep(PAUSE).await;
            if self.input.value() != typed {
                return;
            }
            let query = String::from(js_sys::encode_uri_component(&typed));
            let answer = web::fetch_json(&format!("{}?q={query}", self.source)).await;
            // Meanwhile something else may have been typed, or the field left.
            if let Some(answer) = answer
                && self.input.value() == typed
            {
                self.show(&answer);
            }
        });
    }

    fn show(&self, answer: &JsValue) {
        self.list.set_text_content(None);
        self.point_at(-1);
        let goods = web::field(answer, "goods").unwrap_or_default();
        let goods = js_sys::Array::from(&goods);
        for (number, goods) in goods.iter().enumerate() {
            let text = |name: &str| {
                let text = web::field(&goods, name).and_then(|text| text.as_string());
                text.unwrap_or_default()
            };
            let id = format!("{LIST}-{number}");
            let entry = self.element("li", &text("name"));
            let price = self.element("span", &text("price"));
            if let (Some(entry), Some(price)) = (entry, price) {
                set(
                    &entry,
                    &[
                        ("id", &id),
                        ("role", "option"),
                        ("aria-selected", "false"),
                        ("data-path", &text("path")),
                    ],
                );
                let _ = entry.append_child(&price);
                let _ = self.list.append_child(&entry);
            }
        }
        let said = web::field(answer, "said").and_then(|said| said.as_string());
        self.status.set_text_content(said.as_deref());
        self.open(goods.length() > 0);
    }

    fn element(&self, name: &str, text: &str) -> Option<Element> {
        let element = self.document.create_element(name).ok()?;
        element.set_text_content(Some(text));
        Some(element)
    }

    fn open(&self, open: bool) {
        let _ = self.list.toggle_attribute_with_force("hidden", !open);
        set(
            &self.input,
            &[("aria-expanded", if open { "true" } else { "false" })],
        );
    }

    fn close(&self) {
        self.open(false);
        self.point_at(-1);
        self.status.set_text_content(None);
    }

    /// Whether the key did something here.
    fn pressed(&self, key: &str) -> bool {
        if self.list.has_attribute("hidden") {
            return false;
        }
        let last = i32::try_from(self.list.child_element_count()).unwrap_or(0) - 1;
        let at = self.active.get();
        match key {
            // Past either end the arrows stand on the field again.
            "ArrowDown" => self.point_at(if at < last { at + 1 } else { -1 }),
            "ArrowUp" => self.point_at(if at < 0 { last } else { at - 1 }),
            "Escape" => self.close(),
            "Enter" => {
                let entry = self.entry(at);
                if let Some(entry) = &entry {
                    go(entry);
                }
                return entry.is_some();
            }
            _ => return false,
        }
        true
    }

    fn entry(&self, number: i32) -> Option<Element> {
        self.document.get_element_by_id(&format!("{LIST}-{number}"))
    }

    fn point_at(&self, number: i32) {
        if let Some(before) = self.entry(self.active.replace(number)) {
            set(&before, &[("aria-selected", "false")]);
        }
        match self.entry(number) {
            Some(entry) => {
                set(&entry, &[("aria-selected", "true")]);
                set(&self.input, &[("aria-activedescendant", &entry.id())]);
            }
            None => {
                let _ = self.input.remove_attribute("aria-activedescendant");
            }
        }
    }
}

fn set(element: &Element, attributes: &[(&str, &str)]) {
    for (name, value) in attributes {
        let _ = element.set_attribute(name, value);
    }
}

fn go(entry: &Element) {
    let path = entry.get_attribute("data-path");
    if let (Some(window), Some(path)) = (web_sys::window(), path) {
        let _ = window.location().set_href(&path);
    }
}
