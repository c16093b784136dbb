//! A card that a payment's news offers for the buyer's next order.

use antom::PaymentResultInfo;

use crate::platform::vault::PlainSecret;

/// A card that may be saved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardToSave {
    /// As it came, or sealed where the message was stored before.
    pub token: PlainSecret,
    /// `VISA`; empty when Antom did not say.
    pub brand: String,
    /// Four digits; empty when Antom did not say.
    pub last_four: String,
    /// Month and year.
    pub expiry: Option<(u8, u16)>,
}

/// The card that this news offers, if it names a token.
pub(in crate::gateway) fn card_to_save(info: Option<&PaymentResultInfo>) -> Option<CardToSave> {
    let info = info?;
    let token = info.card_token.as_ref()?;
    Some(CardToSave {
        token: PlainSecret::new(token.expose()),
        brand: info.card_brand.clone().unwrap_or_default(),
        last_four: last_four(info.last_four.as_deref(), info.card_no.as_deref())
            .unwrap_or_default(),
        expiry: expiry(info),
    })
}

/// The last four digits of a card, told by themselves or at the end of its masked number; nothing
/// where the end is masked.
#[must_use]
pub fn last_four(last_four: Option<&str>, card_no: Option<&str>) -> Option<String> {
    let told = last_four.filter(|text| !text.is_empty()).or(card_no)?;
    let ending: Vec<char> = told.chars().rev().take(4).collect();
    let is_digits = ending.len() == 4 && ending.iter().all(char::is_ascii_digit);
    is_digits.then(|| ending.into_iter().rev().collect())
}

/// What a card says of its expiry; masked digits say nothing.
fn expiry(info: &PaymentResultInfo) -> Option<(u8, u16)> {
    let month = info.expiry_month.as_deref()?.trim().parse().ok()?;
    let year = info.expiry_year.as_deref()?.trim().parse().ok()?;
    let year = if year < 100 { year + 2_000 } else { year };
    ((1..=12).contains(&month) && (2_000..2_200).contains(&year)).then_some((month, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_four_are_digits_or_nothing() {
        assert_eq!(
            last_four(None, Some("************1358")).as_deref(),
            Some("1358")
        );
        assert_eq!(
            last_four(Some("6338"), Some("****************")).as_deref(),
            Some("6338")
        );
        assert_eq!(
            last_four(Some(""), Some("428067******1358")).as_deref(),
            Some("1358")
        );
        assert_eq!(last_four(None, Some("****************")), None);
        assert_eq!(last_four(None, Some("4280671234******")), None);
        assert_eq!(last_four(None, None), None);
    }

    #[test]
    fn an_expiry_is_read_or_not_there() {
        let of = |month: &str, year: &str| {
            expiry(&PaymentResultInfo {
                expiry_month: Some(month.to_owned()),
                expiry_year: Some(year.to_owned()),
                ..PaymentResultInfo::default()
            })
        };
        assert_eq!(of("09", "27"), Some((9, 2027)));
        assert_eq!(of("9", "2031"), Some((9, 2031)));
        for (month, year) in [("**", "**"), ("13", "27"), ("0", "27"), ("09", "")] {
            assert_eq!(of(month, year), None, "{month}/{year}");
        }
    }
}
