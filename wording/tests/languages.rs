//! A language is a folder of Fluent files: this makes one from English and reads it.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{fs, path::Path};

use wording::Words;

/// The English files, with something done to each line that says something.
fn english(change: impl Fn(&str) -> String) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales/en");
    let files = fs::read_dir(folder).unwrap();
    files
        .map(|file| {
            let text = fs::read_to_string(file.unwrap().path()).unwrap();
            text.lines().map(|line| change(line) + "\n").collect()
        })
        .collect()
}

/// `cart-empty = [Your cart is empty.]`
fn bracketed(line: &str) -> String {
    match line.split_once(" = ") {
        Some((key, text)) if !line.starts_with('#') => format!("{key} = [{text}]"),
        _ => line.to_owned(),
    }
}

#[test]
fn a_language_that_is_not_built_in_is_spoken() {
    let words = Words::read("en-XA", &english(bracketed));
    assert_eq!(words.language(), "en-XA");
    assert_eq!(words.cart_empty(), "[Your cart is empty.]");
    assert_eq!(words.cart_each("SGD 5.00"), "[SGD 5.00 each]");
    assert_eq!(words.order_pieces(1), "1 piece");
    assert_eq!(words.order_pieces(2), "2 pieces");
    let kept = words.order_kept();
    let parts = (&*kept.s0, &*kept.order_your_account, &*kept.s1);
    assert_eq!(parts, ("[Kept in ", "[your account]", ".]"));
    // Its own, although this one has the shop's name from a term.
    assert_eq!(words.shop_name_alone(), "[[Wayfare]]");
}

#[test]
fn what_a_language_lacks_or_has_wrong_is_said_in_english() {
    let files = ["cart-empty = Leer, { $name }\n\
         cart-each = je { $preis }\n\
         order-kept = Liegt im Konto.\n\
         admin-queue-waiting = seit { $dauer }, { $since }\n\
         this is not Fluent\n\
         cart-title = Korb\n"
        .to_owned()];
    let words = Words::read("de", &files);
    assert_eq!(words.cart_title(), "Korb");
    assert_eq!(words.cart_empty(), "Your cart is empty.");
    assert_eq!(words.cart_each("5 €"), "5 € each");
    assert_eq!(words.cart_checkout(), "Go to checkout");
    assert_eq!(words.order_kept().s0, "Kept in ");
    let waiting = words.admin_queue_waiting("2 h");
    assert_eq!((&*waiting.s0, &*waiting.s1), ("for 2 h, since ", ""));
}

#[test]
fn each_built_in_language_is_found_by_its_tag() {
    let words = Words::default();
    for tag in Words::languages() {
        assert_eq!(words.in_language(tag).unwrap().language(), tag);
    }
    assert!(words.in_language("xx").is_none());
    assert_eq!(Words::default().language(), "en");
}
