//! Gives every sentence that a buyer or a merchant reads, in one language.
//!
//! The sentences are the Fluent files below `locales`, one folder a language. Each is a method
//! here: `cart-empty` of `locales/en/cart.ftl` is `words.cart_empty()`. How to write them, and
//! how to add a language: `docs/wording.md`.

#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used))]

mod amounts;
mod language;
mod own;
// The build script and the tests read it, too; each uses a part of it.
#[allow(dead_code)]
mod pattern;

use std::{
    fmt,
    hash::{Hash, Hasher},
    ops::Deref,
    ptr,
    sync::LazyLock,
};

use domain::Zone;

pub use crate::language::Sentences;
use crate::language::{LANGUAGE_FILES, Language};
pub use crate::own::{OwnWords, OwnWordsError};

/// As the files have them, English first.
static LANGUAGES: LazyLock<&'static [&'static Language]> =
    LazyLock::new(|| all_languages(|_| Vec::new()));

/// Every language, each with what `own` has of it. They stay in memory until the process ends.
fn all_languages(own: impl Fn(&str) -> Vec<&'static str>) -> &'static [&'static Language] {
    let mut english: Option<&'static Language> = None;
    let languages = LANGUAGE_FILES.iter().map(|(tag, files)| {
        let language: &'static Language =
            Box::leak(Box::new(Language::new(tag, files, own(tag), english)));
        english.get_or_insert(language);
        language
    });
    languages.collect::<Vec<_>>().leak()
}

/// Every sentence of one shop in one language. Costs nothing to copy.
#[derive(Clone, Copy)]
pub struct Words {
    language: &'static Language,
    /// The same shop's languages.
    all: &'static [&'static Language],
    /// The tag of the shop's first language, whose addresses name none.
    first: &'static str,
    zone: Zone,
}

impl Words {
    /// A shop's words in the language of a folder, such as `en`.
    ///
    /// The shop's name is part of its words, so another language is always asked of those that one
    /// has, never of the crate.
    pub fn in_language(self, tag: &str) -> Option<Self> {
        let mut languages = self.all.iter();
        let language = *languages.find(|language| language.tag == tag)?;
        Some(Self { language, ..self })
    }

    /// The folders that are built in, English first.
    pub fn languages() -> impl Iterator<Item = &'static str> {
        LANGUAGE_FILES.iter().map(|(tag, _)| *tag)
    }

    /// The language that somebody is written to in; the shop's first if it is none of ours, or not
    /// known.
    pub fn spoken(self, tag: &str) -> Self {
        let found = self.in_language(tag);
        found
            .or_else(|| self.in_language(self.first))
            .unwrap_or(self)
    }

    /// The same words in a shop whose first language this is.
    pub fn as_first(self) -> Self {
        Self {
            first: self.language.tag,
            ..self
        }
    }

    /// Reads a language that is not built in from the texts of its Fluent files.
    ///
    /// What it lacks, or says with other variables, is said in English. It stays in memory until
    /// the process ends.
    pub fn read(tag: &str, files: &[String]) -> Self {
        let files: Vec<&'static str> = files.iter().map(|text| &*text.clone().leak()).collect();
        let english = Self::default();
        let language = Language::new(
            tag.to_owned().leak(),
            files.leak(),
            Vec::new(),
            Some(english.language),
        );
        Self {
            language: Box::leak(Box::new(language)),
            ..english
        }
    }

    /// Where the shop's days begin, and whose clock its pages and mails go by.
    pub fn zone(self) -> Zone {
        self.zone
    }

    /// Every language of the shop, its first one at the beginning.
    pub fn all(self) -> impl Iterator<Item = Self> {
        let others = self.all.iter().filter(move |it| it.tag != self.first);
        self.in_language(self.first)
            .into_iter()
            .chain(others.map(move |language| Self {
                language: *language,
                ..self
            }))
    }

    /// Names the language as HTML's `lang` does.
    pub fn language(self) -> &'static str {
        self.language.tag
    }

    /// Begins every address of a page in this language: `/de`, and nothing for the shop's first.
    pub fn prefix(self) -> &'static str {
        if self.language.tag == self.first {
            ""
        } else {
            self.language.prefix
        }
    }

    /// The address of a page in this language; `path` is that of the first language's.
    pub fn path(self, path: &str) -> String {
        match (self.prefix(), path.strip_prefix('/')) {
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
        if self.language.tag.starts_with("zh") {
            deunicode::deunicode(name).to_lowercase()
        } else {
            domain::text::fold(name)
        }
    }

    /// The language of the back office for whoever reads this one: English where it has none.
    pub fn in_back_office(self) -> Self {
        if self.language.has_back_office {
            self
        } else {
            Self {
                language: self.all[0],
                ..self
            }
        }
    }
}

impl Default for Words {
    /// Speaks English, as the files do.
    fn default() -> Self {
        Self {
            language: LANGUAGES[0],
            all: *LANGUAGES,
            first: LANGUAGES[0].tag,
            zone: Zone::UTC,
        }
    }
}

impl Deref for Words {
    type Target = Sentences;

    fn deref(&self) -> &Sentences {
        &self.language.sentences
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.language.tag).finish()
    }
}

/// The same sentences, of the same shop with the same first language.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        ptr::eq(self.language, other.language) && self.first == other.first
    }
}

impl Eq for Words {}

impl Hash for Words {
    fn hash<H: Hasher>(&self, state: &mut H) {
        ptr::hash(self.language, state);
        self.first.hash(state);
    }
}
