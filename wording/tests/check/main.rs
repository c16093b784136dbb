//! Finds what is wrong with the sentences: keys that a language lacks or that English does not
//! have, keys that no Rust file uses, variables that differ from the English twin's.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod faults;
mod language;
mod pattern;

use std::{fs, path::Path};

use faults::faults;

/// Where sentences are used.
const USERS: [&str; 2] = ["../app/src", "../server/src"];

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

/// Every Rust file below a folder, as one text.
fn code_below(folder: &Path) -> String {
    let mut code = String::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            code += &code_below(&path);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            code += &fs::read_to_string(&path).unwrap();
        }
    }
    code
}
