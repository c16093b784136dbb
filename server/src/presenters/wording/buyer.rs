//! Sentences and names for buyers.

use wording::Words;

/// Why a payment failed, and never a code (facts section 3).
#[must_use]
pub(crate) fn failure(code: &str, words: Words) -> String {
    match code {
        "USER_BALANCE_NOT_ENOUGH" => words.failure_balance().to_owned(),
        "RISK_REJECT" | "FRAUD_REJECT" | "REGULATION_RESTRICTION" => {
            words.failure_risk().to_owned()
        }
        "INVALID_CARD_NUMBER" | "INVALID_CODE" | "CARD_NOT_SUPPORTED" | "CURRENCY_NOT_SUPPORT" => {
            words.failure_card_unusable().to_owned()
        }
        "INVALID_TOKEN" => words.failure_saved_card_unusable().to_owned(),
        "EXPIRED_CODE" | "ORDER_IS_CLOSED" => words.failure_too_late().to_owned(),
        "ORDER_IS_CANCELED" | "USER_CANCEL" | "USER_CANCELED" => {
            words.failure_cancelled().to_owned()
        }
        "USER_PAYMENT_VERIFICATION_FAILED" | "VERIFY_UNMATCHED" => {
            words.failure_not_verified().to_owned()
        }
        "VERIFY_TIMES_EXCEED_LIMIT"
        | "USER_STATUS_ABNORMAL"
        | "USER_KYC_NOT_QUALIFIED"
        | "USER_NOT_EXIST" => words.failure_not_verified_call().to_owned(),
        "PAYMENT_AMOUNT_EXCEED_LIMIT" | "USER_AMOUNT_EXCEED_LIMIT" => {
            words.failure_above_limit().to_owned()
        }
        "PAYMENT_COUNT_EXCEED_LIMIT" => words.failure_too_often().to_owned(),
        "UNAVAILABLE_PAYMENT_METHOD" | "BUSINESS_NOT_SUPPORT" | "NO_PAY_OPTIONS" => {
            words.failure_way_unavailable().to_owned()
        }
        "PROCESS_FAIL" => words.failure_declined_by_bank().to_owned(),
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
        | "INVALID_PAYMENT_METHOD_META_DATA"
        | "INVALID_PAYMENT_CODE"
        | "SYSTEM_ERROR"
        | "INVALID_CONTRACT"
        | "INVALID_MERCHANT_STATUS"
        | "MERCHANT_NOT_REGISTERED"
        | "SETTLE_CONTRACT_NOT_MATCH"
        | "" => words.failure_ours().to_owned(),
        _ => words.failure_declined().to_owned(),
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
        "CARD" => words.pay_card().to_owned(),
        "ANTOM_BIZ_ACCOUNT" => words.pay_business_account().to_owned(),
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

    /// Each code that a payment fails with leads the buyer on as Antom's list of them advises.
    #[test]
    fn each_refusal_tells_what_can_be_done() {
        let words = Words::default();
        for (codes, sentence) in [
            (&["USER_BALANCE_NOT_ENOUGH"][..], words.failure_balance()),
            (
                &["RISK_REJECT", "FRAUD_REJECT", "REGULATION_RESTRICTION"],
                words.failure_risk(),
            ),
            (
                &[
                    "INVALID_CARD_NUMBER",
                    "INVALID_CODE",
                    "CARD_NOT_SUPPORTED",
                    "CURRENCY_NOT_SUPPORT",
                ],
                words.failure_card_unusable(),
            ),
            (&["INVALID_TOKEN"], words.failure_saved_card_unusable()),
            (
                &["EXPIRED_CODE", "ORDER_IS_CLOSED"],
                words.failure_too_late(),
            ),
            (&["ORDER_IS_CANCELED"], words.failure_cancelled()),
            (
                &["USER_PAYMENT_VERIFICATION_FAILED", "VERIFY_UNMATCHED"],
                words.failure_not_verified(),
            ),
            (
                &[
                    "VERIFY_TIMES_EXCEED_LIMIT",
                    "USER_STATUS_ABNORMAL",
                    "USER_KYC_NOT_QUALIFIED",
                    "USER_NOT_EXIST",
                ],
                words.failure_not_verified_call(),
            ),
            (
                &["PAYMENT_AMOUNT_EXCEED_LIMIT", "USER_AMOUNT_EXCEED_LIMIT"],
                words.failure_above_limit(),
            ),
            (&["PAYMENT_COUNT_EXCEED_LIMIT"], words.failure_too_often()),
            (
                &[
                    "UNAVAILABLE_PAYMENT_METHOD",
                    "BUSINESS_NOT_SUPPORT",
                    "NO_PAY_OPTIONS",
                ],
                words.failure_way_unavailable(),
            ),
            (&["PROCESS_FAIL"], words.failure_declined_by_bank()),
            // The shop's own mistake, its contract, or a fault at Antom's.
            (
                &[
                    "PARAM_ILLEGAL",
                    "INVALID_PAYMENT_METHOD_META_DATA",
                    "INVALID_PAYMENT_CODE",
                    "INVALID_SIGNATURE",
                    "SYSTEM_ERROR",
                    "INVALID_CONTRACT",
                    "INVALID_MERCHANT_STATUS",
                    "MERCHANT_NOT_REGISTERED",
                    "SETTLE_CONTRACT_NOT_MATCH",
                ],
                words.failure_ours(),
            ),
            (&["SOMETHING_NEW"], words.failure_declined()),
        ] {
            for code in codes {
                assert_eq!(failure(code, words), sentence, "{code}");
            }
        }
    }

    #[test]
    fn no_failure_is_told_as_a_code() {
        let known = crate::gateway::codes::ALL.iter().copied();
        for code in known.chain(["SOMETHING_NEW", ""]) {
            assert!(failure(code, Words::default()).ends_with('.'));
            assert!(!failure(code, Words::default()).contains('_'));
        }
    }
}
