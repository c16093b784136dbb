//! "Check with Antom now": every attempt and refund of an order that may still change is asked
//! about.

use domain::ledger::AttemptState;

use crate::services::Shop;
use crate::services::admin::action::{Act, ActionError, ActionRefusal};
use crate::services::payments::inquire::{Asked, ask};
use crate::services::payments::refund;
use crate::services::payments::task_outcome::TaskOutcome;
use crate::store::audit_log::{self, AdminAction, Entry};
use crate::store::payments::{attempts, refunds};
use crate::store::stored::Stored;
use crate::store::{commit, write_tx};

/// What asking Antom about an order brought.
#[derive(Debug, Default)]
pub struct CheckReport {
    pub attempts: Vec<CheckedAttempt>,
    /// Refunds whose end was not known, by their ids.
    pub refunds: Vec<(String, TaskOutcome)>,
}

/// What asking about one attempt brought.
#[derive(Debug)]
pub struct CheckedAttempt {
    pub number: u32,
    pub asked: Asked,
    pub before: Stored<AttemptState>,
    pub now: Stored<AttemptState>,
}

/// Asks, and reports what came of it.
///
/// # Errors
/// When this form was used before, or the database does not answer.
pub async fn check(shop: &Shop, act: &Act<'_>, order_id: &str) -> Result<CheckReport, ActionError> {
    let tx = write_tx(&shop.db).await?;
    let entry = Entry {
        actor: act.actor,
        form: act.form,
        action: AdminAction::Check,
        order_id: Some(order_id),
    };
    if !audit_log::record(&tx, entry, shop.clock.now_ms()).await? {
        return Err(ActionRefusal::AlreadyDone.into());
    }
    commit(tx).await?;

    let mut report = CheckReport::default();
    for row in attempts::of_order(&shop.db, order_id).await? {
        let before = row.state.clone();
        let asked = ask(shop, &row, 0).await?;
        let now = attempts::find(&shop.db, &row.payment_request_id).await?;
        let now = now.map_or_else(|| before.clone(), |row| row.state);
        report.attempts.push(CheckedAttempt {
            number: row.number(),
            asked,
            before,
            now,
        });
    }
    for row in refunds::of_order(&shop.db, order_id).await? {
        if row.state.known().is_some_and(|state| state.is_open()) {
            let outcome = refund::inquire(shop, &row.refund_request_id).await?;
            report.refunds.push((row.refund_request_id, outcome));
        }
    }
    Ok(report)
}
