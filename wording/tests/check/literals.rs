//! Finds sentences that stand in Rust instead of in a Fluent file.

use std::{collections::BTreeSet, fs, path::Path};

use crate::{
    files_below,
    source::{Literal, literals},
};

/// Where people's sentences could hide, from the repository's root.
const PEOPLE_READ: [&str; 3] = ["app/src", "server/src/presenters", "server/src/web"];

/// What may stand in Rust, and why: the beginning of a path, and all literals there that contain
/// the text.
const ALLOWED: &[(&str, &str, &str)] = &[
    (
        "app/src/pages/checkout/address.rs",
        "shipping ",
        "a name that browsers fill in",
    ),
    (
        "server/src/presenters/back_office/form_key.rs",
        "no form key",
        "an error for the log",
    ),
    (
        "server/src/presenters/mail/letter.rs",
        "font-family:",
        "a style",
    ),
    (
        "server/src/presenters/metrics",
        "",
        "what figures mean, for operators",
    ),
    (
        "server/src/presenters/wording/buyer.rs",
        "American Express",
        "a brand's own name",
    ),
    (
        "server/src/presenters/wording/buyer.rs",
        "Diners Club",
        "a brand's own name",
    ),
    (
        "server/src/presenters/wording/buyer.rs",
        "Apple Pay",
        "a brand's own name",
    ),
    (
        "server/src/presenters/wording/buyer.rs",
        "Google Pay",
        "a brand's own name",
    ),
    (
        "server/src/presenters/wording/buyer.rs",
        "Touch 'n Go eWallet",
        "a brand's own name",
    ),
    (
        "server/src/web/admin/proof.rs",
        "known merchant",
        "what a seal is for",
    ),
    (
        "server/src/web/assets.rs",
        "does not name /pkg/",
        "an error for operators",
    ),
    (
        "server/src/web/error.rs",
        "a handler answered",
        "an error for the log",
    ),
    (
        "server/src/web/metrics.rs",
        "Whether the database",
        "what a figure means, for operators",
    ),
    (
        "server/src/web/page_cache.rs",
        "wayfare; ",
        "a header's value",
    ),
    (
        "server/src/web/page_cache.rs",
        "private, no-cache",
        "a header's value",
    ),
    (
        "server/src/web/security/costs.rs",
        "",
        "a measurement for developers",
    ),
    ("server/src/web/security/csp.rs", "'", "a header's value"),
    (
        "server/src/web/security/headers.rs",
        "default-src",
        "what a browser may load",
    ),
    (
        "server/src/web/security/request_id.rs",
        "the server's mistake",
        "what a trace says, for operators",
    ),
    (
        "server/src/web/webhooks.rs",
        "captures and refunds",
        "what an address is for, for operators",
    ),
    (
        "server/src/web/webhooks.rs",
        "There is no webhook",
        "an answer for whoever set the address",
    ),
];

/// Attributes of HTML whose values are several names.
const NAMES: [&str; 8] = [
    "accept",
    "autocomplete",
    "class",
    "content",
    "media",
    "rel",
    "sizes",
    "viewBox",
];

/// Every sentence in Rust, as `path:line: what to do`; sorted.
pub(crate) fn sentences_in_rust(root: &Path) -> Vec<String> {
    let classes = classes(&root.join("style"));
    let mut found = Vec::new();
    for folder in PEOPLE_READ {
        for path in files_below(&root.join(folder), "rs") {
            let shown = path.strip_prefix(root).unwrap().display().to_string();
            let source = fs::read_to_string(&path).unwrap();
            found.extend(faults_in(&shown, &source, &classes));
        }
    }
    found.sort();
    found
}

pub(crate) fn faults_in(path: &str, source: &str, classes: &BTreeSet<String>) -> Vec<String> {
    if path.ends_with("/tests.rs") {
        return Vec::new();
    }
    let is_allowed = |text: &str| {
        ALLOWED
            .iter()
            .any(|(begin, part, _)| path.starts_with(begin) && text.contains(part))
    };
    literals(source)
        .into_iter()
        .filter(|literal| is_sentence(&literal.text) && !is_for_machines(literal, classes))
        .filter(|literal| !is_allowed(&literal.text))
        .map(|literal| {
            let Literal { line, text, .. } = literal;
            format!(
                "{path}:{line}: “{text}” reads like a sentence: say it in wording/locales/en and \
                 ask `words` for it (docs/wording.md)"
            )
        })
        .collect()
}

/// Two words with a blank between them.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &str| {
        let letters = word.trim_matches(|letter: char| ",.;:!?“”’'()".contains(letter));
        letters.chars().count() > 1
            && letters
                .chars()
                .all(|letter| letter.is_alphabetic() || "-’'".contains(letter))
    };
    words
        .windows(2)
        .any(|two| two.iter().all(|word| is_word(word)))
}

/// Whether a browser, a log or a programmer reads it.
fn is_for_machines(literal: &Literal, classes: &BTreeSet<String>) -> bool {
    let is_operators = |call: &String| {
        let name = call.rsplit("::").next().unwrap_or(call);
        call.starts_with("tracing::")
            || call.starts_with('#')
            || [
                "assert!",
                "assert_eq!",
                "panic!",
                "unreachable!",
                "expect",
                "internal",
            ]
            .contains(&name)
    };
    literal.calls.iter().any(is_operators)
        || NAMES.contains(&literal.attribute.as_str())
        || literal
            .text
            .split_whitespace()
            .all(|word| classes.contains(word))
}

/// Every class that a style sheet names.
fn classes(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for path in files_below(folder, "css") {
        let text = fs::read_to_string(path).unwrap();
        for rest in text.split('.').skip(1) {
            let is_part =
                |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
            let end = rest.find(|letter| !is_part(letter)).unwrap_or(rest.len());
            found.insert(rest[..end].to_owned());
        }
    }
    found
}
