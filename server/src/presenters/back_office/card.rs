//! What is known of the card of each attempt, as the order's page shows it.

use app::view::admin::{Badge, CardBlock, CardCheck, CardFact, CardMovement, Tone};
use domain::{Currency, Money};

use crate::presenters::wording::cards;
use crate::presenters::wording::cards::{Meaning, NOT_TOLD, Secured};
use crate::presenters::wording::{codes, merchant, times};
use crate::services::payments::order_payments::OrderPayments;
use crate::store::payments::attempts::AttemptRow;
use crate::store::payments::card_report::{Acquirer, Movement, MovementKind, Outcome, Telling};

pub(crate) fn blocks(payments: &OrderPayments) -> Vec<CardBlock> {
    payments.attempts.iter().filter_map(block).collect()
}

fn block(row: &AttemptRow) -> Option<CardBlock> {
    // Unreadable is told in the log; a page about money shows what else there is.
    let facts = row
        .read_card_facts()
        .inspect_err(|error| tracing::error!(%error, "a card's facts are not shown"))
        .ok()?;
    let telling = facts.leading().unwrap_or_default();
    let movements: Vec<_> = facts
        .movements()
        .into_iter()
        .map(|it| movement(it, &telling.acquirer))
        .collect();
    let is_card = !telling.card.is_empty();
    if !is_card && telling.is_empty() && movements.is_empty() {
        return None;
    }
    Some(CardBlock {
        attempt: row.number(),
        name: row.card.clone().unwrap_or_else(|| "Card".to_owned()),
        about: about(&telling),
        results: results(&telling),
        numbers: numbers(&telling),
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

fn about(telling: &Telling) -> Vec<CardFact> {
    let card = &telling.card;
    let last_four = card.last_four.as_deref().unwrap_or_default();
    let is_in_number = |number: &String| number.ends_with(last_four);
    let kind = |text: &Option<String>| {
        let text = text.as_ref()?.to_ascii_lowercase().replace('_', " ");
        Some(merchant::capitalised(&text))
    };
    let instalments = telling.checks.instalments.as_ref().map(|number| {
        match &telling.checks.instalment_interval {
            Some(interval) => format!("{number}, one a {}", interval.to_ascii_lowercase()),
            None => number.clone(),
        }
    });
    told([
        ("Number", card.number.clone()),
        (
            "Last four",
            card.last_four
                .clone()
                .filter(|_| !card.number.as_ref().is_some_and(is_in_number)),
        ),
        ("Funding", kind(&card.funding)),
        ("Category", kind(&card.category)),
        ("Issued by", card.issuer.clone()),
        ("Issued in", card.country.clone()),
        ("Instalments", instalments),
        ("Paid", telling.paid_at.map(|at| times::moment(at).text)),
    ])
}

fn results(telling: &Telling) -> Vec<CardCheck> {
    let checks = &telling.checks;
    let mut results = vec![
        result("Address (AVS)", checks.avs.as_deref(), cards::avs),
        result("Security code (CVV)", checks.cvv.as_deref(), cards::cvv),
        three_ds(telling),
    ];
    match telling.outcome {
        Outcome::Pending | Outcome::Succeeded => results.push(liability(telling)),
        // What was not paid cannot be lost.
        Outcome::Failed => {}
    }
    if checks.refusal_code.is_some() || checks.refusal_reason.is_some() {
        results.push(refusal(telling));
    }
    if let Some(code) = &checks.advice_code {
        results.push(CardCheck {
            name: "The scheme's advice",
            result: Badge::new("Advice", Tone::Waiting),
            meaning: codes::advice(code)
                .unwrap_or("Ask Antom what this advice means.")
                .to_owned(),
            code: code.clone(),
        });
    }
    results
}

fn result(what: &'static str, code: Option<&str>, words: fn(&str) -> Meaning) -> CardCheck {
    let meaning = code.map_or(NOT_TOLD, words);
    CardCheck {
        name: what,
        result: Badge::new(meaning.label, meaning.tone),
        meaning: meaning.words.to_owned(),
        code: code.unwrap_or_default().to_owned(),
    }
}

fn secured(telling: &Telling) -> Option<Secured> {
    let eci = telling.three_ds.eci.as_deref()?;
    Some(cards::eci(telling.card.brand.as_deref(), eci))
}

fn three_ds(telling: &Telling) -> CardCheck {
    let three_ds = &telling.three_ds;
    let secured = secured(telling);
    let (badge, mut sentences) = match (secured, telling.three_ds_offered) {
        (Some(secured), _) => {
            let meaning = cards::secured(secured);
            let badge = Badge::new(meaning.label, meaning.tone);
            (badge, vec![meaning.words.to_owned()])
        }
        (None, Some(false)) => (
            Badge::new("Not used", Tone::Warning),
            vec!["3-D Secure was not offered for this payment.".to_owned()],
        ),
        (None, Some(true)) => (
            Badge::new("Offered", Tone::Quiet),
            vec!["What came of it was not told.".to_owned()],
        ),
        (None, None) => (Badge::new(NOT_TOLD.label, NOT_TOLD.tone), Vec::new()),
    };
    match telling.challenged {
        Some(true) => sentences.push("The buyer was asked for proof.".to_owned()),
        Some(false) => sentences.push("The buyer was not asked for anything.".to_owned()),
        None => {}
    }
    for (name, code, meaning) in [
        ("Reason", &three_ds.reason, cards::reason as fn(&str) -> _),
        (
            "Challenge",
            &three_ds.challenge_cancel,
            cards::challenge_cancel,
        ),
    ] {
        if let Some(code) = code {
            let meaning = meaning(code).map_or_else(String::new, |words| format!(": {words}"));
            sentences.push(as_sentence(format!("{name} {code}{meaning}")));
        }
    }
    if let Some(exemption) = &three_ds.exemption {
        sentences.push(format!("Exemption: {exemption}."));
    }
    if let Some(status) = &three_ds.status {
        sentences.push(format!("The bank's status: {status}."));
    }
    let kind = three_ds
        .kind
        .as_ref()
        .map(|kind| format!("Performed: {kind}."));
    sentences.extend(kind);
    let version = three_ds.version.as_ref();
    sentences.extend(version.map(|version| format!("Version {version}.")));
    CardCheck {
        name: "3-D Secure",
        result: badge,
        meaning: sentences.join(" "),
        code: three_ds
            .eci
            .as_ref()
            .map_or_else(String::new, |eci| format!("ECI {eci}")),
    }
}

fn liability(telling: &Telling) -> CardCheck {
    let shifted = telling.three_ds.liability_shift.as_deref();
    let meaning = cards::liability(secured(telling), shifted);
    CardCheck {
        name: "Loss by fraud",
        result: Badge::new(meaning.label, meaning.tone),
        meaning: meaning.words.to_owned(),
        code: shifted.unwrap_or_default().to_owned(),
    }
}

fn refusal(telling: &Telling) -> CardCheck {
    let checks = &telling.checks;
    let mut sentences = Vec::new();
    let known = checks.refusal_code.as_deref().and_then(codes::bank);
    sentences.extend(known.map(ToOwned::to_owned));
    let reason = checks.refusal_reason.clone();
    sentences.extend(reason.map(|reason| as_sentence(format!("In its words: {reason}"))));
    CardCheck {
        name: "The bank's refusal",
        result: Badge::new("Refused", Tone::Bad),
        meaning: sentences.join(" "),
        code: checks.refusal_code.clone().unwrap_or_default(),
    }
}

fn as_sentence(text: String) -> String {
    if text.ends_with('.') {
        text
    } else {
        text + "."
    }
}

fn numbers(telling: &Telling) -> Vec<CardFact> {
    let (checks, three_ds) = (&telling.checks, &telling.three_ds);
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
    numbers.extend(acquirer(&telling.acquirer));
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
fn movement(movement: &Movement, of_payment: &Acquirer) -> CardMovement {
    let (state, tone) = match movement.outcome {
        Outcome::Pending => ("Under way", Tone::Waiting),
        Outcome::Failed => ("Failed", Tone::Bad),
        Outcome::Succeeded => ("Succeeded", Tone::Good),
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
            MovementKind::Capture => "Capture",
            MovementKind::Refund => "Refund",
        },
        at: movement.at.map(times::moment),
        state: Badge::new(state, tone),
        amount: amount(movement).unwrap_or_default(),
        numbers,
        note: match (movement.outcome, code) {
            (Outcome::Failed, Some(code)) => format!("{} ({code})", codes::antom(code)),
            (Outcome::Failed, None) | (Outcome::Pending | Outcome::Succeeded, _) => String::new(),
        },
    }
}

fn amount(movement: &Movement) -> Option<String> {
    let currency: Currency = movement.numbers.currency.as_ref()?.parse().ok()?;
    let minor = movement.numbers.amount_minor.as_ref()?.parse().ok()?;
    Some(Money::new(minor, currency).ok()?.to_string())
}
