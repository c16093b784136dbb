//! What is said of a product, in one language.

use domain::text::clean;

use crate::config::ProductTexts;
use crate::services::admin::action::{Act, ActionError};
use crate::services::admin::goods::{
    Changed, Edit, GoodsFault, GoodsMistake, GoodsTexts, mistake, none_of,
};
use crate::services::{ServiceError, Shop};
use crate::store::catalogue::goods;

/// In letters.
pub const LONGEST_NAME: usize = 100;
pub const LONGEST_SUMMARY: usize = 200;
pub const LONGEST_DESCRIPTION: usize = 5_000;
pub const LONGEST_WORD: usize = 60;
pub const MOST_WORDS: usize = 30;

/// The language in which everything is said that another one leaves out.
pub const ENGLISH: &str = "en";

/// A form as it was filled in. What is empty in another language is said in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedTexts {
    pub name: String,
    pub summary: String,
    /// Paragraphs with empty lines between them.
    pub description: String,
    /// With commas or line breaks between them.
    pub words: String,
}

impl TypedTexts {
    /// The texts as a form has them.
    #[must_use]
    pub fn of(texts: &GoodsTexts) -> Self {
        Self {
            name: texts.name.clone(),
            summary: texts.summary.clone(),
            description: texts.description.join("\n\n"),
            words: texts.words.join(", "),
        }
    }

    pub(super) fn read(&self, is_english: bool) -> Result<GoodsTexts, Vec<GoodsMistake>> {
        let mut mistakes = Vec::new();
        let mut line = |field: &str, typed: &str, most: usize| {
            let text = clean(typed);
            if text.is_empty() && is_english {
                mistakes.push(mistake(field, GoodsFault::Missing));
            }
            if text.chars().count() > most {
                mistakes.push(mistake(field, GoodsFault::TooLong { most }));
            }
            text
        };
        let name = line("name", &self.name, LONGEST_NAME);
        let summary = line("summary", &self.summary, LONGEST_SUMMARY);
        let most = LONGEST_DESCRIPTION;
        if self.description.chars().count() > most {
            mistakes.push(mistake("description", GoodsFault::TooLong { most }));
        }
        let words: Vec<String> = self
            .words
            .split([',', '、', '，', '\n'])
            .map(clean)
            .filter(|word| !word.is_empty())
            .collect();
        let most = LONGEST_WORD;
        if words.iter().any(|word| word.chars().count() > most) {
            mistakes.push(mistake("words", GoodsFault::TooLong { most }));
        }
        let most = MOST_WORDS;
        if words.len() > most {
            mistakes.push(mistake("words", GoodsFault::TooMany { most }));
        }
        if !mistakes.is_empty() {
            return Err(mistakes);
        }
        Ok(GoodsTexts {
            name,
            summary,
            description: paragraphs(&self.description),
            words,
        })
    }
}

fn paragraphs(text: &str) -> Vec<String> {
    let text = text.replace("\r\n", "\n");
    let mut paragraphs = vec![String::new()];
    for line in text.lines() {
        let line = clean(line);
        match paragraphs.last_mut() {
            Some(last) if !line.is_empty() => {
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(&line);
            }
            _ => paragraphs.push(String::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// What is said of a product in a language; empty where English stands for it.
pub async fn in_language(
    shop: &Shop,
    slug: &str,
    language: &str,
) -> Result<GoodsTexts, ServiceError> {
    let mut texts = goods::texts_in(&shop.db, language).await?;
    Ok(own(texts.product.remove(slug).unwrap_or_default()))
}

fn own(texts: ProductTexts) -> GoodsTexts {
    GoodsTexts {
        name: texts.name.unwrap_or_default(),
        summary: texts.summary.unwrap_or_default(),
        description: texts.description.unwrap_or_default(),
        words: texts.words.unwrap_or_default(),
    }
}

/// Says something else of a product in a language.
///
/// # Errors
/// When a text is missing or too long, or the product is gone.
pub async fn change(
    shop: &Shop,
    act: &Act<'_>,
    slug: &str,
    language: &str,
    typed: &TypedTexts,
) -> Result<(), ActionError> {
    let is_english = language == ENGLISH;
    let texts = match typed.read(is_english) {
        Ok(texts) => texts,
        Err(mistakes) => return none_of(mistakes),
    };
    let edit = Edit::begin(shop, act, slug).await?;
    let found = edit.goods().await?;
    let before = if is_english {
        goods::set_texts(&edit.tx, slug, &texts).await?;
        found.texts
    } else {
        let mut all = goods::texts_in(&edit.tx, language).await?;
        let said = all.product.entry(slug.to_owned()).or_default();
        let before = own(said.clone());
        said.name = some(texts.name.clone());
        said.summary = some(texts.summary.clone());
        said.description = (!texts.description.is_empty()).then(|| texts.description.clone());
        said.words = (!texts.words.is_empty()).then(|| texts.words.clone());
        if *said == ProductTexts::default() {
            all.product.remove(slug);
        }
        goods::put_texts_in(&edit.tx, language, &all).await?;
        before
    };
    let (before, after) = (TypedTexts::of(&before), TypedTexts::of(&texts));
    let language = || language.to_owned();
    for (what, before, after) in [
        (
            Changed::Name {
                language: language(),
            },
            before.name,
            after.name,
        ),
        (
            Changed::Summary {
                language: language(),
            },
            before.summary,
            after.summary,
        ),
        (
            Changed::Description {
                language: language(),
            },
            before.description,
            after.description,
        ),
        (
            Changed::Words {
                language: language(),
            },
            before.words,
            after.words,
        ),
    ] {
        edit.note_text(what, &before, &after).await?;
    }
    edit.done().await
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_parted_by_empty_lines_however_they_are_written() {
        assert_eq!(paragraphs("a\r\nb\r\n\r\n\r\n c "), ["a b", "c"]);
        assert_eq!(paragraphs(" \n\n"), [""; 0]);
    }

    #[test]
    fn every_mistake_is_told_at_once() {
        let typed = TypedTexts {
            name: String::new(),
            summary: "x".repeat(LONGEST_SUMMARY + 1),
            description: "x".repeat(LONGEST_DESCRIPTION + 1),
            words: "a,".repeat(MOST_WORDS + 1),
        };
        let fields = |is_english| {
            let mistakes = typed.read(is_english).unwrap_err().into_iter();
            mistakes.map(|it| it.field).collect::<Vec<_>>()
        };
        assert_eq!(fields(true), ["name", "summary", "description", "words"]);
        assert_eq!(fields(false), ["summary", "description", "words"]);
    }

    #[test]
    fn what_a_form_shows_is_read_back() {
        let texts = GoodsTexts {
            name: "A".to_owned(),
            summary: "B".to_owned(),
            description: vec!["C".to_owned(), "D".to_owned()],
            words: vec!["e f".to_owned(), "g".to_owned()],
        };
        assert_eq!(TypedTexts::of(&texts).read(true), Ok(texts));
    }
}
