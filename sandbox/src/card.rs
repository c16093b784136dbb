//! What the card form refuses, and what is kept of a card.
//!
//! Only test cards are taken: a real number typed here by mistake is refused before anything is
//! stored, and of a test card no more than brand and last four digits are kept.

use serde_json::{Value, json};
use time::Date;

use crate::ids;
use crate::outcome::Decline;
use crate::test_card::{TEST_CARDS, TestCard};

/// What the buyer typed.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed {
    pub(crate) number: String,
    pub(crate) month: String,
    pub(crate) year: String,
    pub(crate) cvv: String,
    pub(crate) name: String,
}

/// The names of the form's fields, which are the ids of its inputs too.
pub(crate) const NUMBER: &str = "cardNumber";
pub(crate) const MONTH: &str = "expiryMonth";
pub(crate) const YEAR: &str = "expiryYear";
pub(crate) const CVV: &str = "cvv";
pub(crate) const NAME: &str = "cardholderName";

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FieldError {
    pub(crate) field: &'static str,
    pub(crate) message: &'static str,
}

/// What is remembered of the card that paid.
#[derive(Clone, Debug)]
pub(crate) struct Used {
    brand: &'static str,
    last_four: String,
    issued_in: &'static str,
    region: &'static str,
    network_transaction_id: String,
}

impl Used {
    fn new(card: &TestCard) -> Self {
        let tail = card.number.len().saturating_sub(4);
        Self {
            brand: card.brand,
            last_four: card.number[tail..].to_owned(),
            issued_in: card.issued_in,
            region: card.region,
            network_transaction_id: ids::network_transaction_id(),
        }
    }

    pub(crate) fn masked(&self) -> String {
        format!("************{}", self.last_four)
    }

    /// `paymentResultInfo`, and `cardInfo` that repeats it under its older name.
    pub(crate) fn result_info(&self, declined: Option<Decline>) -> Value {
        let mut info = json!({
            "avsResultRaw": "U",
            "cardBrand": self.brand,
            "cardNo": self.masked(),
            "cvvResultRaw": "Y",
            "funding": "CREDIT",
            "issuingCountry": self.issued_in,
            "networkTransactionId": self.network_transaction_id,
            "paymentMethodRegion": self.region,
            "threeDSResult": { "cavv": "", "eci": "" },
        });
        if let Some(decline) = declined {
            info["refusalCodeRaw"] = json!(decline.raw_code());
            info["refusalReasonRaw"] = json!(decline.message());
        }
        info
    }
}

/// Checks the form field by field, against today's date on the gateway's clock.
pub(crate) fn check(
    typed: &Typed,
    today: Date,
) -> Result<(&'static TestCard, Used), Vec<FieldError>> {
    let mut errors = Vec::new();
    let mut refuse = |field, message| errors.push(FieldError { field, message });

    let card = find(&typed.number);
    if let Err(message) = &card {
        refuse(NUMBER, *message);
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
    if let (Some(month), Some(year)) = (month, year) {
        let this_year = u32::try_from(today.year()).unwrap_or_default();
        if (year, month) < (this_year, u32::from(u8::from(today.month()))) {
            refuse(MONTH, "This card has expired: enter a later date");
        } else if year > this_year + 30 {
            refuse(YEAR, "Enter the expiry year as it is on the card");
        }
    }
    if digits(&typed.cvv, 3, 3).is_none() {
        refuse(CVV, "Enter the three digits of the security code");
    }
    if typed.name.chars().count() > 64 {
        refuse(NAME, "Enter at most 64 characters");
    }
    match card {
        Ok(card) if errors.is_empty() => Ok((card, Used::new(card))),
        Ok(_) | Err(_) => Err(errors),
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
        }
    }

    fn refused(change: impl FnOnce(&mut Typed)) -> Vec<&'static str> {
        let mut typed = typed();
        change(&mut typed);
        check(&typed, TODAY)
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
        let (card, used) = check(&typed(), TODAY).ok().unwrap();
        assert_eq!(card.brand, "VISA");
        let info = used.result_info(None);
        assert_eq!(info["cardNo"], "************0768");
        assert!(!info.to_string().contains("4054695723100768"));
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
