//! What is known of the card of each attempt, as the order's page shows it.

use app::view::admin::{Badge, CardBlock, CardCheck, CardFact, CardMovement, Tone};
use domain::ledger::Method;
use domain::{Currency, Money};
use wording::Words;

use crate::presenters::wording::cards;
use crate::presenters::wording::cards::{Meaning, Secured};
use crate::presenters::wording::{codes, merchant, times};
use crate::services::payments::order_payments::OrderPayments;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::card_report::{Acquirer, CardReport, Movement, MovementKind, Outcome};

pub(crate) fn blocks(payments: &OrderPayments, words: Words) -> Vec<CardBlock> {
    let attempts = payments.attempts.iter();
    attempts.filter_map(|row| block(row, words)).collect()
}

fn block(row: &AttemptRow, words: Words) -> Option<CardBlock> {
    // Unreadable is told in the log; a page about money shows what else there is.
    let facts = row
        .read_card_facts()
        .inspect_err(|error| tracing::error!(%error, "a card's facts are not shown"))
        .ok()?;
    let report = facts.leading().unwrap_or_default();
    let movements: Vec<_> = facts
        .movements()
        .into_iter()
        .map(|it| movement(it, &report.acquirer, words))
        .collect();
    // A wallet has no card that anybody checked.
    let is_wallet = row
        .method
        .as_deref()
        .and_then(Method::parse)
        .is_some_and(|method| !method.captures());
    let is_card = !report.card.is_empty();
    if !is_card && (is_wallet || report.is_empty() && movements.is_empty()) {
        return None;
    }
    Some(CardBlock {
        attempt: row.number(),
        name: row
            .card
            .clone()
            .unwrap_or_else(|| words.admin_card_unnamed().to_owned()),
        about: about(&report, words),
        results: results(&report, words),
        numbers: numbers(&report),
        movements,
    })
}

/// Those of the facts that were told.
fn told<const N: usize>(facts: [(&'static str, Option<String>); N]) -> Vec<CardFact> {
    facts
        .into_iter()
        .filter_map(|(name, value)| {
            Some(CardFact {
                name,
                value: value?,
            })
        })
        .collect()
}

fn about(report: &CardReport, words: Words) -> Vec<CardFact> {
    let card = &report.card;
    let last_four = card.last_four.as_deref().unwrap_or_default();
    let is_in_number = |number: &String| number.ends_with(last_four);
    let kind = |text: &Option<String>| {
        let text = text.as_ref()?.to_ascii_lowercase().replace('_', " ");
        Some(merchant::capitalised(&text))
    };
    let instalments =
        report
            .checks
            .instalments
            .as_ref()
            .map(|number| match &report.checks.instalment_interval {
                Some(interval) => {
                    words.admin_card_instalments_each(number, interval.to_ascii_lowercase())
                }
                None => number.clone(),
            });
    told([
        (words.admin_card_number(), card.number.clone()),
        (
            words.admin_card_last_four(),
            card.last_four
                .clone()
                .filter(|_| !card.number.as_ref().is_some_and(is_in_number)),
        ),
        (words.admin_card_funding(), kind(&card.funding)),
        (words.admin_card_category(), kind(&card.category)),
        (words.admin_card_issuer(), card.issuer.clone()),
        (words.admin_card_country(), card.country.clone()),
        (words.admin_card_instalments(), instalments),
        (
            words.admin_card_paid(),
            report.paid_at.map(|at| times::moment(at, words).text),
        ),
    ])
}

fn results(report: &CardReport, words: Words) -> Vec<CardCheck> {
    let checks = &report.checks;
    let mut results = vec![
        result(
            words.admin_card_check_of_address(),
            checks.avs.as_deref(),
            cards::avs,
            words,
        ),
        result(
            words.admin_card_check_of_security_code(),
            checks.cvv.as_deref(),
            cards::cvv,
            words,
        ),
        three_ds(report, words),
    ];
    match report.outcome {
        Outcome::Pending | Outcome::Succeeded => results.push(liability(report, words)),
        // What was not paid cannot be lost.
        Outcome::Failed => {}
    }
    if checks.refusal_code.is_some() || checks.refusal_reason.is_some() {
        results.push(refusal(report, words));
    }
    if let Some(code) = &checks.advice_code {
        results.push(CardCheck {
            name: words.admin_card_check_of_advice(),
            result: Badge::new(words.admin_card_check_advice(), Tone::Waiting),
            meaning: codes::advice(code, words)
                .unwrap_or(words.admin_bank_advice_unknown())
                .to_owned(),
            code: code.clone(),
        });
    }
    results
}

fn result(
    what: &'static str,
    code: Option<&str>,
    meaning_of: fn(&str, Words) -> Meaning,
    words: Words,
) -> CardCheck {
    let meaning = code.map_or(cards::not_told(words), |code| meaning_of(code, words));
    CardCheck {
        name: what,
        result: Badge::new(meaning.label, meaning.tone),
        meaning: meaning.words.to_owned(),
        code: code.unwrap_or_default().to_owned(),
    }
}

fn secured(report: &CardReport) -> Option<Secured> {
    let eci = report.three_ds.eci.as_deref()?;
    Some(cards::eci(report.card.brand.as_deref(), eci))
}

fn three_ds(report: &CardReport, words: Words) -> CardCheck {
    let three_ds = &report.three_ds;
    let secured = secured(report);
    let (badge, mut sentences) = match (secured, report.three_ds_offered) {
        (Some(secured), _) => {
            let meaning = cards::secured(secured, words);
            let badge = Badge::new(meaning.label, meaning.tone);
            (badge, vec![meaning.words.to_owned()])
        }
        (None, Some(false)) => (
            Badge::new(words.admin_card_check_not_used(), Tone::Warning),
            vec![words.admin_card_check_not_used_meaning().to_owned()],
        ),
        (None, Some(true)) => (
            Badge::new(words.admin_card_check_offered(), Tone::Quiet),
            vec![words.admin_card_check_offered_meaning().to_owned()],
        ),
        (None, None) => (
            Badge::new(words.admin_card_check_not_told(), Tone::Quiet),
            Vec::new(),
        ),
    };
    match report.challenged {
        Some(true) => sentences.push(words.admin_card_check_challenged().to_owned()),
        Some(false) => sentences.push(words.admin_card_check_frictionless().to_owned()),
        None => {}
    }
    if let Some(code) = &three_ds.reason {
        sentences.push(match cards::reason(code, words) {
            Some(meaning) => words.admin_card_check_reason_known(code, meaning),
            None => words.admin_card_check_reason(code),
        });
    }
    if let Some(code) = &three_ds.challenge_cancel {
        sentences.push(match cards::challenge_cancel(code, words) {
            Some(meaning) => words.admin_card_check_challenge_known(code, meaning),
            None => words.admin_card_check_challenge(code),
        });
    }
    let told = [
        three_ds
            .exemption
            .as_ref()
            .map(|it| words.admin_card_check_exemption(it)),
        three_ds
            .status
            .as_ref()
            .map(|it| words.admin_card_check_status(it)),
        three_ds
            .kind
            .as_ref()
            .map(|it| words.admin_card_check_performed(it)),
        three_ds
            .version
            .as_ref()
            .map(|it| words.admin_card_check_version(it)),
    ];
    sentences.extend(told.into_iter().flatten());
    CardCheck {
        name: words.admin_card_check_of_3ds(),
        result: badge,
        meaning: sentences.join(" "),
        code: three_ds
            .eci
            .as_ref()
            .map_or_else(String::new, |eci| format!("ECI {eci}")),
    }
}

fn liability(report: &CardReport, words: Words) -> CardCheck {
    let shifted = report.three_ds.liability_shift.as_deref();
    let meaning = cards::liability(secured(report), shifted, words);
    CardCheck {
        name: words.admin_card_check_of_liability(),
        result: Badge::new(meaning.label, meaning.tone),
        meaning: meaning.words.to_owned(),
        code: shifted.unwrap_or_default().to_owned(),
    }
}

fn refusal(report: &CardReport, words: Words) -> CardCheck {
    let checks = &report.checks;
    let mut sentences = Vec::new();
    let known = checks
        .refusal_code
        .as_deref()
        .and_then(|code| codes::bank(code, words));
    sentences.extend(known.map(ToOwned::to_owned));
    let reason = checks.refusal_reason.as_ref();
    sentences.extend(reason.map(|reason| {
        if reason.ends_with('.') {
            words.admin_card_check_refusal_reason(reason)
        } else {
            words.admin_card_check_refusal_reason_open(reason)
        }
    }));
    CardCheck {
        name: words.admin_card_check_of_refusal(),
        result: Badge::new(words.admin_card_check_refused(), Tone::Bad),
        meaning: sentences.join(" "),
        code: checks.refusal_code.clone().unwrap_or_default(),
    }
}

fn numbers(report: &CardReport) -> Vec<CardFact> {
    let (checks, three_ds) = (&report.checks, &report.three_ds);
    let mut numbers = told([
        (
            "networkTransactionId",
            checks.network_transaction_id.clone(),
        ),
        ("authorizationCode", checks.authorization_code.clone()),
        ("rrn", checks.retrieval_reference.clone()),
        ("cavv", three_ds.cavv.clone()),
        ("dsTransactionId", three_ds.ds_transaction_id.clone()),
        ("xid", three_ds.xid.clone()),
    ]);
    numbers.extend(acquirer(&report.acquirer));
    numbers
}

fn acquirer(acquirer: &Acquirer) -> Vec<CardFact> {
    told([
        ("acquirerReferenceNo", acquirer.reference_no.clone()),
        ("acquirerName", acquirer.name.clone()),
        ("acquirerMerchantId", acquirer.merchant_id.clone()),
        ("acquirerMerchantName", acquirer.merchant_name.clone()),
        ("acquirerTransactionId", acquirer.transaction_id.clone()),
        ("referenceRequestId", acquirer.reference_request_id.clone()),
        ("acquirerResultCode", acquirer.result_code.clone()),
        ("acquirerResultMessage", acquirer.result_message.clone()),
        ("acquirerReasonDescription", acquirer.reason.clone()),
    ])
}

/// Of the acquirer's numbers those that the payment has not got already.
fn movement(movement: &Movement, of_payment: &Acquirer, words: Words) -> CardMovement {
    let (state, tone) = match movement.outcome {
        Outcome::Pending => (words.admin_card_pending(), Tone::Waiting),
        Outcome::Failed => (words.admin_card_failed(), Tone::Bad),
        Outcome::Succeeded => (words.admin_card_succeeded(), Tone::Good),
    };
    let mut numbers = told([
        ("requestId", movement.numbers.request_id.clone()),
        ("transactionId", movement.numbers.id.clone()),
    ]);
    let known = acquirer(of_payment);
    let own = acquirer(&movement.acquirer).into_iter();
    numbers.extend(own.filter(|number| !known.contains(number)));
    let code = movement.numbers.code.as_deref();
    CardMovement {
        kind: match movement.kind {
            MovementKind::Capture => words.admin_card_capture(),
            MovementKind::Refund => words.admin_card_refund(),
        },
        at: movement.at.map(|at| times::moment(at, words)),
        state: Badge::new(state, tone),
        amount: amount(movement, words).unwrap_or_default(),
        numbers,
        note: match (movement.outcome, code) {
            (Outcome::Failed, Some(code)) => codes::failed(code, words),
            (Outcome::Failed, None) | (Outcome::Pending | Outcome::Succeeded, _) => String::new(),
        },
    }
}

fn amount(movement: &Movement, words: Words) -> Option<String> {
    let currency: Currency = movement.numbers.currency.as_ref()?.parse().ok()?;
    let minor = movement.numbers.amount_minor.as_ref()?.parse().ok()?;
    Some(words.money(Money::new(minor, currency).ok()?))
}
