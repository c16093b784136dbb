//! Sentences and times for people.

use time::OffsetDateTime;
use wording::Words;

/// `21 November 2026, 17:20 UTC`
#[must_use]
pub(crate) fn moment(ms: i64, words: Words) -> String {
    let Some(time) = utc(ms) else {
        return String::new();
    };
    let month = words.time_month(u8::from(time.month()));
    words.time_moment(
        time.day().to_string(),
        month,
        time.year().to_string(),
        hour_and_minute(time),
    )
}

/// `17:20 UTC`
#[must_use]
pub(crate) fn clock_time(ms: i64, words: Words) -> String {
    utc(ms).map_or_else(String::new, |time| words.time_clock(hour_and_minute(time)))
}

fn utc(ms: i64) -> Option<OffsetDateTime> {
    OffsetDateTime::from_unix_timestamp(ms / 1000).ok()
}

fn hour_and_minute(time: OffsetDateTime) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// Why a payment failed, and never a code (facts section 3).
#[must_use]
pub(crate) fn failure(code: &str, words: Words) -> String {
    match code {
        "USER_BALANCE_NOT_ENOUGH" => words.failure_balance(),
        "RISK_REJECT" | "FRAUD_REJECT" | "REGULATION_RESTRICTION" => words.failure_risk(),
        "INVALID_CARD_NUMBER" | "CARD_NOT_SUPPORTED" | "CURRENCY_NOT_SUPPORT" => {
            words.failure_card_unusable()
        }
        "INVALID_TOKEN" => words.failure_saved_card_unusable(),
        "EXPIRED_CODE" | "ORDER_IS_CLOSED" => words.failure_too_late(),
        "ORDER_IS_CANCELED" | "USER_CANCEL" | "USER_CANCELED" => words.failure_cancelled(),
        "USER_PAYMENT_VERIFICATION_FAILED" | "VERIFY_UNMATCHED" => words.failure_not_verified(),
        "VERIFY_TIMES_EXCEED_LIMIT" | "USER_STATUS_ABNORMAL" | "USER_KYC_NOT_QUALIFIED" => {
            words.failure_not_verified_call()
        }
        "PAYMENT_AMOUNT_EXCEED_LIMIT" | "USER_AMOUNT_EXCEED_LIMIT" => words.failure_above_limit(),
        "PAYMENT_COUNT_EXCEED_LIMIT" => words.failure_too_often(),
        "UNAVAILABLE_PAYMENT_METHOD" | "BUSINESS_NOT_SUPPORT" => words.failure_way_unavailable(),
        "PROCESS_FAIL" => words.failure_declined_by_bank(),
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
        | "" => words.failure_ours(),
        _ => words.failure_declined(),
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
pub(crate) fn method(code: &str, words: Words) -> String {
    match code {
        "CARD" => words.pay_card(),
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
        assert_eq!(
            moment(1_795_281_600_000, Words::default()),
            "21 November 2026, 17:20 UTC"
        );
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
            assert!(failure(code, Words::default()).ends_with('.'));
            assert!(!failure(code, Words::default()).contains('_'));
        }
    }
}
