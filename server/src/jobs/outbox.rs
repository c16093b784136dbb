//! Effects are carried out: receipts mailed, unclear payments asked about, surplus money given back.

use std::fmt::Display;

use crate::mail::MailError;
use crate::services::giving_back::{GivenBack, give_back};
use crate::services::inquiry::{Asked, SPACING, ask};
use crate::services::{ServiceError, receipts};
use crate::state::AppState;
use crate::store::outbox::{self, OutboxRow};
use crate::store::payments;

/// Longer than any task takes; a process that died holding one is followed by another.
const LEASE_MS: i64 = 60_000;
const BATCH: usize = 50;

/// Carries out what is due; tells how many tasks that were.
///
/// # Errors
/// When the database does not answer.
pub async fn work(state: &AppState) -> Result<usize, ServiceError> {
    let mut done = 0;
    while done < BATCH {
        let now = state.shop.clock.now_ms();
        let Some(task) = outbox::claim(&state.shop.db, now, LEASE_MS).await? else {
            break;
        };
        match carry_out(state, &task).await? {
            Outcome::Done => outbox::finish(&state.shop.db, task.id).await?,
            Outcome::NotDue => {}
            Outcome::Later(reason) => {
                tracing::warn!(
                    task = task.kind,
                    tries = task.tries,
                    reason,
                    "a task is tried again later"
                );
                outbox::postpone(&state.shop.db, task.id, now + backoff(task.tries), reason)
                    .await?;
            }
        }
        done += 1;
    }
    Ok(done)
}

enum Outcome {
    Done,
    /// Its reason has gone, and the task with it.
    NotDue,
    Later(String),
}

impl Outcome {
    fn later(reason: impl Display) -> Self {
        Self::Later(reason.to_string())
    }
}

/// 2 s, 4 s, 8 s … up to an hour.
fn backoff(tries: i32) -> i64 {
    let doublings = u32::try_from(tries).unwrap_or(0).min(11);
    (1_000_i64 << doublings).min(3_600_000)
}

async fn carry_out(state: &AppState, task: &OutboxRow) -> Result<Outcome, ServiceError> {
    match task.kind.as_str() {
        "receipt" => {
            let mail = receipts::compose(&state.shop, &task.order_id, &state.public_url).await?;
            Ok(match state.mailer.send(&mail).await {
                Ok(()) => Outcome::Done,
                Err(error @ MailError::Address) => {
                    tracing::error!(order = task.order_id, %error, "a receipt can reach nobody");
                    Outcome::Done
                }
                Err(error) => Outcome::later(error),
            })
        }
        "inquire" => {
            let attempts = payments::of_order(&state.shop.db, &task.order_id).await?;
            let Some(row) = attempts
                .iter()
                .find(|row| row.seq.to_string() == task.payload)
            else {
                return Ok(Outcome::Done);
            };
            Ok(match ask(&state.shop, row, SPACING).await? {
                Asked::Answered => Outcome::Done,
                Asked::NotSubmitted | Asked::NoAnswer | Asked::TooSoon => {
                    Outcome::later("Antom has not told yet")
                }
            })
        }
        "give_back" => {
            let Ok(attempt) = task.payload.parse() else {
                return Ok(Outcome::later("it names no attempt"));
            };
            Ok(
                match give_back(&state.shop, &task.order_id, attempt, task.id).await? {
                    GivenBack::Done => Outcome::Done,
                    GivenBack::NotDue => Outcome::NotDue,
                    GivenBack::Later(reason) => Outcome::Later(reason),
                },
            )
        }
        other => Ok(Outcome::Later(format!(
            "this version does not know the task {other}"
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::backoff;

    #[test]
    fn waits_double_up_to_an_hour() {
        assert_eq!(backoff(1), 2_000);
        assert_eq!(backoff(2), 4_000);
        assert_eq!(backoff(40), 2_048_000);
    }
}
