//! Compares the languages with English, and English with the code.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use crate::language::{Language, Sentence};

const ENGLISH: &str = "en";

/// What Fluent can call here.
const FUNCTIONS: [&str; 1] = ["NUMBER"];

/// Everything wrong with the folders below `locales`, and with what `code` makes of them; sorted.
pub(crate) fn faults(locales: &Path, code: &str) -> Vec<String> {
    let languages: BTreeMap<String, Language> = fs::read_dir(locales)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .map(|path| {
            let tag = path.file_name().unwrap().to_string_lossy().into_owned();
            (tag, Language::read(&path))
        })
        .collect();
    let english = &languages[ENGLISH];
    let mut found = Vec::new();
    for (tag, language) in &languages {
        let mut faults = language.faults.clone();
        faults.extend(inner_faults(language));
        if tag == ENGLISH {
            faults.extend(unused_by(language, code));
        } else {
            faults.extend(differences(language, english));
        }
        found.extend(faults.into_iter().map(|fault| format!("{tag}: {fault}")));
    }
    found.sort();
    found
}

/// What one language gets wrong by itself.
fn inner_faults(language: &Language) -> Vec<String> {
    let mut found = Vec::new();
    for (key, sentence) in &language.sentences {
        let mut fault = |what: String| found.push(format!("{}: `{key}` {what}", sentence.file));
        for named in &sentence.used.sentences {
            if !language.sentences.contains_key(named) {
                fault(format!("names `{named}`, which does not exist"));
            }
        }
        for function in &sentence.used.functions {
            if !FUNCTIONS.contains(&function.as_str()) {
                fault(format!("calls {function}, which does not exist"));
            }
        }
        if key.starts_with('-') && !is_named(key, language) {
            fault("is not used".to_owned());
        }
    }
    found
}

/// Whether another sentence of the language names this one.
fn is_named(key: &str, language: &Language) -> bool {
    language
        .sentences
        .values()
        .any(|other| other.used.sentences.iter().any(|named| named == key))
}

fn unused_by(english: &Language, code: &str) -> Vec<String> {
    let called = names_in(code);
    english
        .sentences
        .iter()
        .filter(|(key, _)| !key.starts_with('-') && !is_named(key, english))
        .filter(|(key, _)| !called.contains(key.replace(['-', '.'], "_").as_str()))
        .map(|(key, sentence)| format!("{}: `{key}` is not used by any Rust file", sentence.file))
        .collect()
}

/// Every name that stands behind a dot or a double colon.
fn names_in(code: &str) -> BTreeSet<&str> {
    code.split(['.', ':'])
        .skip(1)
        .map(|rest| {
            let end = rest.find(|letter: char| !letter.is_alphanumeric() && letter != '_');
            &rest[..end.unwrap_or(rest.len())]
        })
        .collect()
}

fn differences(language: &Language, english: &Language) -> Vec<String> {
    let mut found = Vec::new();
    let is_message = |key: &&String| !key.starts_with('-');
    // Merchants of a language without any of these read English.
    let has_back_office = language.sentences.keys().any(|key| is_of_back_office(key));
    let is_due = |key: &&String| has_back_office || !is_of_back_office(key);
    for key in english.sentences.keys().filter(is_message).filter(is_due) {
        if !language.sentences.contains_key(key) {
            found.push(format!("`{key}` is missing"));
        }
    }
    for key in language.sentences.keys().filter(is_message) {
        let sentence = &language.sentences[key];
        match english.sentences.get(key) {
            None => found.push(format!("{}: `{key}` is not in English", sentence.file)),
            Some(twin) => found.extend(difference(key, sentence, twin)),
        }
    }
    found
}

fn is_of_back_office(key: &str) -> bool {
    key.starts_with("admin-")
}

fn difference(key: &str, sentence: &Sentence, twin: &Sentence) -> Vec<String> {
    let mut found = Vec::new();
    let mut compare = |what: &str, here: Vec<&str>, there: Vec<&str>| {
        if here != there {
            found.push(format!(
                "{}: `{key}` has the {what} {}; English has {}",
                sentence.file,
                listed(&here),
                listed(&there)
            ));
        }
    };
    compare("variables", variables(sentence), variables(twin));
    compare(
        "parts",
        parts(sentence, &twin.marked),
        parts(twin, &twin.marked),
    );
    found
}

fn variables(sentence: &Sentence) -> Vec<&str> {
    sentence.used.variables.iter().map(String::as_str).collect()
}

/// The parts that the code wraps, in the order in which the sentence has them.
fn parts<'a>(sentence: &'a Sentence, marked: &[String]) -> Vec<&'a str> {
    sentence
        .used
        .places
        .iter()
        .filter(|named| marked.contains(named))
        .map(String::as_str)
        .collect()
}

fn listed(names: &[&str]) -> String {
    if names.is_empty() {
        "none".to_owned()
    } else {
        names.join(", ")
    }
}
