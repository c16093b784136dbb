use super::*;

fn imports(files: &[(&str, &str)]) -> Vec<String> {
    let tree = Tree::of(files);
    let sources = Sources::read(&tree, "shop/src/", "shop");
    let shown = |import: Import| {
        let to = match import.to {
            Target::Module(module) => format!("crate::{}", module.join("::")),
            Target::Crate(path) => path.join("::"),
        };
        format!("{} {to}", import.place.trim_start_matches("shop/src/"))
    };
    sources.imports().into_iter().map(shown).collect()
}

#[test]
fn trees_of_imports_are_taken_apart() {
    let found = imports(&[
        (
            "shop/src/web.rs",
            "use crate::{jobs::{self, inbox::Inbox as I}, store::*};\nuse antom::{Client, model};\npub(in crate::store) struct A;",
        ),
        ("shop/src/jobs.rs", "mod inbox;"),
        ("shop/src/jobs/inbox.rs", ""),
        ("shop/src/store.rs", ""),
    ]);
    assert_eq!(
        found,
        [
            "web.rs:1 crate::jobs",
            "web.rs:1 crate::jobs::inbox",
            "web.rs:1 crate::store",
            "web.rs:2 antom::Client",
            "web.rs:2 antom::model",
        ]
    );
}

#[test]
fn paths_within_the_code_count() {
    let found = imports(&[
        (
            "shop/src/web.rs",
            "fn f() -> Vec<crate::store::Row> {\n    let a = b.crate_::c;\n    self::pages::g::<crate::jobs::T>(x::y)\n}",
        ),
        (
            "shop/src/web/pages.rs",
            "fn g() { super::super::store::h() }",
        ),
        ("shop/src/jobs.rs", ""),
        ("shop/src/store.rs", ""),
        ("shop/src/main.rs", "fn main() { shop::web::f() }"),
    ]);
    assert_eq!(
        found,
        [
            "main.rs:1 crate::web",
            "web.rs:1 crate::store",
            "web.rs:3 crate::web::pages",
            "web.rs:3 crate::jobs",
            "web.rs:3 x::y",
            "web/pages.rs:1 crate::store",
        ]
    );
}

#[test]
fn modules_within_a_file_count_for_super() {
    let found = imports(&[
        (
            "shop/src/web.rs",
            "mod a { mod b { use super::super::c; use super::d; } }\nuse super::store;",
        ),
        ("shop/src/web/c.rs", ""),
        ("shop/src/store.rs", ""),
    ]);
    assert_eq!(found, ["web.rs:1 crate::web::c", "web.rs:2 crate::store"]);
}

#[test]
fn what_is_handed_on_belongs_to_whoever_has_it() {
    let found = imports(&[
        (
            "shop/src/services.rs",
            "mod payments; mod shop; pub use payments::Pay; pub(crate) use shop::Shop as Wayfare; use crate::store;",
        ),
        (
            "shop/src/services/payments.rs",
            "use crate::services::Wayfare;",
        ),
        ("shop/src/services/shop.rs", ""),
        ("shop/src/store.rs", ""),
        ("shop/src/web.rs", "use crate::services::Pay;"),
    ]);
    assert_eq!(
        found,
        [
            "services.rs:1 crate::store",
            "services/payments.rs:1 crate::services::shop",
            "web.rs:1 crate::services::payments",
        ]
    );
}

#[test]
fn a_child_or_an_import_hides_a_crate_of_the_same_name() {
    let found = imports(&[
        ("shop/src/web.rs", "mod app; fn f() { app::serve() }"),
        ("shop/src/web/app.rs", ""),
        (
            "shop/src/main.rs",
            "use shop::web::app; fn main() { app::serve() }",
        ),
        ("shop/src/jobs.rs", "fn f() { app::view() }"),
    ]);
    assert_eq!(
        found,
        [
            "jobs.rs:1 app::view",
            "main.rs:1 crate::web::app",
            "web.rs:1 crate::web::app",
        ]
    );
}

#[test]
fn code_of_tests_is_left_out() {
    let found = imports(&[
        (
            "shop/src/web.rs",
            "#[cfg(test)] mod tests; #[cfg(test)] mod more { use crate::store; }",
        ),
        ("shop/src/web/tests.rs", "use crate::store;"),
        ("shop/src/web/tests/deep.rs", "use crate::store;"),
        ("shop/src/store.rs", ""),
    ]);
    assert_eq!(found, Vec::<String>::new());
}
