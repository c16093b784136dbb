//! What one shop says otherwise than the files: its name in every language, and any sentence.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::Write as _,
    sync::{LazyLock, Mutex, PoisonError},
};

use domain::Zone;
use fluent_syntax::{
    ast::{Entry, Pattern},
    parser,
};

use crate::{
    Words, all_languages,
    language::{LANGUAGE_FILES, Language, keys},
    pattern::used_by,
};

/// A shop's name, and the sentences that it words itself.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct OwnWords {
    /// What `-shop-name` says in every language.
    pub name: String,
    /// Where its days begin, and whose clock its pages and mails go by.
    pub zone: Zone,
    /// By language, then by key: `home-lead`, or `error-missing.message` for an attribute.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
}

/// Why a text of a shop's own cannot be said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OwnWordsError {
    /// No folder has this name.
    NoSuchLanguage {
        language: String,
    },
    NoSuchSentence {
        language: String,
        key: String,
    },
    /// It is not written as Fluent wants it.
    Unreadable {
        language: String,
        key: String,
    },
    /// It names what the sentence is not given, or leaves out what the page wraps.
    OtherVariables {
        language: String,
        key: String,
        /// What the English sentence has.
        english: Vec<String>,
    },
}

/// The languages of each shop of this process. There is one, but for tests.
static SHOPS: LazyLock<Mutex<HashMap<OwnWords, &'static [&'static Language]>>> =
    LazyLock::new(Mutex::default);

impl OwnWords {
    /// The shop's words in English; [`Words::in_language`] leads on to its others.
    ///
    /// Texts without variables are made here, once, so the name has to be known before. They stay
    /// in memory until the process ends. What [`check`](Self::check) finds is left out.
    pub fn words(&self) -> Words {
        let mut shops = SHOPS.lock().unwrap_or_else(PoisonError::into_inner);
        let all = match shops.get(self) {
            Some(all) => *all,
            None => {
                let all = all_languages(|tag| vec![&*self.fluent(tag).leak()]);
                shops.insert(self.clone(), all);
                all
            }
        };
        Words {
            language: all[0],
            all,
            first: all[0].tag,
            zone: self.zone,
        }
    }

    /// Everything that is wrong with the texts.
    pub fn check(&self) -> Vec<OwnWordsError> {
        let mut errors = Vec::new();
        for (language, texts) in &self.texts {
            if !Words::languages().any(|tag| tag == language) {
                let language = language.clone();
                errors.push(OwnWordsError::NoSuchLanguage { language });
                continue;
            }
            errors.extend(
                texts
                    .iter()
                    .filter_map(|(key, text)| fault(language, key, text)),
            );
        }
        errors
    }

    /// Every key that a shop can word itself.
    pub fn keys() -> impl Iterator<Item = String> {
        keys().map(|(key, attribute)| match attribute {
            Some(attribute) => format!("{key}.{attribute}"),
            None => key.to_owned(),
        })
    }

    /// Writes a text as Fluent has it that is none of Fluent's syntax.
    pub fn literal(text: &str) -> String {
        let text = text.replace('\\', "\\\\").replace('"', "\\\"");
        format!("{{ \"{text}\" }}")
    }

    /// The Fluent text of what is said otherwise in a language.
    fn fluent(&self, tag: &str) -> String {
        let mut text = format!("-shop-name = {}\n", Self::literal(&self.name));
        for (key, said) in self.texts.get(tag).into_iter().flatten() {
            if fault(tag, key, said).is_none() {
                let _ = writeln!(text, "{}", message(key, said));
            }
        }
        text
    }
}

/// A sentence as its file would have it.
fn message(key: &str, text: &str) -> String {
    // A line that begins at the margin would begin another message.
    let text = text.trim().replace('\n', "\n        ");
    match key.split_once('.') {
        Some((key, attribute)) => format!("{key} =\n    .{attribute} = {text}"),
        None => format!("{key} = {text}"),
    }
}

fn fault(language: &str, key: &str, text: &str) -> Option<OwnWordsError> {
    let (language, owned) = (language.to_owned(), key.to_owned());
    if !OwnWords::keys().any(|known| known == key) {
        return Some(OwnWordsError::NoSuchSentence {
            language,
            key: owned,
        });
    }
    let fluent = message(key, text);
    let Some(own) = names(&fluent, key) else {
        return Some(OwnWordsError::Unreadable {
            language,
            key: owned,
        });
    };
    let mut files = LANGUAGE_FILES
        .first()
        .map_or(&[][..], |(_, files)| files)
        .iter();
    let english = files.find_map(|file| names(file, key)).unwrap_or_default();
    // A link is a term of its own; a sentence without it would lose it.
    let is_link = |name: &String| name.starts_with('-') && name != SHOP_NAME;
    let links = |names: &[String]| {
        names
            .iter()
            .filter(|name| is_link(name))
            .cloned()
            .collect::<Vec<_>>()
    };
    let is_known = |name: &String| name == SHOP_NAME || english.contains(name);
    let fits = own.iter().all(is_known) && links(&own) == links(&english);
    (!fits).then_some(OwnWordsError::OtherVariables {
        language,
        key: owned,
        english,
    })
}

const SHOP_NAME: &str = "-shop-name";

/// The variables, as `$name`, and the terms that a message of this text has; `None` if there is no
/// such message.
fn names(fluent: &str, key: &str) -> Option<Vec<String>> {
    let (key, attribute) = match key.split_once('.') {
        Some((key, attribute)) => (key, Some(attribute)),
        None => (key, None),
    };
    let resource = parser::parse(fluent).ok()?;
    let found = resource.body.iter().find_map(|entry| match entry {
        Entry::Message(message) if message.id.name == key => Some(message),
        _ => None,
    })?;
    let pattern: &Pattern<&str> = match attribute {
        None => found.value.as_ref()?,
        Some(attribute) => {
            &found
                .attributes
                .iter()
                .find(|it| it.id.name == attribute)?
                .value
        }
    };
    let used = used_by(pattern);
    let variables = used.variables.iter().map(|name| format!("${name}"));
    let terms = used.sentences.iter().filter(|name| name.starts_with('-'));
    Some(variables.chain(terms.cloned()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tidewater(texts: &[(&str, &str)]) -> OwnWords {
        let texts = texts
            .iter()
            .map(|(key, text)| ((*key).to_owned(), (*text).to_owned()));
        OwnWords {
            name: "Tide \"&\" {water}".to_owned(),
            zone: Zone::UTC,
            texts: [("en".to_owned(), texts.collect())].into(),
        }
    }

    #[test]
    fn the_name_stands_in_every_language() {
        let words = tidewater(&[]).words();
        for tag in Words::languages() {
            let words = words.in_language(tag).unwrap_or_default();
            assert_eq!(words.shop_name_alone(), "Tide \"&\" {water}", "{tag}");
            assert!(
                words.legal_imprint_description().contains("{water}"),
                "{tag}"
            );
        }
        assert_eq!(Words::default().shop_name_alone(), "Wayfare");
        assert_ne!(words, Words::default());
        assert_eq!(words, tidewater(&[]).words());
    }

    #[test]
    fn any_sentence_can_be_worded_otherwise() {
        let own = tidewater(&[
            ("home-lead", "Things that float.\nAt { -shop-name }."),
            ("cart-each", "{ $price } a piece"),
            ("error-missing.message", "Nothing at low tide."),
        ]);
        assert_eq!(own.check(), []);
        let words = own.words();
        assert_eq!(
            words.home_lead(),
            "Things that float.\nAt Tide \"&\" {water}."
        );
        assert_eq!(words.cart_each("EUR 1.00"), "EUR 1.00 a piece");
        assert_eq!(words.error_missing_message(), "Nothing at low tide.");
        assert_eq!(words.error_missing(), Words::default().error_missing());
        assert_eq!(words.cart_empty(), Words::default().cart_empty());
    }

    #[test]
    fn what_cannot_be_said_is_found_and_left_out() {
        let mut own = tidewater(&[
            ("home-leed", "x"),
            ("home-lead", "{ unclosed"),
            ("cart-each", "{ $prise } each"),
            ("help-delivery-progress", "Where is it? Nobody knows."),
        ]);
        own.texts.insert("xx".to_owned(), BTreeMap::new());
        let keys: Vec<_> = own
            .check()
            .into_iter()
            .map(|error| match error {
                OwnWordsError::NoSuchLanguage { language } => language,
                OwnWordsError::NoSuchSentence { key, .. } => format!("none: {key}"),
                OwnWordsError::Unreadable { key, .. } => format!("unreadable: {key}"),
                OwnWordsError::OtherVariables { key, english, .. } => format!("{key}: {english:?}"),
            })
            .collect();
        assert_eq!(
            keys,
            [
                r#"cart-each: ["$price"]"#,
                r#"help-delivery-progress: ["-help-your-orders"]"#,
                "unreadable: home-lead",
                "none: home-leed",
                "xx",
            ]
        );
        assert_eq!(own.words().home_lead(), Words::default().home_lead());
    }
}
