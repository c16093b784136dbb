//! What the card form refuses.
//!
//! Only test cards are taken: a real number typed here by mistake is refused before anything is
//! stored.

use time::Date;

use crate::requested::CardWishes;
use crate::saved_card::Expiry;
use crate::test_card::{TEST_CARDS, TestCard};
use crate::used::Used;

/// What the buyer typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    pub(crate) number: String,
    pub(crate) month: String,
    pub(crate) year: String,
    pub(crate) cvv: String,
    pub(crate) name: String,
    pub(crate) postal_code: String,
    /// The box that keeps the card.
    pub(crate) save: bool,
}

/// The names of the form's fields, which are the ids of its inputs too.
pub(crate) const NUMBER: &str = "cardNumber";
pub(crate) const MONTH: &str = "expiryMonth";
pub(crate) const YEAR: &str = "expiryYear";
pub(crate) const CVV: &str = "cvv";
pub(crate) const NAME: &str = "cardholderName";
pub(crate) const POSTAL_CODE: &str = "billingPostalCode";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldError {
    pub(crate) field: &'static str,
    pub(crate) message: &'static str,
}

/// Checks the form field by field, against today's date on the gateway's clock.
pub(crate) fn check(
    typed: &Typed,
    wishes: &CardWishes,
    today: Date,
) -> Result<Used, Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut refuse = |field, message| errors.push(FieldError { field, message });

    let card = find(&typed.number);
    match (&card, &wishes.brand) {
        (Err(message), _) => refuse(NUMBER, *message),
        (Ok(card), Some(brand)) if !card.bears(brand) => {
            refuse(
                NUMBER,
                "This card is not of the brand that was chosen in the shop",
            );
        }
        (Ok(_), Some(_) | None) => {}
    }
    let month = digits(&typed.month, 1, 2).filter(|month| (1..=12).contains(month));
    if month.is_none() {
        refuse(MONTH, "Enter the expiry month as a number from 01 to 12");
    }
    let year = digits(&typed.year, 2, 2)
        .map(|year| year + 2000)
        .or_else(|| digits(&typed.year, 4, 4));
    if year.is_none() {
        refuse(YEAR, "Enter the expiry year as two digits, such as 30");
    }
    let expiry = year.zip(month).map(|(year, month)| Expiry { year, month });
    if let Some(expiry) = expiry {
        let this_month = Expiry::of(today);
        if expiry < this_month {
            refuse(MONTH, "This card has expired: enter a later date");
        } else if expiry.year > this_month.year + 30 {
            refuse(YEAR, "Enter the expiry year as it is on the card");
        }
    }
    if digits(&typed.cvv, 3, 3).is_none() {
        refuse(CVV, "Enter the three digits of the security code");
    }
    if typed.name.chars().count() > 64 {
        refuse(NAME, "Enter at most 64 characters");
    }
    if typed.postal_code.chars().count() > 16 {
        refuse(POSTAL_CODE, "Enter at most 16 characters");
    }
    match (card, expiry) {
        (Ok(card), Some(expiry)) if errors.is_empty() => {
            let (avs, cvv) = (address_check(&typed.postal_code), code_check(&typed.cvv));
            Ok(Used::new(card, wishes).typed(avs, cvv, expiry))
        }
        (Ok(_) | Err(_), _) => Err(errors),
    }
}

/// Billing postal codes and security codes that stand for a result of the issuer's checks; this
/// gateway's choice, as Antom documents none.
pub(crate) const CHECKS: &str = "Billing postal code 11111 does not match, 22222 matches in the \
    street only, 33333 in the postal code only; security code 200 does not match, 201 is not \
    checked.";

fn address_check(postal_code: &str) -> &'static str {
    match postal_code.trim() {
        "" => "U",
        "11111" => "N",
        "22222" => "A",
        "33333" => "Z",
        _ => "Y",
    }
}

fn code_check(cvv: &str) -> &'static str {
    match cvv.trim() {
        "200" => "N",
        "201" => "P",
        _ => "Y",
    }
}

fn find(typed: &str) -> Result<&'static TestCard, &'static str> {
    let number: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .collect();
    if number.is_empty() {
        return Err("Enter the card number");
    }
    if !(12..=19).contains(&number.len()) || !luhn(&number) {
        return Err("This is not a card number: check its digits");
    }
    TEST_CARDS
        .iter()
        .find(|card| card.number == number)
        .ok_or("This gateway takes test cards only: use one of those listed below")
}

fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let text = text.trim();
    let shaped = (least..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    shaped.then(|| text.parse().ok()).flatten()
}

fn luhn(number: &str) -> bool {
    let mut sum = 0;
    for (index, digit) in number.chars().rev().enumerate() {
        let Some(digit) = digit.to_digit(10) else {
            return false;
        };
        sum += match (index % 2, digit) {
            (0, digit) => digit,
            (_, digit @ 0..=4) => digit * 2,
            (_, digit) => digit * 2 - 9,
        };
    }
    sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::*;

    const TODAY: Date = date!(2026 - 11 - 21);

    fn typed() -> Typed {
        Typed {
            number: "4054 6957 2310 0768".to_owned(),
            month: "12".to_owned(),
            year: "30".to_owned(),
            cvv: "123".to_owned(),
            name: "A Buyer".to_owned(),
            ..Typed::default()
        }
    }

    fn refused(change: impl FnOnce(&mut Typed)) -> Vec<&'static str> {
        let mut typed = typed();
        change(&mut typed);
        check(&typed, &CardWishes::default(), TODAY)
            .err()
            .unwrap_or_default()
            .iter()
            .map(|error| error.field)
            .collect()
    }

    #[test]
    fn every_listed_card_has_a_sound_number() {
        for card in TEST_CARDS {
            assert!(luhn(card.number), "{}", card.number);
        }
    }

    #[test]
    fn takes_a_test_card_and_forgets_its_number() {
        let used = check(&typed(), &CardWishes::default(), TODAY).ok().unwrap();
        assert_eq!(used.brand, "VISA");
        let info = used.result_info(None);
        assert_eq!(info["cardNo"], "************0768");
        assert!(!info.to_string().contains("4054695723100768"));
        assert!(!format!("{used:?}").contains("4054695723100768"));
    }

    #[test]
    fn the_issuers_checks_follow_what_was_typed() {
        for (postal_code, cvv, avs, code) in [
            ("", "123", "U", "Y"),
            ("018956", "200", "Y", "N"),
            ("11111", "201", "N", "P"),
            ("22222", "999", "A", "Y"),
            ("33333", "000", "Z", "Y"),
        ] {
            let typed = Typed {
                postal_code: postal_code.to_owned(),
                cvv: cvv.to_owned(),
                ..typed()
            };
            let used = check(&typed, &CardWishes::default(), TODAY).ok().unwrap();
            let info = used.result_info(None);
            assert_eq!(
                (&info["avsResultRaw"], &info["cvvResultRaw"]),
                (&avs.into(), &code.into())
            );
        }
    }

    #[test]
    fn a_card_with_two_brands_is_charged_as_the_chosen_one() {
        let as_brand = |number: &str, brand: &str| {
            let typed = Typed {
                number: number.to_owned(),
                ..typed()
            };
            let wishes = CardWishes {
                brand: Some(brand.to_owned()),
                ..CardWishes::default()
            };
            let used = check(&typed, &wishes, TODAY);
            used.map(|used| used.brand.into_owned())
                .map_err(|errors| errors[0].field)
        };
        let both = "4035501000000008";
        assert_eq!(
            as_brand(both, "CARTES_BANCAIRES"),
            Ok("CARTES_BANCAIRES".to_owned())
        );
        assert_eq!(as_brand(both, "VISA"), Ok("VISA".to_owned()));
        assert_eq!(as_brand(both, "MASTERCARD"), Err(NUMBER));
        assert_eq!(
            as_brand("4054695723100768", "CARTES_BANCAIRES"),
            Err(NUMBER)
        );
    }

    #[test]
    fn names_the_field_that_is_wrong() {
        assert_eq!(
            refused(|t| t.number = "4054695723100769".to_owned()),
            [NUMBER]
        );
        assert_eq!(
            refused(|t| t.number = "4111111111111111".to_owned()),
            [NUMBER]
        );
        assert_eq!(refused(|t| t.number.clear()), [NUMBER]);
        assert_eq!(refused(|t| t.month = "13".to_owned()), [MONTH]);
        assert_eq!(refused(|t| t.month = "0".to_owned()), [MONTH]);
        assert_eq!(refused(|t| t.year = "1".to_owned()), [YEAR]);
        assert_eq!(refused(|t| t.year = "99".to_owned()), [YEAR]);
        assert_eq!(refused(|t| t.year = "25".to_owned()), [MONTH]);
        assert_eq!(refused(|t| t.cvv = "99".to_owned()), [CVV]);
        assert_eq!(
            refused(|t| *t = Typed::default()),
            [NUMBER, MONTH, YEAR, CVV]
        );
        assert!(refused(|t| t.year = "2030".to_owned()).is_empty());
        assert!(
            refused(|t| {
                t.month = "11".to_owned();
                t.year = "26".to_owned();
            })
            .is_empty()
        );
    }
}
