//! Why a payment, a capture or a refund failed, for the merchant: Antom's codes, and those of the
//! banks behind it.

use wording::Words;

use crate::gateway::codes;

/// What one of Antom's codes means. Antom adds codes without notice.
pub(crate) fn antom(code: &str, words: Words) -> &'static str {
    match code {
        codes::USER_BALANCE_NOT_ENOUGH => words.admin_code_user_balance_not_enough(),
        codes::USER_AMOUNT_EXCEED_LIMIT | codes::PAYMENT_AMOUNT_EXCEED_LIMIT => {
            words.admin_code_user_amount_exceed_limit()
        }
        codes::PAYMENT_COUNT_EXCEED_LIMIT => words.admin_code_payment_count_exceed_limit(),
        codes::INVALID_CARD_NUMBER => words.admin_code_invalid_card_number(),
        codes::CARD_NOT_SUPPORTED => words.admin_code_card_not_supported(),
        codes::INVALID_CODE | codes::INVALID_PAYMENT_CODE => words.admin_code_invalid_code(),
        codes::EXPIRED_CODE => words.admin_code_expired_code(),
        codes::INVALID_TOKEN => words.admin_code_invalid_token(),
        codes::USER_PAYMENT_VERIFICATION_FAILED => {
            words.admin_code_user_payment_verification_failed()
        }
        codes::VERIFY_UNMATCHED => words.admin_code_verify_unmatched(),
        codes::VERIFY_TIMES_EXCEED_LIMIT => words.admin_code_verify_times_exceed_limit(),
        codes::PROCESS_FAIL => words.admin_code_process_fail(),
        codes::RISK_REJECT => words.admin_code_risk_reject(),
        codes::FRAUD_REJECT => words.admin_code_fraud_reject(),
        codes::REGULATION_RESTRICTION => words.admin_code_regulation_restriction(),
        codes::USER_STATUS_ABNORMAL => words.admin_code_user_status_abnormal(),
        codes::USER_NOT_EXIST => words.admin_code_user_not_exist(),
        codes::USER_KYC_NOT_QUALIFIED => words.admin_code_user_kyc_not_qualified(),
        codes::UNAVAILABLE_PAYMENT_METHOD | codes::NO_PAY_OPTIONS => {
            words.admin_code_unavailable_payment_method()
        }
        codes::BUSINESS_NOT_SUPPORT => words.admin_code_business_not_support(),
        codes::CURRENCY_NOT_SUPPORT => words.admin_code_currency_not_support(),
        codes::ORDER_IS_CLOSED => words.admin_code_order_is_closed(),
        codes::ORDER_IS_CANCELED => words.admin_code_order_is_canceled(),
        codes::REPEAT_REQ_INCONSISTENT => words.admin_code_repeat_req_inconsistent(),
        codes::INVALID_PAYMENT_METHOD_META_DATA | codes::PARAM_ILLEGAL => {
            words.admin_code_invalid_payment_method_meta_data()
        }
        codes::INVALID_CONTRACT
        | codes::INVALID_MERCHANT_STATUS
        | codes::MERCHANT_NOT_REGISTERED
        | codes::SETTLE_CONTRACT_NOT_MATCH => words.admin_code_invalid_contract(),
        codes::ACCESS_DENIED | codes::INVALID_API | codes::NO_INTERFACE_DEF => {
            words.admin_code_access_denied()
        }
        codes::CLIENT_INVALID | codes::INVALID_CLIENT | codes::UNKNOWN_CLIENT => {
            words.admin_code_client_invalid()
        }
        codes::INVALID_SIGNATURE | codes::KEY_NOT_FOUND => words.admin_code_invalid_signature(),
        codes::MEDIA_TYPE_NOT_ACCEPTABLE | codes::METHOD_NOT_SUPPORTED => {
            words.admin_code_media_type_not_acceptable()
        }
        codes::SYSTEM_ERROR | codes::UNKNOWN_EXCEPTION => words.admin_code_system_error(),
        codes::REQUEST_TRAFFIC_EXCEED_LIMIT => words.admin_code_request_traffic_exceed_limit(),
        codes::REPEAT_REQUEST => words.admin_code_repeat_request(),
        codes::DEFENSE_EXCEED_LIMIT => words.admin_code_defense_exceed_limit(),
        codes::TIME_EXCEEDS_LIMIT => words.admin_code_time_exceeds_limit(),
        codes::NOT_ALLOW_IN_CURRENT_STATUS => words.admin_code_not_allow_in_current_status(),
        codes::AUTH_EXPIRED => words.admin_code_auth_expired(),
        codes::AUTH_CANCELLED => words.admin_code_auth_cancelled(),
        codes::AUTH_NOT_FOUND => words.admin_code_auth_not_found(),
        codes::CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT => {
            words.admin_code_capture_amount_exceed_auth_limit()
        }
        codes::MULTI_CAPTURE_NOT_SUPPORTED => words.admin_code_multi_capture_not_supported(),
        codes::ORDER_STATUS_INVALID => words.admin_code_order_status_invalid(),
        codes::ORDER_NOT_EXIST => words.admin_code_order_not_exist(),
        codes::CANCEL_WINDOW_EXCEED => words.admin_code_cancel_window_exceed(),
        codes::REFUND_AMOUNT_EXCEED => words.admin_code_refund_amount_exceed(),
        codes::REFUND_WINDOW_EXCEED => words.admin_code_refund_window_exceed(),
        codes::REFUND_NOT_SUPPORTED => words.admin_code_refund_not_supported(),
        codes::PARTIAL_REFUND_NOT_SUPPORTED => words.admin_code_partial_refund_not_supported(),
        codes::MULTIPLE_REFUNDS_NOT_SUPPORTED => words.admin_code_multiple_refunds_not_supported(),
        codes::MERCHANT_BALANCE_NOT_ENOUGH => words.admin_code_merchant_balance_not_enough(),
        codes::UPDATE_FORBIDDEN_DURING_PAYMENT => {
            words.admin_code_update_forbidden_during_payment()
        }
        codes::SUBSCRIPTION_NOT_EXIST => words.admin_code_subscription_not_exist(),
        codes::REFUND_NOT_EXIST => words.admin_code_refund_not_exist(),
        codes::SUCCESS
        | codes::PAYMENT_IN_PROCESS
        | codes::CAPTURE_IN_PROCESS
        | codes::REFUND_IN_PROCESS => words.admin_code_success(),
        "UNTRUSTED_NORMAL_URL" => words.admin_code_untrusted_normal_url(),
        _ => words.admin_code_unknown(),
    }
}

/// What the code means, with the code.
pub(crate) fn failed(code: &str, words: Words) -> String {
    words.admin_code_with(antom(code, words), code)
}

/// What a bank's own code means: most of them answer with the numbers of ISO 8583.
pub(crate) fn bank(code: &str, words: Words) -> Option<&'static str> {
    Some(match code {
        "01" | "02" => words.admin_bank_code_01(),
        "03" => words.admin_bank_code_03(),
        "04" | "07" | "41" | "43" => words.admin_bank_code_04(),
        "05" => words.admin_bank_code_05(),
        "12" | "13" => words.admin_bank_code_12(),
        "14" => words.admin_bank_code_14(),
        "15" => words.admin_bank_code_15(),
        "46" => words.admin_bank_code_46(),
        "51" => words.admin_bank_code_51(),
        "54" => words.admin_bank_code_54(),
        "55" => words.admin_bank_code_55(),
        "57" | "58" | "62" => words.admin_bank_code_57(),
        "59" => words.admin_bank_code_59(),
        "61" => words.admin_bank_code_61(),
        "65" | "75" => words.admin_bank_code_65(),
        "1A" | "70" => words.admin_bank_code_1a(),
        "82" | "N7" => words.admin_bank_code_82(),
        "91" | "92" => words.admin_bank_code_91(),
        "93" => words.admin_bank_code_93(),
        "96" => words.admin_bank_code_96(),
        "R0" | "R1" | "R3" => words.admin_bank_code_r0(),
        _ => return None,
    })
}

/// What the card scheme advises after a refusal.
pub(crate) fn advice(code: &str, words: Words) -> Option<&'static str> {
    Some(match code {
        "01" => words.admin_bank_advice_01(),
        "02" => words.admin_bank_advice_02(),
        "03" | "21" => words.admin_bank_advice_03(),
        "24" => words.admin_bank_advice_24(),
        "25" => words.admin_bank_advice_25(),
        "26" => words.admin_bank_advice_26(),
        "27" => words.admin_bank_advice_27(),
        "28" => words.admin_bank_advice_28(),
        "29" => words.admin_bank_advice_29(),
        "30" => words.admin_bank_advice_30(),
        "40" => words.admin_bank_advice_40(),
        "41" => words.admin_bank_advice_41(),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: &str = "SOMETHING_NEW";

    #[test]
    fn every_code_that_is_documented_has_a_sentence_of_its_own() {
        let words = Words::default();
        for code in codes::ALL {
            let told = antom(code, words);
            assert_ne!(told, antom(NEW, words), "{code}");
            assert!(told.ends_with('.') && !told.contains('_'), "{code}");
        }
        assert!(antom(NEW, words).contains("does not know"));
    }
}
