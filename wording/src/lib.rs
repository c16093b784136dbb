//! Gives every sentence that a buyer or a merchant reads, in one language.
//!
//! The sentences are the Fluent files below `locales`, one folder a language. Each is a method
//! here: `cart-empty` of `locales/en/cart.ftl` is `words.cart_empty()`. How to write them, and
//! how to add a language: `docs/wording.md`.

use std::{fmt, ops::Deref, sync::LazyLock};

#[allow(warnings, clippy::all, clippy::unwrap_used, clippy::expect_used)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/sentences.rs"));
}

use generated::L10n;
/// One method for each sentence; [`Words`] leads to it.
pub use generated::L10nLanguage as Sentences;

struct Language {
    tag: &'static str,
    sentences: Sentences,
}

/// English first.
static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    let load = |language: &'static L10n| Language {
        tag: language,
        sentences: language.load(),
    };
    let mut languages: Vec<_> = L10n::iter().map(load).collect();
    languages.sort_by_key(|language| language.tag != &*L10n::default());
    languages
});

/// Every sentence in one language. Costs nothing to copy.
#[derive(Clone, Copy)]
pub struct Words(&'static Language);

impl Words {
    /// Finds the language of a folder, such as `en`.
    pub fn in_language(tag: &str) -> Option<Self> {
        LANGUAGES
            .iter()
            .find(|language| language.tag == tag)
            .map(Self)
    }

    /// Names the language as HTML's `lang` does.
    pub fn language(self) -> &'static str {
        self.0.tag
    }
}

impl Default for Words {
    /// Speaks English.
    fn default() -> Self {
        Self(&LANGUAGES[0])
    }
}

impl Deref for Words {
    type Target = Sentences;

    fn deref(&self) -> &Sentences {
        &self.0.sentences
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Words").field(&self.0.tag).finish()
    }
}
