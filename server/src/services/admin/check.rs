//! "Check with Antom now": every attempt and refund of an order that may still change is asked
//! about.

use domain::ledger::AttemptState;

use crate::services::Shop;
use crate::services::admin::action::{Act, ActError};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::refund;
use crate::services::payments::task_outcome::Outcome;
use crate::store::audit_log;
use crate::store::audit_log::Entry;
use crate::store::payments::{attempts, refunds};
use crate::store::{commit, write_tx};

/// Asks, and says in a sentence what came of it.
///
/// # Errors
/// When this form was used before, or the database does not answer.
pub async fn check(shop: &Shop, act: &Act<'_>, order_id: &str) -> Result<String, ActError> {
    let tx = write_tx(&shop.db).await?;
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action: "check",
        order_id: Some(order_id),
        details: String::new(),
    };
    if !audit_log::record(&tx, entry, shop.clock.now_ms()).await? {
        return Err(ActError::AlreadyDone);
    }
    commit(tx).await?;

    let mut answers = Vec::new();
    for row in attempts::of_order(&shop.db, order_id).await? {
        let before = row.attempt_state()?;
        let asked = ask(shop, &row, 0).await?;
        let now = attempts::find(&shop.db, &row.payment_request_id).await?;
        let now = now.map_or(Ok(before), |row| row.attempt_state())?;
        answers.push(format!(
            "Payment attempt {}: {}",
            row.seq,
            sentence(asked, before, now)
        ));
    }
    for row in refunds::of_order(&shop.db, order_id).await? {
        if row.refund_state()?.is_open() {
            let told = match refund::inquire(shop, &row.refund_request_id).await? {
                Outcome::Done => "Antom has told how it ended.".to_owned(),
                Outcome::NotDue => "nothing is due.".to_owned(),
                Outcome::Later(reason) => format!("still open ({reason})."),
            };
            answers.push(format!("Refund {}: {told}", row.refund_request_id));
        }
    }
    if answers.is_empty() {
        answers.push("There is no payment attempt to ask about.".to_owned());
    }
    Ok(answers.join(" "))
}

fn sentence(asked: Asked, before: AttemptState, now: AttemptState) -> String {
    match asked {
        Asked::Answered if now == before => format!("Antom confirms what is known ({now})."),
        Asked::Answered => format!("it was {before}, and is {now} now."),
        Asked::NotSubmitted => "Antom knows of no payment on it.".to_owned(),
        Asked::NoAnswer => "Antom did not answer.".to_owned(),
        Asked::TooSoon => "Antom was asked a moment ago.".to_owned(),
    }
}
