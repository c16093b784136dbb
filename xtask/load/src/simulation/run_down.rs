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
use crate::soak::count::{Audit, count};

/// Seconds from one look to the next: together longer than anything at Antom or in the shop takes.
const STEPS: [u64; 30] = [
    1, 5, 10, 20, 30, 60, 120, 300, 300, 600, 600, 1_800, 1_800, 3_600, 3_600, 3_600, 3_600, 3_600,
    7_200, 7_200, 14_400, 14_400, 43_200, 43_200, 86_400, 86_400, 86_400, 172_800, 172_800, 345_600,
];

/// More rounds than anything needs that is done at one moment.
const MOST_ROUNDS: usize = 10_000;

const ALL: &str = "state?limit=1000000";

/// Ends the world and counts.
pub(super) async fn run_down(world: &Arc<World>, seed: u64) -> Result<Figures> {
    world.network.calm();
    world.control(Method::DELETE, "faults", &Value::Null).await?;
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
    if books.unfinished() > 0 {
        figures.fail(seed, "something is still to be done for good");
    }
    Ok(figures)
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
