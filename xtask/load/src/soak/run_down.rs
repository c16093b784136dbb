//! After the buyers have gone: nothing goes wrong any more, everything is told, time passes, until
//! nothing is left to be done.

use std::rc::Rc;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::Soak;
use super::count::Audit;
use super::crew::Crew;
use super::drive::ALL;
use super::subscriptions;
use crate::books::Books;
use crate::processes::World;
use xtask::run::{Result, interrupted};

/// How far the clock is moved each time there is nothing more to do at once: past back-offs, past a
/// session's end, past the day after which an unpaid order ends, past the janitor's
/// last questions.
const STEPS: [u64; 5] = [600, 3_700, 5_400, 90_000, 90_000];

/// What a process that was killed was at is nobody else's until then.
const LEASES: Duration = Duration::from_secs(130);

/// A search of whose refund it is goes on after a few seconds. To wait for that is no round.
const SOON: i64 = 10_000;

/// Looks of all searches together.
const MOST_LOOKS: usize = 150;

/// Rounds in which everything has to come to its end (I10).
const MOST_ROUNDS: usize = 24;

/// For what can be done at once, on a slow machine.
const PATIENCE: Duration = Duration::from_secs(90);

/// What is still to be done, and what of it now.
#[derive(Debug)]
struct Left {
    tasks: i64,
    notifications: i64,
    questions: i64,
    /// Unpaid orders that no person has to decide about.
    orders: i64,
    /// Of which nobody knows yet whether anything comes. Others are charged for ever.
    sign_ups: i64,
    now: i64,
    /// When the next of it is due, epoch milliseconds.
    next: Option<i64>,
}

impl Left {
    async fn of(books: &Books, now: i64) -> Result<Self> {
        let count = async |sql: &str| -> Result<i64> {
            Ok(books.number(sql, Vec::new()).await?.unwrap_or(0))
        };
        let due = "SELECT (SELECT COUNT(*) FROM outbox WHERE state = 'todo' AND run_at <= ?)
             + (SELECT COUNT(*) FROM inbox WHERE state = 'new' AND run_at <= ?)
             + (SELECT COUNT(*) FROM attempts WHERE check_at <= ?)
             + (SELECT COUNT(*) FROM subscriptions WHERE check_at <= ?)";
        let next = "SELECT MIN(at) FROM (SELECT MIN(run_at) AS at FROM outbox WHERE state = 'todo'
             UNION ALL SELECT MIN(run_at) FROM inbox WHERE state = 'new'
             UNION ALL SELECT MIN(check_at) FROM attempts) AS times";
        let values = vec![now.into(); 4];
        Ok(Self {
            tasks: count("SELECT COUNT(*) FROM outbox WHERE state = 'todo'").await?,
            notifications: count("SELECT COUNT(*) FROM inbox WHERE state = 'new'").await?,
            questions: count("SELECT COUNT(*) FROM attempts WHERE check_at IS NOT NULL").await?,
            orders: count(
                "SELECT COUNT(*) FROM orders WHERE state = 'awaiting_payment' AND review_reason IS NULL",
            )
            .await?,
            sign_ups: count("SELECT COUNT(*) FROM subscriptions WHERE status = 'signing_up'").await?,
            now: books.number(due, values).await?.unwrap_or(0),
            next: books.number(next, Vec::new()).await?,
        })
    }

    fn is_nothing(&self) -> bool {
        self.tasks + self.notifications + self.questions + self.orders + self.sign_ups == 0
            && self.now == 0
    }
}

/// Ends when nothing is left to be done.
pub(crate) async fn run_down(
    soak: &Rc<Soak>,
    books: &Books,
    world: &Arc<World>,
    crew: &mut Crew,
) -> Result<()> {
    let waiting = soak.control.faults().await?;
    soak.tally.borrow_mut().not_struck(&waiting);
    soak.control.no_faults().await?;
    crew.move_clock(soak.control, LEASES, true).await?;
    let (mut round, mut looks) = (0, 0);
    while round < MOST_ROUNDS {
        if interrupted() {
            return Err("interrupted".into());
        }
        while soak.control.flush().await? > 0 {}
        let left = drain(books, crew).await?;
        eprintln!("running down, round {}: {left:?}", round + 1);
        if left.is_nothing()
            && !is_under_way(soak).await?
            && soak.control.flush().await? == 0
            && Audit::of(world).await?.unfinished_subscriptions() == 0
        {
            return Ok(());
        }
        let to_next = left.next.map_or(0, |next| next - now(crew));
        let is_search = (1..=SOON).contains(&to_next) && looks < MOST_LOOKS;
        let step = if is_search {
            looks += 1;
            0
        } else {
            round += 1;
            STEPS[(round - 1).min(STEPS.len() - 1)]
        };
        let by = u64::try_from(to_next)
            .unwrap_or(0)
            .div_ceil(1_000)
            .max(step)
            + 1;
        crew.move_clock(soak.control, Duration::from_secs(by), true)
            .await?;
    }
    let left = Left::of(books, now(crew)).await?;
    Err(format!("after {MOST_ROUNDS} rounds something is still to be done: {left:?}").into())
}

/// Whether the gateway has a refund or a deduction to finish.
async fn is_under_way(soak: &Soak) -> Result<bool> {
    let state = soak.control.state(ALL).await?;
    let sums = state["money"].as_object().cloned().unwrap_or_default();
    let mut refunding = sums
        .values()
        .map(|sum| sum["refunding"].as_i64().unwrap_or(0));
    Ok(refunding.any(|minor| minor > 0) || subscriptions::is_under_way(&state)?)
}

/// Waits until all that is due now is done.
async fn drain(books: &Books, crew: &Crew) -> Result<Left> {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let left = Left::of(books, now(crew)).await?;
        if left.now == 0 || Instant::now() > deadline {
            return Ok(left);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}

/// The shop's clock, epoch milliseconds.
fn now(crew: &Crew) -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from((since + crew.ahead()).as_millis()).unwrap_or(i64::MAX)
}
