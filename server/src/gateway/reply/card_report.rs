//! What Antom's messages tell beside the outcome: for people, and for a dispute.

use antom::{
    AcquirerInfo, Amount, CaptureNotification, Payment, PaymentInquiry, PaymentNotification,
    PaymentResultInfo, RefundNotification, ResultStatus, Transaction, TransactionStatus,
    TransactionType,
};

use crate::gateway::reply::last_four;
use crate::store::payments::attempts::Details;
use crate::store::payments::card_report::{
    Acquirer, Card, CardFacts, CardReport, Checks, Movement, MovementKind, Numbers, Outcome,
    ThreeDs, told,
};

/// What the answer to `pay` tells.
pub(in crate::gateway) fn details_of_payment(payment: &Payment) -> Details {
    let report = card_report(
        outcome(payment.result.result_status),
        payment.payment_result_info.as_ref(),
        payment.acquirer_info.as_ref(),
        payment.acquirer_reference_no.as_deref(),
    );
    details(
        CardReport {
            paid_at: moment(payment.payment_time.as_deref()),
            authorised_until: moment(payment.auth_expiry_time.as_deref()),
            ..report
        },
        [],
    )
}

/// What an inquiry tells.
pub(in crate::gateway) fn details_of_inquiry(inquiry: &PaymentInquiry) -> Details {
    let outcome = match inquiry.payment_status {
        // What was cancelled had succeeded before, or nobody would have had to.
        Some(TransactionStatus::Success | TransactionStatus::Cancelled) => Outcome::Succeeded,
        Some(TransactionStatus::Fail) => Outcome::Failed,
        Some(TransactionStatus::Processing | TransactionStatus::Pending) | None => Outcome::Pending,
    };
    let payment_id = told(inquiry.payment_id.as_deref());
    let report = card_report(
        outcome,
        inquiry.card().as_ref(),
        inquiry.acquirer_info.as_ref(),
        inquiry.acquirer_reference_no.as_deref(),
    );
    Details {
        payment_id,
        ..details(
            CardReport {
                paid_at: moment(inquiry.payment_time.as_deref()),
                authorised_until: moment(inquiry.auth_expiry_time.as_deref()),
                ..report
            },
            inquiry.transactions.iter().filter_map(of_transaction),
        )
    }
}

/// What `PAYMENT_RESULT` and `PAYMENT_PENDING` tell.
pub(crate) fn of_payment(payment: &PaymentNotification, pending: bool) -> Details {
    let outcome = if pending {
        Outcome::Pending
    } else {
        outcome(payment.result.result_status)
    };
    let payment_id = told(payment.payment_id.as_deref());
    let report = card_report(
        outcome,
        payment.card().as_ref(),
        payment.acquirer_info.as_ref(),
        payment.acquirer_reference_no.as_deref(),
    );
    Details {
        payment_id,
        ..details(
            CardReport {
                paid_at: moment(payment.payment_time.as_deref()),
                authorised_until: moment(payment.auth_expiry_time.as_deref()),
                ..report
            },
            [],
        )
    }
}

/// What `CAPTURE_RESULT` tells.
pub(crate) fn of_capture(capture: &CaptureNotification) -> Details {
    let movement = Movement {
        kind: MovementKind::Capture,
        outcome: outcome(capture.result.result_status),
        numbers: numbers(
            capture.capture_request_id.as_deref(),
            capture.capture_id.as_deref(),
            capture.capture_amount.as_ref(),
            &capture.result.result_code,
        ),
        acquirer: acquirer(
            capture.acquirer_info.as_ref(),
            capture.acquirer_reference_no.as_deref(),
        ),
        at: moment(capture.capture_time.as_deref()),
    };
    details(CardReport::default(), [movement])
}

/// What `REFUND_RESULT` tells.
pub(crate) fn of_refund(refund: &RefundNotification) -> Details {
    let movement = Movement {
        kind: MovementKind::Refund,
        outcome: outcome(refund.outcome()),
        numbers: numbers(
            refund.refund_request_id.as_deref(),
            refund.refund_id.as_deref(),
            refund.refund_amount.as_ref(),
            &refund.result.result_code,
        ),
        acquirer: acquirer(None, refund.arn.as_deref()),
        at: moment(refund.refund_time.as_deref()),
    };
    details(CardReport::default(), [movement])
}

/// Guide 004: whether a capture succeeded is told by its result, not by its status.
fn of_transaction(transaction: &Transaction) -> Option<Movement> {
    let kind = match transaction.transaction_type.as_ref()? {
        TransactionType::Capture => MovementKind::Capture,
        TransactionType::Refund => MovementKind::Refund,
        TransactionType::Payment
        | TransactionType::Cancel
        | TransactionType::Authorization
        | TransactionType::Void
        | TransactionType::Incremental
        | TransactionType::Other(_) => return None,
    };
    let result = transaction.transaction_result.as_ref();
    Some(Movement {
        kind,
        outcome: outcome(transaction.outcome()),
        numbers: numbers(
            transaction.transaction_request_id.as_deref(),
            transaction.transaction_id.as_deref(),
            transaction.transaction_amount.as_ref(),
            result.map_or("", |result| &result.result_code),
        ),
        acquirer: acquirer(transaction.acquirer_info.as_ref(), None),
        at: moment(transaction.transaction_time.as_deref()),
    })
}

/// What the answer of a `pay` that is not decided tells: the payment's id, to be found by, and how
/// long its authorisation would last.
pub(in crate::gateway) fn details_of_opened(payment: &Payment) -> Details {
    Details {
        payment_id: told(payment.payment_id.as_deref()),
        authorised_until: moment(payment.auth_expiry_time.as_deref()),
        ..Details::default()
    }
}

fn details(report: CardReport, movements: impl IntoIterator<Item = Movement>) -> Details {
    Details {
        facts: CardFacts::of(report, movements),
        ..Details::default()
    }
}

fn outcome(status: ResultStatus) -> Outcome {
    match status {
        ResultStatus::S => Outcome::Succeeded,
        ResultStatus::F => Outcome::Failed,
        ResultStatus::U => Outcome::Pending,
    }
}

fn card_report(
    outcome: Outcome,
    info: Option<&PaymentResultInfo>,
    acquired_by: Option<&AcquirerInfo>,
    reference_no: Option<&str>,
) -> CardReport {
    let nothing = PaymentResultInfo::default();
    let info = info.unwrap_or(&nothing);
    let secure = info.three_ds_result.clone().unwrap_or_default();
    let plan = info.credit_pay_plan.as_ref();
    let number = info.card_no.as_deref().map(masked);
    CardReport {
        outcome,
        card: Card {
            brand: told(info.card_brand.as_deref()),
            last_four: last_four(info.last_four.as_deref(), info.card_no.as_deref()),
            number: told(number.as_deref()),
            funding: told(info.funding.as_deref()),
            category: told(info.card_category.as_deref()),
            issuer: told(info.issuer_name.as_deref()),
            country: told(info.issuing_country.as_deref()),
        },
        checks: Checks {
            avs: told(info.avs_result_raw.as_deref()),
            cvv: told(info.cvv_result_raw.as_deref()),
            authorization_code: told(info.authorization_code.as_deref()),
            network_transaction_id: told(info.network_transaction_id.as_deref()),
            retrieval_reference: told(info.rrn.as_deref()),
            refusal_code: told(info.refusal_code_raw.as_deref()),
            refusal_reason: told(info.refusal_reason_raw.as_deref()),
            advice_code: told(info.merchant_advice_code.as_deref()),
            instalments: told(plan.and_then(|plan| plan.installment_num.as_deref())),
            instalment_interval: told(plan.and_then(|plan| plan.interval.as_deref())),
        },
        three_ds: ThreeDs {
            eci: told(secure.eci.as_deref()),
            cavv: told(secure.cavv.as_deref()),
            version: told(secure.version.as_deref()),
            xid: told(secure.xid.as_deref()),
            ds_transaction_id: told(secure.ds_transaction_id.as_deref()),
            kind: told(secure.kind.as_deref()),
            status: told(secure.pa_res_status.as_deref()),
            reason: told(secure.transaction_status_reason.as_deref()),
            challenge_cancel: told(secure.challenge_cancel.as_deref()),
            exemption: told(secure.exemption_type.as_deref()),
            liability_shift: told(secure.liability_shift.as_deref()),
        },
        three_ds_offered: secure.offered,
        challenged: secure.challenged,
        acquirer: acquirer(acquired_by.or(info.acquirer_info.as_ref()), reference_no),
        ..CardReport::default()
    }
}

fn acquirer(info: Option<&AcquirerInfo>, reference_no: Option<&str>) -> Acquirer {
    let nothing = AcquirerInfo::default();
    let info = info.unwrap_or(&nothing);
    Acquirer {
        name: told(info.acquirer_name.as_deref()),
        merchant_id: told(info.acquirer_merchant_id.as_deref()),
        merchant_name: told(info.acquirer_merchant_name.as_deref()),
        transaction_id: told(info.acquirer_transaction_id.as_deref()),
        reference_request_id: told(info.reference_request_id.as_deref()),
        reference_no: told(reference_no),
        result_code: told(info.acquirer_result_code.as_deref()),
        result_message: told(info.acquirer_result_message.as_deref()),
        reason: told(info.acquirer_reason_description.as_deref()),
    }
}

fn numbers(
    request_id: Option<&str>,
    id: Option<&str>,
    amount: Option<&Amount>,
    code: &str,
) -> Numbers {
    let minor = amount
        .and_then(Amount::minor)
        .map(|minor| minor.to_string());
    Numbers {
        request_id: told(request_id),
        id: told(id),
        amount_minor: told(minor.as_deref()),
        currency: told(amount.map(|amount| amount.currency.as_str())),
        code: told(Some(code)),
    }
}

/// The number with nothing of it but the last four digits, however much was sent.
fn masked(number: &str) -> String {
    let shown = number.chars().count().saturating_sub(4);
    number
        .chars()
        .enumerate()
        .map(|(at, letter)| match letter {
            letter if letter.is_ascii_digit() && at < shown => '*',
            letter => letter,
        })
        .collect()
}

/// ISO 8601 to epoch milliseconds.
fn moment(time: Option<&str>) -> Option<i64> {
    antom::parse_time(time?).map(|time| time.unix_timestamp() * 1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_of_a_number_is_kept_than_its_end() {
        for (sent, kept) in [
            ("************1358", "************1358"),
            ("428067******1358", "************1358"),
            ("4054695723100768", "************0768"),
            ("****************", "****************"),
            ("", ""),
        ] {
            assert_eq!(masked(sent), kept);
        }
    }

    /// Guide 003: an answer to `pay` that needs nothing more.
    #[test]
    fn an_answer_to_pay_is_read_like_a_notification() {
        let body = serde_json::json!({
            "result": { "resultCode": "SUCCESS", "resultStatus": "S", "resultMessage": "success." },
            "authExpiryTime": "2024-01-08T00:01:00+08:00",
            "paymentResultInfo": {
                "avsResultRaw": "A", "cardBrand": "VISA", "cardNo": "4280671234561358",
                "cardToken": "ALIPAYsecret", "holdName": "NIHEI SHUNSUKE", "cvvResultRaw": "Y",
                "networkTransactionId": "465", "threeDSResult": { "caav": "sample", "eci": "02" },
            },
        });
        let payment: Payment = serde_json::from_value(body).unwrap();
        let facts = details_of_payment(&payment).facts;
        let told = facts.leading().unwrap();
        assert_eq!(told.outcome, Outcome::Succeeded);
        assert_eq!(told.checks.avs.as_deref(), Some("A"));
        assert_eq!(told.three_ds.cavv.as_deref(), Some("sample"));
        assert_eq!(told.authorised_until, Some(1_704_643_260_000));
        let kept = serde_json::to_string(&facts).unwrap();
        for secret in ["ALIPAYsecret", "428067", "NIHEI"] {
            assert!(!kept.contains(secret), "{kept}");
        }
    }
}
