//! Which room of `server/src` may use which, and that no two of them use each other in a circle.
//!
//! A room is a folder right below `server/src`; some have rooms of their own. Only code that goes
//! into the program counts, not its tests.

mod circles;

use std::collections::{BTreeMap, BTreeSet};

use super::imports::{Import, Module, Sources, Target};
use crate::tree::Tree;

const SOURCES: &str = "server/src/";

/// Which rooms each room may use besides itself.
const MAY_USE: [(&str, &[&str]); 9] = [
    (
        "commands",
        &[
            "web",
            "jobs",
            "presenters",
            "services",
            "gateway",
            "store",
            "platform",
            "config",
        ],
    ),
    (
        "web",
        &["presenters", "services", "gateway", "platform", "config"],
    ),
    (
        "jobs",
        &[
            "presenters",
            "services",
            "gateway",
            "store",
            "platform",
            "config",
        ],
    ),
    (
        "presenters",
        &["services", "gateway", "store", "platform", "config"],
    ),
    ("services", &["gateway", "store", "platform", "config"]),
    ("gateway", &["store", "platform", "config"]),
    ("store", &["platform", "config"]),
    // What is in `platform` is divided: none of it may lead to the configuration and back.
    ("platform", &["config"]),
    ("config", &["platform"]),
];

/// Rooms whose parts are rooms too.
const DIVIDED: [&str; 4] = ["services", "presenters", "store", "platform"];

/// Which rooms alone may name a crate, or what is in it. The longest entry counts.
const NAMED_BY: [(&str, &[&str]); 9] = [
    ("antom", &["gateway"]),
    // A key that cannot be read is told when the configuration is read.
    ("antom::KeyError", &["config", "gateway"]),
    ("antom::PrivateKey", &["config", "gateway"]),
    ("antom::PublicKey", &["config", "gateway"]),
    (
        "app",
        &["commands", "web", "jobs", "presenters", "services"],
    ),
    ("app::view", &["commands", "web", "jobs", "presenters"]),
    ("axum", &["commands", "web"]),
    ("sandbox", &["commands"]),
    ("sea_orm", &["store"]),
];

/// Arrows that have yet to go. An entry that nothing needs any more is a fault.
const NOT_YET: [(&str, &str); 0] = [];

pub(super) fn check(files: &Tree, faults: &mut Vec<String>) {
    let sources = Sources::read(files, SOURCES, "server");
    for (module, path) in sources.modules() {
        let room = top(module);
        if !is_root(module) && !MAY_USE.iter().any(|(known, _)| *known == room) {
            faults.push(format!("{path}: `{room}` is no room of the server"));
        }
    }
    faults.extend(Arrows::between(&sources.imports()).faults(&NOT_YET));
}

/// Everything that one room names of another one or of a crate: the places.
struct Arrows<'a>(BTreeMap<(String, String), Vec<&'a str>>);

impl<'a> Arrows<'a> {
    fn between(imports: &'a [Import]) -> Self {
        let mut arrows: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for import in imports.iter().filter(|import| !is_root(&import.from)) {
            let to = match &import.to {
                Target::Module(module) if is_root(module) => continue,
                Target::Module(module) => room(module),
                Target::Crate(path) => match closed(path) {
                    Some(name) => name.to_owned(),
                    None => continue,
                },
            };
            let from = room(&import.from);
            if from != to {
                let places = arrows.entry((from, to)).or_default();
                places.push(import.place.as_str());
            }
        }
        Self(arrows)
    }

    /// Tells of arrows that may not be or that close a circle, but for those of the list; and of
    /// entries of the list that nothing needs.
    fn faults(&self, not_yet: &[(&str, &str)]) -> Vec<String> {
        let listed = |from: &str, to: &str| not_yet.contains(&(from, to));
        let mut faults = Vec::new();
        let mut needed = BTreeSet::new();
        for ((from, to), places) in &self.0 {
            if may_use(from, to) {
                continue;
            }
            needed.insert((from.as_str(), to.as_str()));
            if !listed(from, to) {
                faults.push(format!("`{from}` must not use `{to}`: {}", shown(places)));
            }
        }

        let all: Vec<_> = self.pairs().collect();
        needed.extend(circles::arrows_on_circles(&all));
        let left: Vec<_> = self
            .pairs()
            .filter(|(from, to)| !listed(from, to))
            .collect();
        for (from, to) in circles::arrows_on_circles(&left) {
            let places = &self.0[&(from.to_owned(), to.to_owned())];
            faults.push(format!(
                "`{from}` uses `{to}`, and that leads back to `{from}`: {}",
                shown(places)
            ));
        }

        for (from, to) in not_yet.iter().filter(|arrow| !needed.contains(*arrow)) {
            faults.push(format!(
                "NOT_YET has `{from}` → `{to}`, which is there no more or is allowed"
            ));
        }
        faults
    }

    fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.keys().map(|(from, to)| (from.as_str(), to.as_str()))
    }
}

/// The first places, and how many there are.
fn shown(places: &[&str]) -> String {
    const FEW: usize = 3;
    let mut places = places.to_vec();
    places.dedup();
    let more = places.len().saturating_sub(FEW);
    let first = places[..places.len() - more].join(", ");
    if more == 0 {
        first
    } else {
        format!("{first} and {more} more")
    }
}

/// Whether one room may use another one, or name a crate.
fn may_use(from: &str, to: &str) -> bool {
    let (from, to) = (first(from), first(to));
    if let Some((_, rooms)) = NAMED_BY.iter().find(|(name, _)| *name == to) {
        return rooms.contains(&from);
    }
    from == to
        || MAY_USE
            .iter()
            .any(|(room, may_use)| *room == from && may_use.contains(&to))
}

/// The longest entry of `NAMED_BY` that a path begins with.
fn closed(path: &[String]) -> Option<&'static str> {
    (1..=path.len()).rev().find_map(|length| {
        let begin = path[..length].join("::");
        let (name, _) = NAMED_BY.iter().find(|(name, _)| *name == begin)?;
        Some(*name)
    })
}

/// `lib.rs` and `main.rs` belong to no room.
fn is_root(module: &Module) -> bool {
    module.is_empty() || module[..] == ["main"]
}

fn top(module: &Module) -> &str {
    module.first().map_or("", String::as_str)
}

/// The room that a module is in: `services/payments` for `services::payments::capture`.
fn room(module: &Module) -> String {
    let depth = if DIVIDED.contains(&top(module)) { 2 } else { 1 };
    module[..depth.min(module.len())].join("/")
}

fn first(room: &str) -> &str {
    room.split('/').next().unwrap_or(room)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faults(files: &[(&str, &str)], not_yet: &[(&str, &str)]) -> Vec<String> {
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (format!("{SOURCES}{path}"), *text))
            .collect();
        let files: Vec<_> = files
            .iter()
            .map(|(path, text)| (path.as_str(), *text))
            .collect();
        let tree = Tree::of(&files);
        let imports = Sources::read(&tree, SOURCES, "server").imports();
        Arrows::between(&imports).faults(not_yet)
    }

    #[test]
    fn an_arrow_upwards_is_a_fault() {
        let files = [
            ("web.rs", "use crate::store::Db; use crate::services::Shop;"),
            (
                "services.rs",
                "use antom::Client; use app::{forms, view::Page}; use crate::platform::Clock;",
            ),
            ("store.rs", "use sea_orm::Set; use crate::config::Url;"),
            ("gateway.rs", "use antom::Client;"),
            ("platform.rs", ""),
            ("config.rs", "use antom::PublicKey;"),
        ];
        assert_eq!(
            faults(&files, &[]),
            [
                "`services` must not use `antom`: server/src/services.rs:1",
                "`services` must not use `app::view`: server/src/services.rs:1",
                "`web` must not use `store`: server/src/web.rs:1",
            ]
        );
    }

    #[test]
    fn a_circle_of_rooms_within_a_room_is_a_fault() {
        let files = [
            (
                "services.rs",
                "mod orders; mod payments; mod cart; pub use payments::Paid;",
            ),
            ("services/cart.rs", "use crate::services::orders::Order;"),
            ("services/orders.rs", ""),
            ("services/orders/checkout.rs", "use crate::services::Paid;"),
            ("services/payments.rs", ""),
            (
                "services/payments/record.rs",
                "use super::super::orders::Order;",
            ),
        ];
        assert_eq!(
            faults(&files, &[]),
            [
                "`services/orders` uses `services/payments`, and that leads back to `services/orders`: server/src/services/orders/checkout.rs:1",
                "`services/payments` uses `services/orders`, and that leads back to `services/payments`: server/src/services/payments/record.rs:1",
            ]
        );
        let not_yet = [("services/payments", "services/orders")];
        assert_eq!(faults(&files, &not_yet), Vec::<String>::new());
    }

    #[test]
    fn an_entry_that_nothing_needs_is_a_fault() {
        let files = [
            ("web.rs", "use crate::services::Shop;"),
            ("services.rs", ""),
        ];
        assert_eq!(
            faults(&files, &[("web", "services"), ("web", "store")]),
            [
                "NOT_YET has `web` → `services`, which is there no more or is allowed",
                "NOT_YET has `web` → `store`, which is there no more or is allowed",
            ]
        );
    }

    #[test]
    fn tests_and_the_roots_may_use_anything() {
        let files = [
            ("lib.rs", "pub mod web; pub mod store;"),
            ("main.rs", "use server::store::Db; use antom::Client;"),
            ("web.rs", "#[cfg(test)] mod tests { use crate::store::Db; }"),
            ("store.rs", ""),
        ];
        assert_eq!(faults(&files, &[]), Vec::<String>::new());
    }
}
