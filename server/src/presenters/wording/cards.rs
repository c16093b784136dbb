//! What the codes of card schemes mean. Schemes and banks do not agree on every letter: these are
//! the common meanings, and the raw code stands beside them.

use app::view::admin::Tone;
use wording::Words;

/// What a code means to the merchant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Meaning {
    pub(crate) label: &'static str,
    pub(crate) tone: Tone,
    pub(crate) words: &'static str,
}

const fn meaning(label: &'static str, tone: Tone, words: &'static str) -> Meaning {
    Meaning { label, tone, words }
}

pub(crate) fn not_told(words: Words) -> Meaning {
    meaning(words.admin_card_check_not_told(), Tone::Quiet, "")
}

fn unknown(words: Words) -> Meaning {
    meaning(
        words.admin_card_check_unknown(),
        Tone::Quiet,
        words.admin_card_check_unknown_meaning(),
    )
}

/// The address check.
pub(crate) fn avs(code: &str, words: Words) -> Meaning {
    match code.to_ascii_uppercase().as_str() {
        "D" | "F" | "M" | "V" | "X" | "Y" => meaning(
            words.admin_card_check_matches(),
            Tone::Good,
            words.admin_card_check_avs_all(),
        ),
        "A" | "B" => meaning(
            words.admin_card_check_street_matches(),
            Tone::Warning,
            words.admin_card_check_avs_street(),
        ),
        "P" | "W" | "Z" => meaning(
            words.admin_card_check_postal_code_matches(),
            Tone::Warning,
            words.admin_card_check_avs_postcode(),
        ),
        "K" | "L" | "O" => meaning(
            words.admin_card_check_name_matches(),
            Tone::Warning,
            words.admin_card_check_avs_name(),
        ),
        "N" => meaning(
            words.admin_card_check_does_not_match(),
            Tone::Bad,
            words.admin_card_check_avs_none(),
        ),
        "C" | "I" => meaning(
            words.admin_card_check_not_checked(),
            Tone::Quiet,
            words.admin_card_check_avs_foreign(),
        ),
        "G" | "S" => meaning(
            words.admin_card_check_not_supported(),
            Tone::Quiet,
            words.admin_card_check_avs_unsupported(),
        ),
        "U" => meaning(
            words.admin_card_check_unavailable(),
            Tone::Quiet,
            words.admin_card_check_avs_unavailable(),
        ),
        "E" | "R" => meaning(
            words.admin_card_check_not_checked(),
            Tone::Quiet,
            words.admin_card_check_avs_failed(),
        ),
        _ => unknown(words),
    }
}

/// The check of the security code.
pub(crate) fn cvv(code: &str, words: Words) -> Meaning {
    match code.to_ascii_uppercase().as_str() {
        "M" | "Y" => meaning(
            words.admin_card_check_matches(),
            Tone::Good,
            words.admin_card_check_cvv_matches(),
        ),
        "N" => meaning(
            words.admin_card_check_does_not_match(),
            Tone::Bad,
            words.admin_card_check_cvv_differs(),
        ),
        "P" => meaning(
            words.admin_card_check_not_checked(),
            Tone::Quiet,
            words.admin_card_check_cvv_not_checked(),
        ),
        "S" => meaning(
            words.admin_card_check_left_out(),
            Tone::Warning,
            words.admin_card_check_cvv_left_out(),
        ),
        "U" | "X" => meaning(
            words.admin_card_check_unavailable(),
            Tone::Quiet,
            words.admin_card_check_cvv_unavailable(),
        ),
        _ => unknown(words),
    }
}

/// What 3-D Secure ended in, as the electronic commerce indicator has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Secured {
    Authenticated,
    /// The bank or the card takes no part, and the scheme stands in.
    Attempted,
    NotAuthenticated,
    /// Data went to the bank, and nobody was authenticated.
    DataOnly,
    /// Somebody asked to do without.
    Exempt,
    /// The buyer was not there.
    MerchantInitiated,
    Unknown,
}

/// Mastercard counts from 00, the other schemes from 05.
pub(crate) fn eci(brand: Option<&str>, code: &str) -> Secured {
    let mastercard = brand.is_some_and(|brand| {
        let brand = brand.to_ascii_uppercase();
        brand == "MASTERCARD" || brand == "MAESTRO"
    });
    match (code.trim_start_matches('0'), mastercard) {
        ("5", _) | ("2", _) => Secured::Authenticated,
        ("6", false) | ("1", _) => Secured::Attempted,
        ("7", false) | ("", _) => Secured::NotAuthenticated,
        ("4", _) => Secured::DataOnly,
        ("6", true) => Secured::Exempt,
        ("7", true) => Secured::MerchantInitiated,
        _ => Secured::Unknown,
    }
}

pub(crate) fn secured(secured: Secured, words: Words) -> Meaning {
    match secured {
        Secured::Authenticated => meaning(
            words.admin_card_check_authenticated(),
            Tone::Good,
            words.admin_card_check_secured_authenticated(),
        ),
        Secured::Attempted => meaning(
            words.admin_card_check_attempted(),
            Tone::Warning,
            words.admin_card_check_secured_attempted(),
        ),
        Secured::NotAuthenticated => meaning(
            words.admin_card_check_not_authenticated(),
            Tone::Bad,
            words.admin_card_check_secured_not_authenticated(),
        ),
        Secured::DataOnly => meaning(
            words.admin_card_check_data_only(),
            Tone::Warning,
            words.admin_card_check_secured_data_only(),
        ),
        Secured::Exempt => meaning(
            words.admin_card_check_exempt(),
            Tone::Warning,
            words.admin_card_check_secured_exempt(),
        ),
        Secured::MerchantInitiated => meaning(
            words.admin_card_check_without_the_buyer(),
            Tone::Quiet,
            words.admin_card_check_secured_merchant(),
        ),
        Secured::Unknown => unknown(words),
    }
}

/// Who most likely bears the loss when the cardholder says that it was somebody else. Other
/// disputes, about goods that never came or were not as described, stay with the merchant.
pub(crate) fn liability(secured: Option<Secured>, shifted: Option<&str>, words: Words) -> Meaning {
    let shifted = shifted.map(str::to_ascii_uppercase);
    match (shifted.as_deref(), secured) {
        (Some("Y" | "YES" | "TRUE"), _) => meaning(
            words.admin_card_check_the_cards_bank(),
            Tone::Good,
            words.admin_card_check_liability_bank(),
        ),
        (Some("N" | "NO" | "FALSE"), _) => meaning(
            words.admin_card_check_you(),
            Tone::Warning,
            words.admin_card_check_liability_you(),
        ),
        (_, Some(Secured::Authenticated)) => meaning(
            words.admin_card_check_probably_the_bank(),
            Tone::Good,
            words.admin_card_check_liability_probably_bank(),
        ),
        (_, Some(Secured::Attempted)) => meaning(
            words.admin_card_check_probably_the_bank(),
            Tone::Waiting,
            words.admin_card_check_liability_attempted(),
        ),
        (
            _,
            Some(
                Secured::NotAuthenticated
                | Secured::DataOnly
                | Secured::Exempt
                | Secured::MerchantInitiated,
            ),
        ) => meaning(
            words.admin_card_check_probably_you(),
            Tone::Warning,
            words.admin_card_check_liability_probably_you(),
        ),
        (_, Some(Secured::Unknown) | None) => meaning(
            words.admin_card_check_probably_you(),
            Tone::Warning,
            words.admin_card_check_liability_untold(),
        ),
    }
}

/// Why 3-D Secure did not succeed, by `EMVCo`'s numbers.
pub(crate) fn reason(code: &str, words: Words) -> Option<&'static str> {
    Some(match code {
        "01" => words.admin_card_check_reason_01(),
        "02" => words.admin_card_check_reason_02(),
        "03" => words.admin_card_check_reason_03(),
        "04" => words.admin_card_check_reason_04(),
        "05" => words.admin_card_check_reason_05(),
        "06" => words.admin_card_check_reason_06(),
        "07" => words.admin_card_check_reason_07(),
        "08" => words.admin_card_check_reason_08(),
        "09" => words.admin_card_check_reason_09(),
        "10" => words.admin_card_check_reason_10(),
        "11" => words.admin_card_check_reason_11(),
        "12" => words.admin_card_check_reason_12(),
        "13" => words.admin_card_check_reason_13(),
        "14" => words.admin_card_check_reason_14(),
        "15" => words.admin_card_check_reason_15(),
        "22" => words.admin_card_check_reason_22(),
        _ => return None,
    })
}

/// Why a challenge was given up, by `EMVCo`'s numbers.
pub(crate) fn challenge_cancel(code: &str, words: Words) -> Option<&'static str> {
    Some(match code {
        "01" => words.admin_card_check_challenge_01(),
        "03" | "04" | "05" => words.admin_card_check_challenge_03(),
        "06" => words.admin_card_check_challenge_06(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words() -> Words {
        Words::default()
    }

    #[test]
    fn every_letter_of_the_checks_has_a_word() {
        for letter in 'A'..='Z' {
            let code = letter.to_string();
            let known = !matches!(letter, 'H' | 'J' | 'Q' | 'T');
            assert_eq!(
                avs(&code, words()) != unknown(words()),
                known,
                "AVS {letter}"
            );
            assert_eq!(
                avs(&code, words()),
                avs(&code.to_ascii_lowercase(), words())
            );
        }
        for code in ["M", "N", "P", "S", "U", "X", "Y"] {
            assert_ne!(cvv(code, words()), unknown(words()), "CVV {code}");
        }
        assert_eq!(cvv("?", words()), unknown(words()));
    }

    #[test]
    fn an_indicator_is_read_in_its_schemes_way() {
        for (brand, code, expected) in [
            ("VISA", "05", Secured::Authenticated),
            ("VISA", "5", Secured::Authenticated),
            ("VISA", "06", Secured::Attempted),
            ("VISA", "07", Secured::NotAuthenticated),
            ("MASTERCARD", "02", Secured::Authenticated),
            ("MASTERCARD", "01", Secured::Attempted),
            ("MASTERCARD", "00", Secured::NotAuthenticated),
            ("MASTERCARD", "04", Secured::DataOnly),
            ("MASTERCARD", "06", Secured::Exempt),
            ("MASTERCARD", "07", Secured::MerchantInitiated),
            ("VISA", "99", Secured::Unknown),
        ] {
            assert_eq!(eci(Some(brand), code), expected, "{brand} {code}");
        }
    }

    #[test]
    fn the_acquirers_word_on_liability_goes_before_the_indicator() {
        let label = |secured, shifted| liability(secured, shifted, words()).label;
        assert_eq!(
            label(Some(Secured::Authenticated), None),
            "Probably the bank"
        );
        assert_eq!(label(Some(Secured::Attempted), None), "Probably the bank");
        assert_eq!(label(Some(Secured::NotAuthenticated), None), "Probably you");
        assert_eq!(label(None, None), "Probably you");
        assert_eq!(label(Some(Secured::Authenticated), Some("N")), "You");
        assert_eq!(label(None, Some("yes")), "The card's bank");
    }
}
