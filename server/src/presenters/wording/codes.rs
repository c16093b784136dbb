//! Why a payment, a capture or a refund failed, for the merchant: Antom's codes, and those of the
//! banks behind it.

use crate::gateway::codes;

/// What one of Antom's codes means. Antom adds codes without notice.
pub(crate) fn antom(code: &str) -> &'static str {
    match code {
        codes::USER_BALANCE_NOT_ENOUGH => "The buyer has too little money on this account.",
        codes::USER_AMOUNT_EXCEED_LIMIT | codes::PAYMENT_AMOUNT_EXCEED_LIMIT => {
            "The amount is above the limit of this account or method."
        }
        codes::PAYMENT_COUNT_EXCEED_LIMIT => "The account or method was used too often.",
        codes::INVALID_CARD_NUMBER => "The card number is wrong.",
        codes::CARD_NOT_SUPPORTED => "Cards of this kind are not taken.",
        codes::INVALID_CODE | codes::INVALID_PAYMENT_CODE => "The code that was given is wrong.",
        codes::EXPIRED_CODE => "The code, or the card, has expired.",
        codes::INVALID_TOKEN => "The saved card was deleted or has expired.",
        codes::USER_PAYMENT_VERIFICATION_FAILED => {
            "3-D Secure, or another check of the buyer, failed."
        }
        codes::VERIFY_UNMATCHED => "A check of the buyer did not match.",
        codes::VERIFY_TIMES_EXCEED_LIMIT => "The buyer was checked too often.",
        codes::PROCESS_FAIL => {
            "The bank refused, and did not say why. The same will not work again."
        }
        codes::RISK_REJECT => {
            "Refused as a risk. Tell the buyer no more than that it was declined."
        }
        codes::FRAUD_REJECT => {
            "Refused as a fraud. Tell the buyer no more than that it was declined."
        }
        codes::REGULATION_RESTRICTION => "Refused by law.",
        codes::USER_STATUS_ABNORMAL => "The buyer's account is restricted.",
        codes::USER_NOT_EXIST => "The buyer has no such account.",
        codes::USER_KYC_NOT_QUALIFIED => "The buyer has not proved enough about themselves.",
        codes::UNAVAILABLE_PAYMENT_METHOD | codes::NO_PAY_OPTIONS => {
            "The method cannot be used now, or is not open to you."
        }
        codes::BUSINESS_NOT_SUPPORT => "The method is not for this kind of business.",
        codes::CURRENCY_NOT_SUPPORT => {
            "The currency is not covered by the method or your contract."
        }
        codes::ORDER_IS_CLOSED => "The payment was not finished in time.",
        codes::ORDER_IS_CANCELED => "The payment was cancelled.",
        codes::REPEAT_REQ_INCONSISTENT => {
            "The id was used before with other particulars, and that earlier request stands."
        }
        codes::INVALID_PAYMENT_METHOD_META_DATA | codes::PARAM_ILLEGAL => {
            "The shop sent a field that is missing or wrong: a fault of the shop."
        }
        codes::INVALID_CONTRACT
        | codes::INVALID_MERCHANT_STATUS
        | codes::MERCHANT_NOT_REGISTERED
        | codes::SETTLE_CONTRACT_NOT_MATCH => "Your contract with Antom does not cover it.",
        codes::ACCESS_DENIED | codes::INVALID_API | codes::NO_INTERFACE_DEF => {
            "Your account may not do this: ask Antom."
        }
        codes::CLIENT_INVALID | codes::INVALID_CLIENT => "Antom does not know the client id.",
        codes::INVALID_SIGNATURE | codes::KEY_NOT_FOUND => "Antom does not accept the shop's key.",
        codes::MEDIA_TYPE_NOT_ACCEPTABLE | codes::METHOD_NOT_SUPPORTED => {
            "Something between the shop and Antom changes the requests."
        }
        codes::SYSTEM_ERROR | codes::UNKNOWN_EXCEPTION => "Antom had a fault of its own.",
        codes::REQUEST_TRAFFIC_EXCEED_LIMIT => "Antom was asked too often.",
        codes::AUTH_EXPIRED => "The hold has lapsed: the buyer would have to pay again.",
        codes::AUTH_CANCELLED => "The hold was cancelled: the buyer would have to pay again.",
        codes::AUTH_NOT_FOUND => "Antom holds no such money.",
        codes::CAPTURE_AMOUNT_EXCEED_AUTH_LIMIT => "More than what is held was asked for.",
        codes::MULTI_CAPTURE_NOT_SUPPORTED => "There may be one capture only.",
        codes::ORDER_STATUS_INVALID => "The payment does not allow it as it stands.",
        codes::ORDER_NOT_EXIST => "Antom has no such payment.",
        codes::CANCEL_WINDOW_EXCEED => "It was too late to cancel: refund instead.",
        codes::REFUND_AMOUNT_EXCEED => "More than what is left was to be refunded.",
        codes::REFUND_WINDOW_EXCEED => "It was too late to refund: pay the buyer outside Antom.",
        codes::REFUND_NOT_SUPPORTED => "The method has no refunds: pay the buyer outside Antom.",
        codes::PARTIAL_REFUND_NOT_SUPPORTED => "The method refunds in full only.",
        codes::MULTIPLE_REFUNDS_NOT_SUPPORTED => "The method refunds once only.",
        codes::MERCHANT_BALANCE_NOT_ENOUGH => "Your balance with Antom was too small.",
        codes::REFUND_NOT_EXIST => "Antom has no such refund.",
        codes::SUCCESS
        | codes::PAYMENT_IN_PROCESS
        | codes::CAPTURE_IN_PROCESS
        | codes::REFUND_IN_PROCESS => "Antom had not refused it.",
        "UNTRUSTED_NORMAL_URL" => "Antom's answer led to an address that is not Antom's.",
        _ => "Antom refused it with a code that this version does not know.",
    }
}

/// What a bank's own code means: most of them answer with the numbers of ISO 8583.
pub(crate) fn bank(code: &str) -> Option<&'static str> {
    Some(match code {
        "01" | "02" => "The bank wants to be asked first.",
        "03" => "The bank does not know the merchant.",
        "04" | "07" | "41" | "43" => "The card is reported as lost or stolen.",
        "05" => "The bank refused and gave no reason.",
        "12" | "13" => "The bank took the transaction or its amount for invalid.",
        "14" => "The bank has no such card.",
        "15" => "There is no such bank.",
        "46" => "The account is closed.",
        "51" => "There is not enough money.",
        "54" => "The card has expired.",
        "55" => "The PIN is wrong.",
        "57" | "58" | "62" => "The card is not allowed to do this.",
        "59" => "The bank suspects a fraud.",
        "61" => "The amount is above the card's limit.",
        "65" | "75" => "The card was used too often.",
        "1A" | "70" => "The bank wants the buyer authenticated.",
        "82" | "N7" => "The security code is wrong.",
        "91" | "92" => "The bank could not be reached.",
        "93" => "Refused by law.",
        "96" => "A system on the way had a fault.",
        "R0" | "R1" | "R3" => "The cardholder stopped these payments.",
        _ => return None,
    })
}

/// What the card scheme advises after a refusal.
pub(crate) fn advice(code: &str) -> Option<&'static str> {
    Some(match code {
        "01" => "There are newer particulars of this card: ask the buyer for them.",
        "02" => "Try again later.",
        "03" | "21" => "Do not try this card again.",
        "24" => "Try again after an hour.",
        "25" => "Try again after a day.",
        "26" => "Try again after two days.",
        "27" => "Try again after four days.",
        "28" => "Try again after six days.",
        "29" => "Try again after eight days.",
        "30" => "Try again after ten days.",
        "40" => "It is a prepaid card that cannot be filled up.",
        "41" => "It is a card number for one use.",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEW: &str = "SOMETHING_NEW";

    #[test]
    fn every_code_that_is_documented_has_a_sentence_of_its_own() {
        for code in codes::ALL {
            let words = antom(code);
            assert_ne!(words, antom(NEW), "{code}");
            assert!(words.ends_with('.') && !words.contains('_'), "{code}");
        }
        assert!(antom(NEW).contains("does not know"));
    }
}
