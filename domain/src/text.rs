//! What people type and paste, made fit to keep, and folded to be compared.
//!
//! Every form and every search goes through [`clean`] at the edge. Whatever is compared with what
//! somebody typed is compared by its [`fold`], on both sides, so that the databases need no rules
//! of their own and agree.

mod cpf;
mod email;
mod fold;
mod number;

use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

pub use cpf::{Cpf, CpfMistake, cpf};
pub use email::{EmailMistake, MAX_EMAIL, email};
pub use fold::{fold, fold_code};
pub use number::{number_text, phone};

/// Cleans one line of text: composes it, drops what nobody can see, and makes each run of blanks
/// one space.
///
/// What is empty to the eye is empty.
///
/// ```
/// use domain::text::clean;
///
/// assert_eq!(clean("  Zoe\u{308}\u{a0}\u{200b} Müller "), "Zoë Müller");
/// assert_eq!(clean("\u{202e}12 Elm St\u{202c}"), "12 Elm St");
/// assert_eq!(clean("\u{200b}\u{3164}"), "");
/// ```
#[must_use]
pub fn clean(typed: &str) -> String {
    if is_clean_ascii(typed) {
        typed.to_owned()
    } else {
        clean_letters(typed)
    }
}

/// Whether nothing has to be looked up to know that a text is clean. Most is of this kind.
fn is_clean_ascii(text: &str) -> bool {
    // Between two spaces nothing is drawn, and neither before the first nor behind the last.
    let mut words = text.split(' ');
    words.all(|word| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_graphic()))
}

fn clean_letters(typed: &str) -> String {
    let letters: Vec<char> = typed.chars().collect();
    let mut cleaned = String::with_capacity(typed.len());
    let mut blank = false;
    for (at, &letter) in letters.iter().enumerate() {
        if is_blank(letter) {
            blank = true;
        } else if is_kept(&letters, at) {
            if blank && !cleaned.is_empty() {
                cleaned.push(' ');
            }
            blank = false;
            cleaned.push(letter);
        }
    }
    if cleaned.chars().any(is_seen) {
        cleaned.nfc().collect()
    } else {
        String::new()
    }
}

/// Tabs and line breaks too: a field is one line.
fn is_blank(letter: char) -> bool {
    // The braille pattern without dots is drawn as a blank.
    letter.is_whitespace() || letter == '\u{2800}'
}

fn is_kept(letters: &[char], at: usize) -> bool {
    let letter = letters[at];
    let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
    let after = letters.get(at + 1).copied();
    match letter {
        // Joiners shape Persian, Indian scripts and emoji; between plain letters they only hide.
        '\u{200c}' | '\u{200d}' => [before, after]
            .into_iter()
            .all(|other| other.is_some_and(|other| !other.is_ascii() && joins(other))),
        // Variation selectors choose the form of an ideograph or an emoji, and stand behind it.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            before.is_some_and(|before| !before.is_ascii_alphabetic() && is_seen(before))
        }
        _ => !is_hidden(letter),
    }
}

fn joins(letter: char) -> bool {
    is_seen(letter) || is_mark(letter)
}

/// Never seen, whatever stands beside it. Direction characters are among them: a page isolates
/// each text that somebody typed, so none is needed.
fn is_hidden(letter: char) -> bool {
    matches!(
        letter.general_category(),
        GeneralCategory::Control | GeneralCategory::Format | GeneralCategory::Surrogate
    ) || matches!(
        letter,
        // Fillers and joiners that count as letters or marks.
        '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{3164}' | '\u{ffa0}'
        | '\u{180b}'..='\u{180f}'
        // No characters at all.
        | '\u{fdd0}'..='\u{fdef}' | '\u{fffe}' | '\u{ffff}' | '\u{fffd}'
    )
}

fn is_mark(letter: char) -> bool {
    matches!(
        letter.general_category(),
        GeneralCategory::NonspacingMark
            | GeneralCategory::SpacingMark
            | GeneralCategory::EnclosingMark
    )
}

/// Whether something is drawn for it, by itself.
fn is_seen(letter: char) -> bool {
    !is_blank(letter)
        && !is_mark(letter)
        && !is_hidden(letter)
        && !matches!(
            letter.general_category(),
            GeneralCategory::Unassigned | GeneralCategory::PrivateUse
        )
}

/// The longest beginning that has at most so many characters.
#[must_use]
pub fn cut(text: &str, max: usize) -> &str {
    match text.char_indices().nth(max) {
        Some((at, _)) => text[..at].trim_end(),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_can_see_is_not_kept() {
        for (typed, cleaned) in [
            ("", ""),
            (" \t\r\n ", ""),
            ("\u{a0}\u{2003}\u{3000}", ""),
            ("\u{200b}", ""),
            ("\u{feff}\u{2060}\u{ad}", ""),
            ("\u{115f}\u{1160}\u{3164}\u{ffa0}", ""),
            ("\u{2800}", ""),
            ("\u{301}\u{301}", ""),
            ("\u{e0041}\u{e007f}", ""),
            ("\0\u{7}\u{9b}", ""),
            ("Ada\0 Love\u{7}lace", "Ada Lovelace"),
            ("a\u{200d}b", "ab"),
            ("Spring\u{ad}field", "Springfield"),
            ("Ada\u{a0}\u{a0}Lovelace\u{2028}", "Ada Lovelace"),
            ("\u{ff21}da", "\u{ff21}da"),
        ] {
            assert_eq!(clean(typed), cleaned, "{typed:?}");
        }
    }

    #[test]
    fn no_text_turns_its_neighbours_around() {
        for direction in [
            '\u{200e}', '\u{200f}', '\u{61c}', '\u{202a}', '\u{202b}', '\u{202c}', '\u{202d}',
            '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}', '\u{2069}',
        ] {
            let typed = format!("12 {direction}Elm St");
            assert_eq!(clean(&typed), "12 Elm St", "{direction:?}");
        }
    }

    #[test]
    fn letters_of_all_scripts_stay_as_they_are() {
        for text in [
            "Zoë Müller",
            "北京市朝阳区",
            "서울특별시",
            "がぎぐ",
            "มานี มานะ",
            "देवनागरी क्\u{200d}ष",
            "می\u{200c}خواهم",
            "葛\u{e0100}城",
            "👩\u{200d}💻",
            "❤\u{fe0f}",
            "O’Brien & Söhne, 3/4",
            "שלום",
        ] {
            assert_eq!(clean(text), text, "{text}");
        }
    }

    #[test]
    fn to_clean_twice_changes_nothing() {
        for typed in [
            "  a\u{301} b\u{200b}",
            "\u{200d}❤\u{200d}",
            "x \u{fe0f} y",
            "e\u{200b}\u{301}",
        ] {
            let once = clean(typed);
            assert_eq!(clean(&once), once, "{typed:?}");
        }
    }

    #[test]
    fn plain_text_is_cleaned_as_any_other() {
        let ascii = || (0..=127_u8).map(char::from);
        for first in ascii() {
            for second in ascii() {
                let text = format!("{first}{second}a{second}");
                assert_eq!(clean(&text), clean_letters(&text), "{text:?}");
            }
        }
    }

    #[test]
    fn a_cut_falls_between_characters() {
        assert_eq!(cut("ééé", 2), "éé");
        assert_eq!(cut("ab cd", 3), "ab");
        assert_eq!(cut("ab", 3), "ab");
    }
}
