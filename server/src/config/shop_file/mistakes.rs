//! What is wrong with the file, in a line each: where it stands, and what was probably meant.

use wording::{OwnWords, OwnWordsError};

use crate::config::likeness::nearest;

/// Below it two words have too little in common.
const ALIKE: f64 = 0.75;

/// The line that the byte at `place` is in.
pub(super) fn line(text: &str, place: usize) -> usize {
    let before = text.get(..place).unwrap_or_default();
    before.matches('\n').count() + 1
}

/// What the parser found.
pub(in crate::config) fn of_toml(name: &str, text: &str, error: &toml::de::Error) -> String {
    let line = error.span().map_or(1, |span| line(text, span.start));
    let message = error.message().lines().next().unwrap_or_default();
    let problem = unknown_field(message)
        .or_else(|| missing_field(message))
        .unwrap_or_else(|| message.to_owned());
    format!("{name}, line {line}: {problem}")
}

/// Serde's ``unknown field `a`, expected one of `b`, `c` ``.
fn unknown_field(message: &str) -> Option<String> {
    let rest = message.strip_prefix("unknown field ")?;
    let mut names = rest.split('`').skip(1).step_by(2);
    let unknown = names.next()?;
    let known: Vec<&str> = names.collect();
    Some(format!(
        "`{unknown}` is no key here; {}",
        hint(unknown, &known)
    ))
}

fn missing_field(message: &str) -> Option<String> {
    let name = message.strip_prefix("missing field ")?;
    Some(format!("{name} is missing"))
}

/// What is wrong with a sentence of the shop's own.
pub(super) fn of_text(error: &OwnWordsError) -> String {
    match error {
        OwnWordsError::NoSuchLanguage { language } => {
            format!("texts.{language}: there is no such language in wording/locales")
        }
        OwnWordsError::NoSuchSentence { language, key } => {
            let known: Vec<String> = OwnWords::keys().collect();
            let nearest = nearest(key, known.iter().map(String::as_str), ALIKE);
            let hint = match nearest {
                Some(known) => format!("did you mean `{known}`?"),
                None => "wording/locales/en has them all".to_owned(),
            };
            format!("texts.{language}: `{key}` is no sentence; {hint}")
        }
        OwnWordsError::Unreadable { language, key } => format!(
            "texts.{language}.{key}: cannot be read as Fluent; see that each `{{` has its `}}`"
        ),
        OwnWordsError::OtherVariables {
            language,
            key,
            english,
        } => {
            let has = if english.is_empty() {
                "none".to_owned()
            } else {
                english.join(", ")
            };
            format!(
                "texts.{language}.{key}: has other variables or links than the sentence, which has {has}"
            )
        }
    }
}

fn hint(unknown: &str, known: &[&str]) -> String {
    match nearest(unknown, known.iter().copied(), ALIKE) {
        Some(name) => format!("did you mean `{name}`?"),
        None => {
            let names: Vec<String> = known.iter().map(|name| format!("`{name}`")).collect();
            format!("there are {}", names.join(", "))
        }
    }
}
