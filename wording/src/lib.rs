//! Gives every sentence that a buyer or a merchant reads, in one language.
//!
//! The sentences are the Fluent files below `locales`, one folder a language. Each is a method
//! here: `cart-empty` of `locales/en/cart.ftl` is `words.cart_empty()`. How to write them, and
//! how to add a language: `docs/wording.md`.

mod amounts;
mod language;

use std::{fmt, ops::Deref, sync::LazyLock};

pub use crate::language::Sentences;
use crate::language::{LANGUAGE_FILES, Language};

/// English first.
static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let mut languages: Vec<Language> = Vec::new();
    for (tag, files) in LANGUAGE_FILES {
        let english = languages.first().map(|english| english.sentences);
        languages.push(Language::read(tag, files, english));
    }
    languages
});

/// Every sentence in one language. Costs nothing to copy.
#[derive(Clone, Copy)]
pub struct Words(Language);

impl Words {
    /// Finds the language of a folder, such as `en`.
    pub fn in_language(tag: &str) -> Option<Self> {
        LANGUAGES
            .iter()
            .find(|language| language.tag == tag)
            .map(|language| Self(*language))
    }

    /// The language that somebody is written to in; English if it is none of ours, or not known.
    pub fn spoken(tag: &str) -> Self {
        Self::in_language(tag).unwrap_or_default()
    }

    /// Reads a language that is not built in from the texts of its Fluent files.
    ///
    /// What it lacks, or says with other variables, is said in English. It stays in memory until
    /// the process ends.
    pub fn read(tag: &str, files: &[String]) -> Self {
        let files: Vec<&'static str> = files.iter().map(|text| &*text.clone().leak()).collect();
        Self(Language::read(
            tag.to_owned().leak(),
            &files,
            Some(Self::default().0.sentences),
        ))
    }

    /// Lists every language that is built in, English first.
    pub fn all() -> impl Iterator<Item = Self> {
        LANGUAGES.iter().map(|language| Self(*language))
    }

    /// Names the language as HTML's `lang` does.
    pub fn language(self) -> &'static str {
        self.0.tag
    }

    /// Begins every address of a page in this language: `/de`, and nothing for English.
    pub fn prefix(self) -> &'static str {
        self.0.prefix
    }

    /// The address of a page in this language; `path` is that of the English one.
    pub fn path(self, path: &str) -> String {
        match (self.0.prefix, path.strip_prefix('/')) {
            ("", _) | (_, None) => path.to_owned(),
            (prefix, Some(rest)) if rest.is_empty() || rest.starts_with(['?', '#']) => {
                format!("{prefix}{rest}")
            }
            (prefix, Some(_)) => format!("{prefix}{path}"),
        }
    }

    /// What names are sorted by, as readers look for them: Chinese ones by their sound, all others
    /// without regard to case and accents.
    pub fn sort_key(self, name: &str) -> String {
        if self.0.tag.starts_with("zh") {
            deunicode::deunicode(name).to_lowercase()
        } else {
            domain::text::fold(name)
        }
    }

    /// The language of the back office for whoever reads this one: English where it has none.
    pub fn in_back_office(self) -> Self {
        if self.0.has_back_office {
            self
        } else {
            Self::default()
        }
    }
}

impl Default for Words {
    /// Speaks English.
    fn default() -> Self {
        Self(LANGUAGES[0])
    }
}

impl Deref for Words {
    type Target = Sentences;

    fn deref(&self) -> &Sentences {
        self.0.sentences
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.0.tag).finish()
    }
}
