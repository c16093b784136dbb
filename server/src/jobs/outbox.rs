//! Effects are carried out: Antom is asked, told to capture, cancel or refund; buyers are written to.

use std::fmt::Display;
use std::sync::Arc;

use crate::jobs::lane::{self, Lane};
use crate::jobs::{Jobs, Limits};
use crate::platform::backoff::backoff;
use crate::platform::metrics::labels::Job;
use crate::platform::shutdown::Shutdown;
use crate::platform::traces;
use crate::presenters::mail;
use crate::services::payments::inquire::{Asked, SPACING, ask};
use crate::services::payments::reverse::reverse;
use crate::services::payments::task_outcome::TaskOutcome;
use crate::services::payments::{capture, close_session, finish_task, refund, saved_cards};
use crate::services::{ServiceError, Shop};
use crate::store::payments::attempts;
use crate::store::payments::attempts::AttemptRow;
use crate::store::queues::outbox;
use crate::store::queues::outbox::OutboxRow;
use crate::store::queues::task::{Task, TaskLane};

/// Longer than [`Limits::task`]; a process that died holding one is followed by another.
const LEASE_MS: i64 = 60_000;

const FIRST_WAIT: i64 = 2_000;
const LONGEST_WAIT: i64 = 3_600_000;

/// After so many tries, about four days, a mail is set aside: nobody may ever read it. What moves
/// money is tried until it is done.
const MOST_TRIES_OF_A_MAIL: i32 = 100;

/// Carries out what Antom is to do, until the shutdown.
pub(super) async fn money(jobs: Jobs, shutdown: Shutdown) {
    let limits = jobs.limits;
    lane::run(Money(jobs), limits, shutdown).await;
}

/// Sends mails until the shutdown.
pub(super) async fn mails(jobs: Jobs, shutdown: Shutdown) {
    let limits = jobs.limits;
    lane::run(Mails(jobs), limits, shutdown).await;
}

/// Carries out what is due; tells how many tasks that were.
pub async fn work(jobs: &Jobs) -> Result<usize, ServiceError> {
    let limits: Limits = jobs.limits;
    let (money, mails) = (Money(jobs.clone()), Mails(jobs.clone()));
    let (money, mails) = tokio::join!(
        lane::round(&money, limits, Money::AT_ONCE),
        lane::round(&mails, limits, Mails::AT_ONCE),
    );
    Ok(money? + mails?)
}

/// Carries out one task of Antom's; tells whether there was one.
pub(super) async fn one(jobs: &Jobs) -> Result<usize, ServiceError> {
    lane::round(&Money(jobs.clone()), jobs.limits, 1).await
}

/// Sends one mail; tells whether there was one.
pub(super) async fn one_mail(jobs: &Jobs) -> Result<usize, ServiceError> {
    lane::round(&Mails(jobs.clone()), jobs.limits, 1).await
}

#[derive(Clone)]
struct Money(Jobs);

#[derive(Clone)]
struct Mails(Jobs);

macro_rules! lane_of_tasks {
    ($lane:ident, $name:expr, $job:expr, $at_once:literal) => {
        impl Lane for $lane {
            type Row = OutboxRow;

            const JOB: Job = $job;
            const AT_ONCE: usize = $at_once;
            const IS_WOKEN: bool = true;

            fn shop(&self) -> &Arc<Shop> {
                &self.0.shop
            }

            fn request_id(task: &OutboxRow) -> Option<String> {
                task.request_id.clone()
            }

            fn trace(task: &OutboxRow) -> Option<&str> {
                task.trace.as_deref()
            }

            async fn claim(&self, max: u64) -> Result<Vec<OutboxRow>, ServiceError> {
                let now = self.0.shop.clock.now_ms();
                Ok(outbox::claim(&self.0.shop.db, $name, now, LEASE_MS, max).await?)
            }

            async fn see_to(&self, task: &OutboxRow) -> Result<(), ServiceError> {
                see_to(&self.0, task).await
            }

            async fn push_back(&self, task: &OutboxRow, why: String) -> Result<(), ServiceError> {
                postpone(&self.0, task, why).await
            }
        }
    };
}

lane_of_tasks!(Money, TaskLane::Money, Job::Outbox, 8);
lane_of_tasks!(Mails, TaskLane::Mail, Job::Mail, 4);

async fn see_to(jobs: &Jobs, task: &OutboxRow) -> Result<(), ServiceError> {
    traces::tell("shop.task", task.kind.to_string());
    let outcome = match carry_out(jobs, task).await? {
        Carried::Out(outcome) => outcome,
        Carried::InVain(reason) => return set_aside(jobs, task, reason).await,
    };
    match outcome {
        TaskOutcome::Done => {
            let effect = task.kind.known().is_none_or(|kind| kind.is_effect());
            if !effect {
                is_held(task, outbox::finish(&jobs.shop.db, task).await?);
            } else if !finish_task::finish(&jobs.shop, task).await? {
                return postpone(jobs, task, "it is due again".to_owned()).await;
            }
            tracing::info!(task = %task.kind, tries = task.tries, "done");
        }
        TaskOutcome::NotDue => {}
        TaskOutcome::Later(reason) => {
            tracing::warn!(
                task = %task.kind,
                tries = task.tries,
                reason,
                "a task is tried again later"
            );
            postpone(jobs, task, reason).await?;
        }
    }
    Ok(())
}

async fn postpone(jobs: &Jobs, task: &OutboxRow, reason: String) -> Result<(), ServiceError> {
    let is_mail = task.kind.known().is_some_and(|kind| kind.is_mail());
    if is_mail && task.tries >= MOST_TRIES_OF_A_MAIL {
        return set_aside(jobs, task, reason).await;
    }
    let wait = backoff(FIRST_WAIT, task.tries, LONGEST_WAIT, task.id);
    let run_at = jobs.shop.clock.now_ms() + wait;
    let held = outbox::postpone(&jobs.shop.db, task, run_at, reason).await?;
    is_held(task, held);
    Ok(())
}

async fn set_aside(jobs: &Jobs, task: &OutboxRow, reason: String) -> Result<(), ServiceError> {
    tracing::error!(
        task = %task.kind,
        tries = task.tries,
        reason,
        "a task is set aside"
    );
    let now = jobs.shop.clock.now_ms();
    let held = outbox::set_aside(&jobs.shop.db, task, now, reason).await?;
    is_held(task, held);
    Ok(())
}

fn is_held(task: &OutboxRow, held: bool) {
    if !held {
        tracing::warn!(
            task = %task.kind,
            "a task took longer than its lease, and is somebody else's"
        );
    }
}

fn later(reason: impl Display) -> TaskOutcome {
    TaskOutcome::Later(reason.to_string())
}

enum Carried {
    Out(TaskOutcome),
    /// It cannot be done, and why: the merchant is told.
    InVain(String),
}

async fn carry_out(jobs: &Jobs, row: &OutboxRow) -> Result<Carried, ServiceError> {
    let (shop, order_id) = (&jobs.shop, row.order_id.as_str());
    let task = match &row.task {
        Ok(task) => task,
        Err(unknown) => return Ok(Carried::Out(later(unknown))),
    };
    let outcome = match task {
        Task::ReceiptMail
        | Task::ShippedMail { .. }
        | Task::CancelledMail
        | Task::RefundMail { .. }
        | Task::ReturnedMail { .. }
        | Task::FailedMail { .. }
        | Task::ExpiredMail { .. }
        | Task::CaptureFailedMail { .. }
        | Task::SubscriptionMail { .. }
        | Task::LoginMail { .. }
        | Task::RestockAskMail { .. }
        | Task::RestockMail { .. }
        | Task::LookupMail { .. } => {
            return mail(jobs, task, order_id).await;
        }
        Task::Inquire { attempt } => match attempt_of(jobs, order_id, *attempt).await? {
            Some(row) => Ok(match ask(shop, &row, SPACING).await? {
                Asked::Answered => TaskOutcome::Done,
                Asked::NotSubmitted | Asked::NoAnswer | Asked::TooSoon => {
                    later("Antom has not told yet")
                }
            }),
            None => Ok(TaskOutcome::Done),
        },
        Task::CloseSession { attempt } => match attempt_of(jobs, order_id, *attempt).await? {
            Some(row) => close_session::close_session(shop, &row).await,
            None => Ok(TaskOutcome::Done),
        },
        Task::Reverse { attempt } => reverse(shop, order_id, *attempt, row.id).await,
        Task::Capture {
            capture_request_id, ..
        } => capture::carry_out(shop, capture_request_id, row.id).await,
        Task::Refund {
            refund_request_id, ..
        } => refund::carry_out(shop, refund_request_id, row.tries).await,
        Task::ForgetCard { card_id } => saved_cards::forget(shop, card_id).await,
    };
    outcome.map(Carried::Out)
}

async fn attempt_of(
    jobs: &Jobs,
    order_id: &str,
    attempt: u32,
) -> Result<Option<AttemptRow>, ServiceError> {
    let attempts = attempts::of_order(&jobs.shop.db, order_id).await?;
    Ok(attempts.into_iter().find(|row| row.number() == attempt))
}

async fn mail(jobs: &Jobs, task: &Task, order_id: &str) -> Result<Carried, ServiceError> {
    let goes_to_anybody = task.kind().goes_to_anybody();
    let composed = mail::compose(&jobs.shop, task, order_id, &jobs.public_url).await?;
    let Some(mail) = composed else {
        return Ok(Carried::Out(if task.kind().may_be_moot() {
            // Nobody waits for the link, or the buyer has tried again.
            TaskOutcome::Done
        } else {
            later("there is nothing to write about")
        }));
    };
    if mail.to.is_empty() {
        tracing::info!("a mail is not sent, because it was forgotten who would get it");
        return Ok(Carried::Out(TaskOutcome::Done));
    }
    Ok(match jobs.mailer.send(&mail).await {
        Ok(()) => Carried::Out(TaskOutcome::Done),
        // Anybody can type any address; nobody waits at one that does not exist.
        Err(error) if goes_to_anybody && error.is_permanent() => {
            tracing::warn!(%error, "a mail that was asked for can reach nobody");
            Carried::Out(TaskOutcome::Done)
        }
        Err(error) if error.is_permanent() => Carried::InVain(error.to_string()),
        Err(error) => Carried::Out(later(error)),
    })
}
