//! Words of a text: folded, and as they are written.

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategoryGroup, UnicodeGeneralCategory as _};

use crate::text::fold;

/// A word as it is compared, and as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) folded: String,
    pub(super) written: String,
}

/// Splits a text at blanks and at signs that stand between words. What stands without blanks, such
/// as a Chinese sentence, is one word: it is looked into, not split.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    for written in text.split_whitespace() {
        // A Korean syllable as its letters: a slip in one of them is a small one.
        let folded: String = fold(written).nfd().collect();
        let mut words = folded
            .split(|letter| !is_of_a_word(letter))
            .filter(|word| !word.is_empty());
        match (words.next(), words.next()) {
            (None, _) => {}
            (Some(only), None) => tokens.push(Token {
                folded: only.to_owned(),
                written: written
                    .trim_matches(|letter| !is_of_a_word(letter))
                    .to_lowercase(),
            }),
            (Some(first), Some(second)) => {
                for word in [first, second].into_iter().chain(words) {
                    tokens.push(Token {
                        folded: word.to_owned(),
                        written: word.to_owned(),
                    });
                }
            }
        }
    }
    tokens
}

/// Marks too: they make another letter of a Japanese or an Indian one.
fn is_of_a_word(letter: char) -> bool {
    matches!(
        letter.general_category_group(),
        GeneralCategoryGroup::Letter | GeneralCategoryGroup::Number | GeneralCategoryGroup::Mark
    )
}

/// What is written without spaces between words.
pub(super) fn is_unspaced(letter: char) -> bool {
    Script::of(letter) != Script::Other
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Han,
    Hiragana,
    Katakana,
    Other,
}

impl Script {
    const fn of(letter: char) -> Self {
        match letter {
            '\u{3041}'..='\u{3096}' => Self::Hiragana,
            '\u{30a1}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Self::Katakana,
            '々'
            | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3134f}' => Self::Han,
            _ => Self::Other,
        }
    }

    /// What belongs to the letter before it: a mark, or the stroke that makes a vowel long.
    const fn goes_on(letter: char) -> bool {
        matches!(letter, '\u{3099}' | '\u{309a}' | 'ー')
    }
}

/// The pieces of a word that is written without spaces: where the script changes, and each pair of
/// Chinese characters. None of a word that has spaces around it.
pub(super) fn pieces(word: &str) -> Vec<String> {
    let mut runs: Vec<(Script, String)> = Vec::new();
    for letter in word.chars() {
        let script = Script::of(letter);
        match runs.last_mut() {
            Some((last, run)) if *last == script || Script::goes_on(letter) => run.push(letter),
            _ => runs.push((script, letter.to_string())),
        }
    }
    if runs.iter().all(|(script, _)| *script == Script::Other) {
        return Vec::new();
    }
    // Hiragana between other scripts are the endings, not the things.
    let says_things = |script: Script| script != Script::Hiragana;
    let any = runs.iter().any(|(script, _)| says_things(*script));
    let mut pieces = Vec::new();
    for (script, run) in runs {
        if any && !says_things(script) {
            continue;
        }
        let letters: Vec<char> = run.chars().collect();
        if script == Script::Han && letters.len() > 2 {
            pieces.extend(
                letters
                    .windows(2)
                    .map(|pair| pair.iter().collect::<String>()),
            );
        } else {
            pieces.push(run);
        }
    }
    pieces
}
