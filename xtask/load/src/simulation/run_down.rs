//! The end of a world: nothing fails any more, everything that is due is done, and the money is counted
//! on both sides.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use axum::http::Method;
use serde_json::Value;
use server::jobs;
use server::platform::metrics::labels::Job;
use server::services::books::audit::audit;
use xtask::run::Result;

use super::world::{Figures, PIECES, World};
use crate::books::Books;
use crate::soak::count::{Audit, count};

/// Seconds from one look to the next: together longer than anything at Antom or in the shop takes.
const STEPS: [u64; 30] = [
    1, 5, 10, 20, 30, 60, 120, 300, 300, 600, 600, 1_800, 1_800, 3_600, 3_600, 3_600, 3_600, 3_600,
    7_200, 7_200, 14_400, 14_400, 43_200, 43_200, 86_400, 86_400, 86_400, 172_800, 172_800,
    345_600,
];

/// More rounds than anything needs that is done at one moment.
const MOST_ROUNDS: usize = 10_000;

const ALL: &str = "state?limit=1000000";

/// Ends the world and counts.
pub(super) async fn run_down(world: &Arc<World>, seed: u64) -> Result<Figures> {
    world.network.calm();
    world
        .control(Method::DELETE, "faults", &Value::Null)
        .await?;
    finish(world).await?;
    for seconds in STEPS {
        drain(world).await?;
        world.pass(Duration::from_secs(seconds)).await;
    }
    drain(world).await?;
    let books = audit(&world.process(0).shop().db).await?;
    let books: Audit = serde_json::from_value(serde_json::to_value(&books)?)?;
    let state = world.control(Method::GET, ALL, &Value::Null).await?;
    let count = count(&books, &state, PIECES)?;
    let mut figures = Figures {
        paid: books.currencies.values().map(|totals| totals.paid).sum(),
        difference: count.difference(),
        ..Figures::default()
    };
    for wrong in &count.wrong {
        figures.fail(seed, wrong);
    }
    for line in left(world).await? {
        figures.fail(seed, &line);
    }
    Ok(figures)
}

/// What never came to its end, row by row. An order that a person has been told about may stay open.
async fn left(world: &World) -> Result<Vec<String>> {
    let books = Books::open(&world.database).await?;
    let mut lines = Vec::new();
    for query in [
        "SELECT 'task', kind || ' of ' || order_id, tries, COALESCE(last_error, '') FROM outbox
         WHERE state = 'todo'",
        "SELECT 'notification', body, tries, COALESCE(note, '') FROM inbox WHERE state = 'new'",
        "SELECT 'evidence', e.order_id || ' ' || e.kind || ' by ' || e.source, e.attempt, e.fact
         FROM evidence e JOIN orders o ON e.order_id = o.id
         WHERE o.state = 'awaiting_payment' AND o.payment_status <> 'needs_review' ORDER BY e.id",
        "SELECT 'order', o.payment_status || ' ' || o.id || ' ' || a.payment_request_id || ' ' || a.state, a.seq, ''
         FROM orders o JOIN attempts a ON a.order_id = o.id
         WHERE o.state = 'awaiting_payment' AND o.payment_status <> 'needs_review'",
    ] {
        for row in books.rows(query, Vec::new()).await? {
            let text = |at| row.try_get_by_index::<String>(at);
            let number: i64 = row.try_get_by_index(2)?;
            lines.push(format!("{} {} {number} {}", text(0)?, text(1)?, text(3)?));
        }
    }
    books.close().await?;
    Ok(lines)
}

/// Lets all that is under way come to its end.
async fn finish(world: &World) -> Result<()> {
    while let Some(turn) = world.stage.turns().first().copied() {
        world.go_on(turn.work).await?;
    }
    Ok(())
}

/// Does everything that is due now.
async fn drain(world: &Arc<World>) -> Result<()> {
    for _ in 0..MOST_ROUNDS {
        let mut done = 0;
        for job in [
            Job::Inbox,
            Job::Search,
            Job::Outbox,
            Job::Mail,
            Job::Janitor,
            Job::Subscriptions,
            Job::Tidying,
        ] {
            done += one(world, job).await?;
        }
        if done == 0 {
            return Ok(());
        }
    }
    Err("there is always something left to do".into())
}

async fn one(world: &Arc<World>, job: Job) -> Result<usize> {
    let jobs = world.process(0).jobs;
    let done = Arc::new(AtomicUsize::new(0));
    let work = {
        let done = Arc::clone(&done);
        async move {
            match jobs::one(&jobs, job).await {
                Ok(number) => done.store(number, Ordering::SeqCst),
                Err(error) => eprintln!("{}: {error}", job.as_str()),
            }
        }
    };
    let number = world.stage.begin(0, job.as_str(), Box::pin(work));
    while world.stage.is_under_way(number) {
        world.go_on(number).await?;
    }
    Ok(done.load(Ordering::SeqCst))
}
