//! Sentences and times for people.

use time::OffsetDateTime;
use time::macros::format_description;

/// `21 November 2026, 17:20 UTC`
#[must_use]
pub(crate) fn moment(ms: i64) -> String {
    format(
        ms,
        format_description!("[day padding:none] [month repr:long] [year], [hour]:[minute] UTC"),
    )
}

/// `17:20 UTC`
#[must_use]
pub(crate) fn clock_time(ms: i64) -> String {
    format(ms, format_description!("[hour]:[minute] UTC"))
}

fn format(ms: i64, description: &[time::format_description::BorrowedFormatItem<'_>]) -> String {
    OffsetDateTime::from_unix_timestamp(ms / 1000)
        .ok()
        .and_then(|time| time.format(description).ok())
        .unwrap_or_default()
}

/// Why a payment failed, and never a code (facts section 3).
#[must_use]
pub(crate) fn failure(code: &str) -> &'static str {
    match code {
        "USER_BALANCE_NOT_ENOUGH" => {
            "There was not enough money in the account. Another card, or another way to pay, may work."
        }
        "RISK_REJECT" | "FRAUD_REJECT" | "REGULATION_RESTRICTION" => {
            "The payment service turned this payment down for safety. Another way to pay may work."
        }
        "INVALID_CARD_NUMBER" | "CARD_NOT_SUPPORTED" | "CURRENCY_NOT_SUPPORT" => {
            "This card cannot be used here. Another card may work."
        }
        "INVALID_TOKEN" => {
            "The saved card can no longer be used. Type it again, or pay with another card."
        }
        "EXPIRED_CODE" | "ORDER_IS_CLOSED" => {
            "The time to pay ran out before the payment was finished."
        }
        "ORDER_IS_CANCELED" | "USER_CANCEL" | "USER_CANCELED" => "The payment was cancelled.",
        "USER_PAYMENT_VERIFICATION_FAILED" | "VERIFY_UNMATCHED" => {
            "Your bank could not confirm that it was you. Try again, or use another card."
        }
        "VERIFY_TIMES_EXCEED_LIMIT" | "USER_STATUS_ABNORMAL" | "USER_KYC_NOT_QUALIFIED" => {
            "Your bank could not confirm that it was you. Please call your bank, or use another card."
        }
        "PAYMENT_AMOUNT_EXCEED_LIMIT" | "USER_AMOUNT_EXCEED_LIMIT" => {
            "The amount is above the limit of this way to pay. Another way to pay may work."
        }
        "PAYMENT_COUNT_EXCEED_LIMIT" => {
            "This way to pay was used too often for now. Try again later, or pay another way."
        }
        "UNAVAILABLE_PAYMENT_METHOD" | "BUSINESS_NOT_SUPPORT" => {
            "This way to pay is not available at the moment. Please choose another way to pay."
        }
        "PROCESS_FAIL" => {
            "The bank declined the payment. Use another card, or call your bank to ask why."
        }
        // Ours, or Antom's, and nobody's card is to blame.
        "UNTRUSTED_NORMAL_URL"
        | "NOT_SENT"
        | "ACCESS_DENIED"
        | "CLIENT_INVALID"
        | "INVALID_CLIENT"
        | "INVALID_API"
        | "INVALID_SIGNATURE"
        | "KEY_NOT_FOUND"
        | "MEDIA_TYPE_NOT_ACCEPTABLE"
        | "METHOD_NOT_SUPPORTED"
        | "NO_INTERFACE_DEF"
        | "PARAM_ILLEGAL"
        | "SYSTEM_ERROR"
        | "INVALID_CONTRACT"
        | "INVALID_MERCHANT_STATUS"
        | "MERCHANT_NOT_REGISTERED"
        | "SETTLE_CONTRACT_NOT_MATCH"
        | "" => "We could not open the payment. Please try again in a few minutes.",
        _ => "The payment was declined. Try another card, or another way to pay.",
    }
}

/// `Mastercard`: how a brand writes itself.
#[must_use]
pub(crate) fn brand(code: &str) -> String {
    match code {
        "VISA" => "Visa".to_owned(),
        "MASTERCARD" => "Mastercard".to_owned(),
        "AMEX" => "American Express".to_owned(),
        "CUP" => "UnionPay".to_owned(),
        "DINERS" => "Diners Club".to_owned(),
        "JCB" | "ELO" => code.to_owned(),
        other => other
            .split('_')
            .map(|word| {
                let mut letters = word.chars();
                let first = letters.next().map(String::from).unwrap_or_default();
                first + &letters.as_str().to_lowercase()
            })
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// `03/2028`; empty if it was not told.
#[must_use]
pub(crate) fn expiry(month_and_year: Option<(u8, u16)>) -> String {
    month_and_year.map_or_else(String::new, |(month, year)| format!("{month:02}/{year}"))
}

/// `a…@example.com`: enough to recognise, not enough to spread.
#[must_use]
pub(crate) fn hidden_email(email: &str) -> String {
    match email.split_once('@') {
        Some((name, domain)) => format!("{}…@{domain}", name.chars().take(1).collect::<String>()),
        None => String::new(),
    }
}

/// `Alipay`, `TNG eWallet`, `Card`
#[must_use]
pub(crate) fn method(code: &str) -> String {
    match code {
        "CARD" => "Card".to_owned(),
        "ALIPAY_CN" => "Alipay".to_owned(),
        "ALIPAY_HK" => "AlipayHK".to_owned(),
        "APPLEPAY" => "Apple Pay".to_owned(),
        "GOOGLEPAY" => "Google Pay".to_owned(),
        "TNG" => "Touch 'n Go eWallet".to_owned(),
        other => other.replace('_', " "),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_for_people() {
        assert_eq!(moment(1_795_281_600_000), "21 November 2026, 17:20 UTC");
    }

    #[test]
    fn brands_are_written_as_they_write_themselves() {
        assert_eq!(brand("CARTES_BANCAIRES"), "Cartes Bancaires");
        assert_eq!(brand("VISA"), "Visa");
        assert_eq!(brand(""), "");
    }

    #[test]
    fn an_email_is_recognised_and_not_spread() {
        assert_eq!(hidden_email("ada@example.com"), "a…@example.com");
        assert_eq!(hidden_email("nothing"), "");
    }

    #[test]
    fn no_failure_is_told_as_a_code() {
        for code in ["RISK_REJECT", "PROCESS_FAIL", "SOMETHING_NEW", ""] {
            assert!(failure(code).ends_with('.'));
            assert!(!failure(code).contains('_'));
        }
    }
}
