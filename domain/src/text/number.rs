use unicode_normalization::UnicodeNormalization as _;
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory as _};

use super::{clean, cut};

/// The longest phone number that is kept, with its blanks and an extension.
const MAX_PHONE: usize = 40;

/// Where the digits begin in the scripts whose digits people type. Those of full width are
/// compatible with plain ones already.
const ZEROS: [u32; 18] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50,
    0xed0, 0xf20, 0x1040, 0x17e0, 0x1810,
];

/// The plain digit that a digit of another script stands for.
pub(super) fn digit(letter: char) -> Option<char> {
    let code = u32::from(letter);
    let zero = ZEROS
        .into_iter()
        .find(|zero| (*zero..*zero + 10).contains(&code))?;
    char::from_digit(code - zero, 10)
}

/// Cleans what holds digits, such as a phone number or a postcode: plain digits, plain hyphens.
///
/// ```
/// assert_eq!(domain::text::number_text("１００\u{2011}0001"), "100-0001");
/// ```
#[must_use]
pub fn number_text(typed: &str) -> String {
    let plain: String = clean(typed)
        .nfkc()
        .map(|letter| match letter {
            '\u{2212}' | '\u{30fc}' => '-',
            _ if letter.general_category() == GeneralCategory::DashPunctuation => '-',
            _ => digit(letter).unwrap_or(letter),
        })
        .collect();
    clean(&plain)
}

/// Cleans a phone number. It is for people to dial, so whatever was typed is kept, as far as a
/// number goes.
///
/// ```
/// assert_eq!(domain::text::phone("+65\u{a0}6123\u{2011}0000"), "+65 6123-0000");
/// assert_eq!(domain::text::phone("030/5550100"), "030/5550100");
/// ```
#[must_use]
pub fn phone(typed: &str) -> String {
    cut(&number_text(typed), MAX_PHONE).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pasted_phone_numbers_are_understood() {
        for (typed, kept) in [
            ("", ""),
            (
                "\u{202a}+65\u{202f}6123\u{2010}4567\u{202c}",
                "+65 6123-4567",
            ),
            ("＋８１（０）９０−１２３４−５６７８", "+81(0)90-1234-5678"),
            ("٠٥٠ ١٢٣ ٤٥٦٧", "050 123 4567"),
            ("555-0100 ext. 12", "555-0100 ext. 12"),
            ("\u{200b}", ""),
        ] {
            assert_eq!(phone(typed), kept, "{typed:?}");
        }
        assert_eq!(phone(&"1".repeat(99)).len(), MAX_PHONE);
    }
}
