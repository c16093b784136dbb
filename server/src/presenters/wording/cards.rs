//! What the codes of card schemes mean. Schemes and banks do not agree on every letter: these are
//! the common meanings, and the raw code stands beside them.

use app::view::admin::Tone;

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

pub(crate) const NOT_TOLD: Meaning = meaning("Not told", Tone::Quiet, "");

const UNKNOWN: Meaning = meaning(
    "Unknown code",
    Tone::Quiet,
    "Ask Antom what this code means.",
);

/// The address check.
pub(crate) fn avs(code: &str) -> Meaning {
    match code.to_ascii_uppercase().as_str() {
        "D" | "F" | "M" | "V" | "X" | "Y" => meaning(
            "Matches",
            Tone::Good,
            "Street and postal code are those that the bank has on record.",
        ),
        "A" | "B" => meaning(
            "Street matches",
            Tone::Warning,
            "The street is the bank's; the postal code is not, or was not checked.",
        ),
        "P" | "W" | "Z" => meaning(
            "Postal code matches",
            Tone::Warning,
            "The postal code is the bank's; the street is not, or was not checked.",
        ),
        "K" | "L" | "O" => meaning(
            "Name matches",
            Tone::Warning,
            "The name is the bank's; of the address only a part is, or nothing.",
        ),
        "N" => meaning(
            "Does not match",
            Tone::Bad,
            "Neither street nor postal code are those that the bank has on record.",
        ),
        "C" | "I" => meaning(
            "Not checked",
            Tone::Quiet,
            "The bank could not check the address, often because it is in another country.",
        ),
        "G" | "S" => meaning(
            "Not supported",
            Tone::Quiet,
            "The bank takes no part in address checks.",
        ),
        "U" => meaning(
            "Unavailable",
            Tone::Quiet,
            "The bank has no address on record, or none was given.",
        ),
        "E" | "R" => meaning(
            "Not checked",
            Tone::Quiet,
            "The check itself failed, or the bank's system was away.",
        ),
        _ => UNKNOWN,
    }
}

/// The check of the security code.
pub(crate) fn cvv(code: &str) -> Meaning {
    match code.to_ascii_uppercase().as_str() {
        "M" | "Y" => meaning(
            "Matches",
            Tone::Good,
            "Whoever paid knew the security code of the card.",
        ),
        "N" => meaning(
            "Does not match",
            Tone::Bad,
            "The security code that was typed is not the card's.",
        ),
        "P" => meaning(
            "Not checked",
            Tone::Quiet,
            "The bank did not check the security code.",
        ),
        "S" => meaning(
            "Left out",
            Tone::Warning,
            "The card has a security code, and none was given.",
        ),
        "U" | "X" => meaning(
            "Unavailable",
            Tone::Quiet,
            "The bank takes no part in this check, or did not answer.",
        ),
        _ => UNKNOWN,
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

pub(crate) fn secured(secured: Secured) -> Meaning {
    match secured {
        Secured::Authenticated => meaning(
            "Authenticated",
            Tone::Good,
            "The bank confirmed that it was the cardholder.",
        ),
        Secured::Attempted => meaning(
            "Attempted",
            Tone::Warning,
            "It was tried; the bank or the card takes no part in it.",
        ),
        Secured::NotAuthenticated => meaning(
            "Not authenticated",
            Tone::Bad,
            "Nobody confirmed that it was the cardholder.",
        ),
        Secured::DataOnly => meaning(
            "Data only",
            Tone::Warning,
            "The bank was informed and nobody was authenticated.",
        ),
        Secured::Exempt => meaning(
            "Exempt",
            Tone::Warning,
            "It was left out under an exemption.",
        ),
        Secured::MerchantInitiated => meaning(
            "Without the buyer",
            Tone::Quiet,
            "The shop started this payment; the buyer was not there.",
        ),
        Secured::Unknown => UNKNOWN,
    }
}

/// Who most likely bears the loss when the cardholder says that it was somebody else. Other
/// disputes, about goods that never came or were not as described, stay with the merchant.
pub(crate) fn liability(secured: Option<Secured>, shifted: Option<&str>) -> Meaning {
    let shifted = shifted.map(str::to_ascii_uppercase);
    match (shifted.as_deref(), secured) {
        (Some("Y" | "YES" | "TRUE"), _) => meaning(
            "The card's bank",
            Tone::Good,
            "The acquirer says that a loss by fraud is the bank's.",
        ),
        (Some("N" | "NO" | "FALSE"), _) => meaning(
            "You",
            Tone::Warning,
            "The acquirer says that a loss by fraud is yours.",
        ),
        (_, Some(Secured::Authenticated)) => meaning(
            "Probably the bank",
            Tone::Good,
            "After a successful 3-D Secure a loss by fraud is usually the bank's.",
        ),
        (_, Some(Secured::Attempted)) => meaning(
            "Probably the bank",
            Tone::Waiting,
            "An attempt usually counts against a bank that takes no part; some schemes except it.",
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
            "Probably you",
            Tone::Warning,
            "Without 3-D Secure a loss by fraud is usually the merchant's.",
        ),
        (_, Some(Secured::Unknown) | None) => meaning(
            "Probably you",
            Tone::Warning,
            "Nothing was told that would make a loss by fraud the bank's.",
        ),
    }
}

/// Why 3-D Secure did not succeed, by `EMVCo`'s numbers.
pub(crate) fn reason(code: &str) -> Option<&'static str> {
    Some(match code {
        "01" => "The authentication failed.",
        "02" => "The device is not known.",
        "03" => "The device is not supported.",
        "04" => "It was tried too often.",
        "05" => "The card has expired.",
        "06" => "The card's number is wrong.",
        "07" => "The transaction is not valid.",
        "08" => "The bank has no such card.",
        "09" => "A security failure.",
        "10" => "The card is reported as stolen.",
        "11" => "The bank suspects a fraud.",
        "12" => "The card does not allow this.",
        "13" => "The cardholder is not enrolled.",
        "14" => "The bank's system did not answer in time.",
        "15" => "The bank has little confidence.",
        "22" => "The bank's system had a fault.",
        _ => return None,
    })
}

/// Why a challenge was given up, by `EMVCo`'s numbers.
pub(crate) fn challenge_cancel(code: &str) -> Option<&'static str> {
    Some(match code {
        "01" => "The buyer gave the challenge up.",
        "03" | "04" | "05" => "The challenge was not answered in time.",
        "06" => "The challenge broke off with an error.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_of_the_checks_has_a_word() {
        for letter in 'A'..='Z' {
            let code = letter.to_string();
            let known = !matches!(letter, 'H' | 'J' | 'Q' | 'T');
            assert_eq!(avs(&code) != UNKNOWN, known, "AVS {letter}");
            assert_eq!(avs(&code), avs(&code.to_ascii_lowercase()));
        }
        for code in ["M", "N", "P", "S", "U", "X", "Y"] {
            assert_ne!(cvv(code), UNKNOWN, "CVV {code}");
        }
        assert_eq!(cvv("?"), UNKNOWN);
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
        let label = |secured, shifted| liability(secured, shifted).label;
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
