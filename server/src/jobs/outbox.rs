//! Effects are carried out: Antom is asked, told to capture, cancel or refund; buyers are written to.

use std::fmt::Display;

use tokio::task::JoinSet;

use crate::jobs::Jobs;
use crate::platform::mailer::MailError;
use crate::platform::metrics::labels::Job;
use crate::platform::telemetry;
use crate::presenters::mail;
use crate::services::ServiceError;
use crate::services::payments::inquire::{Asked, SPACING, ask};
use crate::services::payments::reverse::reverse;
use crate::services::payments::task_outcome::Outcome;
use crate::services::payments::{capture, close_session, finish_task, refund, saved_cards};
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;
use crate::store::queues::outbox;
use crate::store::queues::outbox::OutboxRow;
use crate::store::queues::task::{Task, TaskKind};

/// Longer than any task takes; a process that died holding one is followed by another.
const LEASE_MS: i64 = 60_000;

/// Tasks under way at once: one call that hangs until its time-out does not hold the others up.
const AT_ONCE: u64 = 8;

/// Carries out what is due; tells how many tasks that were.
///
/// # Errors
/// When the database does not answer.
pub async fn work(jobs: &Jobs) -> Result<usize, ServiceError> {
    let now = jobs.shop.clock.now_ms();
    let claimed = outbox::claim(&jobs.shop.db, now, LEASE_MS, AT_ONCE).await?;
    let mut tasks = JoinSet::new();
    for task in claimed {
        let jobs = jobs.clone();
        tasks.spawn(async move {
            let request_id = task.request_id.clone();
            telemetry::job(Job::Outbox.as_str(), request_id, see_to(&jobs, &task)).await
        });
    }
    let mut done = 0;
    while let Some(seen_to) = tasks.join_next().await {
        match seen_to {
            Ok(Ok(())) => done += 1,
            // Its lease runs out, and it is taken again.
            Ok(Err(error)) => {
                jobs.shop.metrics.job_failed(Job::Outbox);
                tracing::error!(%error, "a task failed and is taken again");
            }
            Err(error) => {
                jobs.shop.metrics.job_failed(Job::Outbox);
                tracing::error!(%error, "a task was cut short and is taken again");
            }
        }
    }
    Ok(done)
}

async fn see_to(jobs: &Jobs, task: &OutboxRow) -> Result<(), ServiceError> {
    let db = &jobs.shop.db;
    match carry_out(jobs, task).await? {
        Outcome::Done => {
            let effect = TaskKind::parse(&task.kind).is_none_or(TaskKind::is_effect);
            if !effect {
                outbox::finish(db, task.id).await?;
            } else if !finish_task::finish(&jobs.shop, task).await? {
                let run_at = jobs.shop.clock.now_ms() + backoff(task.tries);
                let reason = "it is due again".to_owned();
                return Ok(outbox::postpone(db, task.id, run_at, reason).await?);
            }
            tracing::info!(task = task.kind, tries = task.tries, "done");
        }
        Outcome::NotDue => {}
        Outcome::Later(reason) => {
            tracing::warn!(
                task = task.kind,
                tries = task.tries,
                reason,
                "a task is tried again later"
            );
            let run_at = jobs.shop.clock.now_ms() + backoff(task.tries);
            outbox::postpone(db, task.id, run_at, reason).await?;
        }
    }
    Ok(())
}

/// 2 s, 4 s, 8 s … up to an hour.
fn backoff(tries: i32) -> i64 {
    let doublings = u32::try_from(tries).unwrap_or(0).min(11);
    (1_000_i64 << doublings).min(3_600_000)
}

fn later(reason: impl Display) -> Outcome {
    Outcome::Later(reason.to_string())
}

async fn carry_out(jobs: &Jobs, row: &OutboxRow) -> Result<Outcome, ServiceError> {
    let (shop, order_id) = (&jobs.shop, row.order_id.as_str());
    let task = match row.task() {
        Ok(task) => task,
        Err(unknown) => return Ok(later(unknown)),
    };
    match &task {
        Task::ReceiptMail
        | Task::ShippedMail
        | Task::CancelledMail
        | Task::RefundMail { .. }
        | Task::ReturnedMail { .. }
        | Task::LoginMail { .. } => mail(jobs, &task, order_id).await,
        Task::Inquire { attempt } => match attempt_of(jobs, order_id, *attempt).await? {
            Some(row) => Ok(match ask(shop, &row, SPACING).await? {
                Asked::Answered => Outcome::Done,
                Asked::NotSubmitted | Asked::NoAnswer | Asked::TooSoon => {
                    later("Antom has not told yet")
                }
            }),
            None => Ok(Outcome::Done),
        },
        Task::CloseSession { attempt } => match attempt_of(jobs, order_id, *attempt).await? {
            Some(row) => close_session::close_session(shop, &row).await,
            None => Ok(Outcome::Done),
        },
        Task::GiveBack { attempt } => reverse(shop, order_id, *attempt, row.id).await,
        Task::Capture {
            capture_request_id, ..
        } => capture::carry_out(shop, capture_request_id, row.id).await,
        Task::Refund {
            refund_request_id, ..
        } => refund::carry_out(shop, refund_request_id, row.tries).await,
        Task::ForgetCard { card_id } => saved_cards::forget(shop, card_id).await,
    }
}

async fn attempt_of(
    jobs: &Jobs,
    order_id: &str,
    attempt: u32,
) -> Result<Option<AttemptRow>, ServiceError> {
    let attempts = attempts::of_order(&jobs.shop.db, order_id).await?;
    Ok(attempts.into_iter().find(|row| row.number() == attempt))
}

async fn mail(jobs: &Jobs, task: &Task, order_id: &str) -> Result<Outcome, ServiceError> {
    let is_login = task.kind() == TaskKind::LoginMail;
    let Some(mail) =
        mail::compose(&jobs.shop, task, order_id, &jobs.public_url, jobs.words).await?
    else {
        return Ok(if is_login {
            // Nobody waits for the link any more.
            Outcome::Done
        } else {
            later("there is nothing to write about")
        });
    };
    Ok(match jobs.mailer.send(&mail).await {
        Ok(()) => Outcome::Done,
        Err(error @ MailError::Address) => {
            tracing::error!(order = order_id, %error, "a mail can reach nobody");
            Outcome::Done
        }
        // Anybody can ask for a link to any address; nobody waits at one that does not exist.
        Err(error) if is_login && error.is_permanent() => {
            tracing::warn!(%error, "a login link can reach nobody");
            Outcome::Done
        }
        Err(error) => later(error),
    })
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
