//! Finds what is wrong with the sentences: keys that a language lacks or that English does not
//! have, keys that no Rust file uses, variables that differ from the English twin's.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod faults;
mod language;
mod literals;
#[path = "../../src/pattern.rs"]
mod pattern;
mod source;

use std::{
    fs,
    path::{Path, PathBuf},
};

use faults::faults;

/// Where sentences are used.
const USERS: [&str; 3] = ["../app/src", "../server/src", "src"];

#[test]
fn every_language_says_what_the_code_asks_for() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let code: String = USERS
        .iter()
        .map(|user| code_below(&package.join(user)))
        .collect();
    let found = faults(&package.join("locales"), &code);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn each_kind_of_fault_is_found() {
    let broken = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/check/broken");
    let code = "words.cart_empty(); list.map(Words::cart_lines); words.cart_old_code_too(); \
                words.cart_missing(); words.cart_code(code); words.cart_link(); words.shop_name();";
    assert_eq!(
        faults(&broken, code),
        [
            "de: `cart-missing` is missing",
            "de: cart.ftl: `-unused` is not used",
            "de: cart.ftl: `cart-code` has the variables code, name; English has code",
            "de: cart.ftl: `cart-lines` calls DATETIME, which does not exist",
            "de: cart.ftl: `cart-lines` has the variables none; English has count",
            "de: cart.ftl: `cart-link` has the parts none; English has -help",
            "de: cart.ftl: `cart-only-here` is not in English",
            "de: cart.ftl: `cart-unused` names `-gone`, which does not exist",
            "de: cart.ftl: `shop-name` belongs into shop.ftl",
            "de: shop.ftl: `shop-name` is there twice",
            "en: cart.ftl: `cart-unused` is not used by any Rust file",
        ]
    );
}

/// Buyers of a language may have it while its merchants read English: all of it, not some.
#[test]
fn a_language_leaves_out_the_back_office_as_a_whole_or_not_at_all() {
    let folder = std::env::temp_dir().join(format!("wording-office-{}", std::process::id()));
    let write = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("en/shop.ftl", "shop-name = A\n");
    write(
        "en/admin-list.ftl",
        "admin-list-one = A\nadmin-list-two = B\n",
    );
    write("de/shop.ftl", "shop-name = A\n");
    let code = "words.shop_name(); words.admin_list_one(); words.admin_list_two();";
    let without = faults(&folder, code);
    write("de/admin-list.ftl", "admin-list-one = A\n");
    let half = faults(&folder, code);
    fs::remove_dir_all(&folder).unwrap();
    assert!(without.is_empty(), "{without:?}");
    assert_eq!(half, ["de: `admin-list-two` is missing"]);
}

#[test]
fn a_file_that_cannot_be_read_as_fluent_is_named() {
    let folder = std::env::temp_dir().join(format!("wording-{}", std::process::id()));
    fs::create_dir_all(folder.join("en")).unwrap();
    fs::write(folder.join("en/shop.ftl"), "shop-name = { $name\n").unwrap();
    let found = faults(&folder, "");
    fs::remove_dir_all(&folder).unwrap();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("en: shop.ftl: "), "{found:?}");
}

#[test]
fn no_sentence_stands_in_rust() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let found = literals::sentences_in_rust(&root);
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_sentence_in_rust_is_found_wherever_it_hides() {
    let source = r##"
        /// A comment may say "what it likes".
        #[error("the log reads this")]
        fn page() -> impl IntoView {
            tracing::warn!("nobody but the operator reads this");
            let told = format!("You were charged {amount}.");
            let raw = r#"It is "sold out" now."#;
            let long = "This goes \
                on and on.";
            let class = if bad { "badge bad" } else { 'x' };
            view! {
                <p class="page small">"Quoted in a page"</p>
                <input autocomplete="shipping name" on:click=move |_| go() />
                <p>Without any quotes {words.cart_empty()}</p>
            }
        }
#[cfg(test)]
mod tests {
    fn shown() { assert_eq!(page(), "Only a test says this"); }
}
"##;
    let classes = ["badge", "bad", "page", "small"].map(str::to_owned).into();
    let lines: Vec<_> = literals::faults_in("app/src/page.rs", source, &classes)
        .iter()
        .map(|fault| fault.split(':').nth(1).unwrap().to_owned())
        .collect();
    assert_eq!(lines, ["6", "7", "8", "12", "14"]);
}

/// Every Rust file below a folder, as one text.
fn code_below(folder: &Path) -> String {
    let mut code = String::new();
    for path in files_below(folder, "rs") {
        code += &fs::read_to_string(&path).unwrap();
    }
    code
}

/// Every file below a folder whose name ends so; sorted.
fn files_below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_below(&path, extension));
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
    found.sort();
    found
}
