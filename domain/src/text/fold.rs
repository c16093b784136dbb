use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use super::clean;
use super::number::digit;

/// Folds a text for comparing it with what somebody typed: neither case, accents, width, hyphens,
/// quotation marks nor invisible characters count.
///
/// ```
/// use domain::text::fold;
///
/// assert_eq!(fold(" Élodie  STRASSE"), fold("elodie straße"));
/// assert_eq!(fold("ＷＦ‐7K3M–9QXA"), "wf7k3m9qxa");
/// assert_eq!(fold("“Sommer”"), "sommer");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let text = clean(text);
    // Nothing of these is left out or exchanged.
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b' ' || byte == b'_';
    if text.bytes().all(is_plain) {
        text.to_ascii_lowercase()
    } else {
        fold_letters(&text)
    }
}

fn fold_letters(text: &str) -> String {
    let folded: String = text
        .nfkd()
        .flat_map(char::to_lowercase)
        .nfkd()
        .filter(|letter| !is_accent(*letter) && !is_trimming(*letter))
        .fold(String::new(), |mut folded, letter| {
            match letter {
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                'ø' => folded.push('o'),
                'ł' => folded.push('l'),
                'đ' | 'ð' => folded.push('d'),
                'þ' => folded.push_str("th"),
                'ı' => folded.push('i'),
                'ς' => folded.push('σ'),
                letter => folded.push(digit(letter).unwrap_or(letter)),
            }
            folded
        });
    // Again: what was dropped may have stood between two blanks.
    clean(&folded)
}

/// Folds a code or a number that people read out, such as an order's: only letters and digits
/// count.
///
/// ```
/// use domain::text::fold_code;
///
/// assert_eq!(fold_code(" “wf 7k3m.9qxa” "), fold_code("WF-7K3M-9QXA"));
/// ```
#[must_use]
pub fn fold_code(text: &str) -> String {
    let mut code = fold(text);
    code.retain(char::is_alphanumeric);
    code
}

/// A mark above or below a letter of the scripts that have accents. A Japanese or an Indian mark
/// makes another letter, so those stay.
fn is_accent(letter: char) -> bool {
    matches!(
        letter,
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
            | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
    )
}

/// Hyphens, dashes, apostrophes and quotation marks: pasted, left out and exchanged as it happens.
fn is_trimming(letter: char) -> bool {
    matches!(
        letter.general_category(),
        GeneralCategory::DashPunctuation
            | GeneralCategory::InitialPunctuation
            | GeneralCategory::FinalPunctuation
    ) || matches!(
        letter,
        '\'' | '"' | '`' | '´' | '‚' | '„' | '\u{2212}' | '\u{2b9}'
            ..='\u{2bc}' | '「' | '」' | '『' | '』'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_is_folded_as_any_other() {
        for letter in (0..=127_u8).map(char::from) {
            let text = clean(&format!("Ab{letter}C{letter} _9"));
            assert_eq!(fold(&text), fold_letters(&text), "{text:?}");
        }
    }

    #[test]
    fn what_people_take_for_the_same_folds_to_the_same() {
        for (typed, meant) in [
            ("elodie", "Élodie"),
            ("E\u{301}LODIE", "élodie"),
            ("strasse", "Straße"),
            ("ＢＡＧ", "bag"),
            ("ﾊﾞｯｸﾞ", "バッグ"),
            ("tshirt", "T\u{2011}Shirt"),
            ("“FIRSTTRIP”", "firsttrip"),
            ("«Sommer»", "SOMMER"),
            ("\u{200b}first\u{ad}trip\u{feff}", "FIRSTTRIP"),
            ("İstanbul", "istanbul"),
            ("Łódź", "lodz"),
            ("smørrebrød", "Smorrebrod"),
            ("٠١٢", "012"),
            ("coffee   mug", "Coffee\u{a0}Mug"),
            ("서울", "\u{1109}\u{1165}\u{110b}\u{116e}\u{11af}"),
        ] {
            assert_eq!(fold(typed), fold(meant), "{typed} and {meant}");
        }
    }

    #[test]
    fn what_differs_stays_different() {
        for (one, other) in [
            ("か", "が"),
            ("bag", "bags"),
            ("100%", "100"),
            ("a_b", "ab"),
            ("", "%"),
        ] {
            assert_ne!(fold(one), fold(other), "{one} and {other}");
        }
    }

    #[test]
    fn to_fold_twice_changes_nothing() {
        for text in [
            "Élodie – “x”",
            "ŐR-ﬁ",
            "A\u{30a}ngström",
            "Ⅻ",
            "ﾊﾟ",
            "ǅ",
            "- - a",
        ] {
            assert_eq!(fold(&fold(text)), fold(text), "{text}");
        }
    }
}
